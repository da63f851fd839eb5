// Signing in.
import { Refused, call } from './api.js';
import { shell } from './shell.js';
import { knows, say } from './words.js';

shell();

const form = /** @type {HTMLFormElement} */ (document.getElementById('sign-in'));
const key = /** @type {HTMLInputElement} */ (document.getElementById('key'));
const fault = /** @type {HTMLElement} */ (document.getElementById('key-fault'));

if (location.hash === '#signed-out' && knows('session-ended')) {
    tell(say('session-ended'), false);
    history.replaceState(null, '', location.pathname + location.search);
}
// Without this script it would send the key to what is no page.
const go = /** @type {HTMLButtonElement} */ (form.querySelector('[type="submit"]'));
go.disabled = false;

form.addEventListener('submit', (event) => {
    event.preventDefault();
    void signIn();
});

async function signIn() {
    const typed = key.value.trim();
    tell(typed ? say('signing-in') : say('no-key'), !typed);
    if (!typed) return;
    try {
        await call('POST', '/session', { body: { key: typed } });
        key.value = '';
        goOn();
    } catch (cause) {
        tell(why(cause), true);
    }
}

/** @param {unknown} cause */
function why(cause) {
    if (!(cause instanceof Refused)) return /** @type {Error} */ (cause).message;
    if (cause.status === 401) return say('sign-in-refused');
    if (cause.status === 429) return say('too-many-sign-ins', { seconds: cause.headers.get('retry-after') ?? '60' });
    return cause.message;
}

/** @param {string} text @param {boolean} isFault */
function tell(text, isFault) {
    fault.textContent = text;
    fault.classList.toggle('quiet', !isFault);
    key.setAttribute('aria-invalid', String(isFault));
    if (isFault) key.focus();
}

function goOn() {
    location.replace(form.dataset.next || '/');
}

// A link on another site does not bring the cookie along; a question of our own does.
async function isSignedIn() {
    const answer = await fetch('/play', { method: 'HEAD', redirect: 'manual' });
    return answer.type !== 'opaqueredirect' && answer.ok;
}

isSignedIn().then((yes) => yes && goOn(), () => {});
