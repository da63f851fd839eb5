// Copying, also where the browser gives no clipboard: over plain HTTP on another name than localhost.
import { toast } from './toast.js';
import { say } from './words.js';

/** @param {string} text */
export async function copy(text) {
    toast(say((await copied(text)) ? 'copied' : 'copy-failed'));
}

/** @param {string} text @returns {Promise<boolean>} */
async function copied(text) {
    try {
        if (navigator.clipboard) {
            await navigator.clipboard.writeText(text);
            return true;
        }
    } catch {
        // It may be forbidden; then as of old.
    }
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'sr-only';
    (document.querySelector('dialog[open]') ?? document.body).append(area);
    const focused = document.activeElement;
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
    return done;
}

/** Buttons with `data-copy` copy the code of their block, or the element that the attribute names. */
export function copyButtons() {
    document.addEventListener('click', (event) => {
        const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
        if (!(button instanceof HTMLElement)) return;
        const named = button.dataset.copy ? document.getElementById(button.dataset.copy) : null;
        const shown = named ?? button.closest('.code')?.querySelector(':not([hidden]) > pre > code');
        if (shown) void copy(shown.textContent ?? '');
    });
}
