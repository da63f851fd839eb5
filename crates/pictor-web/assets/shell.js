// What every page does: the theme, menus, copying, and signing out of all tabs at once.
import { call, whenSignedOut } from './api.js';
import { keep } from './cookie.js';
import { copyButtons } from './copy.js';
import { forget } from './store.js';
import { paint } from './highlight.js';
import { menus } from './menu.js';
import { tabs } from './tabs.js';
import { toast } from './toast.js';

const session = 'BroadcastChannel' in window ? new BroadcastChannel('pictor-session') : null;

/** Wires the frame of a page. */
export function shell() {
    copyButtons();
    tabs();
    paint();
    themes();
    menus();
    sessions();
}

function themes() {
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-theme-choice]'))) {
        item.addEventListener('click', () => {
            const theme = item.dataset.themeChoice ?? 'auto';
            document.documentElement.dataset.theme = theme;
            keep('theme', theme);
            for (const other of document.querySelectorAll('[data-theme-choice]')) {
                other.setAttribute('aria-checked', String(other === item));
            }
            /** @type {HTMLElement | null} */ (item.closest('[popover]'))?.hidePopover();
        });
    }
}

function sessions() {
    const leave = () => {
        const next = encodeURIComponent(location.pathname + location.search);
        // What everybody may read stays, and shows that nobody is signed in.
        if (/^\/(play|jobs\/.*)?$/.test(location.pathname)) location.assign(`/?next=${next}#signed-out`);
        else location.reload();
    };
    if (session) {
        session.onmessage = () => {
            forget();
            leave();
        };
    }
    if (document.querySelector('[data-sign-out]')) whenSignedOut(leave);
    document.querySelector('[data-sign-out]')?.addEventListener('click', async () => {
        try {
            await call('DELETE', '/session');
        } catch (fault) {
            toast(/** @type {Error} */ (fault).message);
            return;
        }
        forget();
        session?.postMessage('out');
        location.assign('/');
    });
}
