// Deleting a job's pictures and prompt: it is out of sight at once, and sent when nobody has taken it back for ten
// seconds, or leaves.
import { call } from './api.js';
import { toast } from './toast.js';
import { say } from './words.js';

const SECONDS = 10;

/**
 * @param {string} job
 * @param {{hide: () => void, show: () => void, focus: () => void, done: () => void}} page `focus` goes where it was asked for
 */
export function remove(job, { hide, show, focus, done }) {
    hide();
    const send = async () => {
        window.removeEventListener('pagehide', leave);
        try {
            await call('DELETE', `/v1/images/jobs/${job}`, { keepalive: true });
            done();
        } catch (cause) {
            show();
            toast(/** @type {Error} */ (cause).message);
        }
    };
    const timer = setTimeout(() => void send(), SECONDS * 1000);
    const leave = () => {
        clearTimeout(timer);
        void send();
    };
    window.addEventListener('pagehide', leave);
    const undo = () => {
        clearTimeout(timer);
        window.removeEventListener('pagehide', leave);
        show();
        focus();
    };
    toast(say('deleting'), { label: say('undo'), act: undo }, SECONDS);
}
