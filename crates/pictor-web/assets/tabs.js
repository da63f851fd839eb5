// Tabs of one block, by mouse and arrows; the language that is chosen holds for every block and every page.
import { keep, kept } from './cookie.js';

/** Makes all blocks with `data-tabs` work. */
export function tabs() {
    for (const block of document.querySelectorAll('[data-tabs]')) {
        block.addEventListener('click', (event) => {
            const tab = event.target instanceof Element ? event.target.closest('[role="tab"]') : null;
            if (tab instanceof HTMLElement) choose(tab);
        });
        block.addEventListener('keydown', (event) => step(/** @type {KeyboardEvent} */ (event)));
    }
    const before = kept('tab');
    if (before) show(before);
}

/** @param {HTMLElement} tab */
function choose(tab) {
    const top = tab.getBoundingClientRect().top;
    const name = tab.dataset.tab ?? '';
    keep('tab', name);
    show(name);
    // Other blocks above may have grown or shrunk: what was clicked stays where it is.
    window.scrollBy(0, tab.getBoundingClientRect().top - top);
}

/** @param {string} name */
function show(name) {
    for (const block of document.querySelectorAll('[data-tabs]')) {
        const all = /** @type {HTMLElement[]} */ ([...block.querySelectorAll('[role="tab"]')]);
        if (!all.some((tab) => tab.dataset.tab === name)) continue;
        for (const tab of all) {
            const chosen = tab.dataset.tab === name;
            tab.setAttribute('aria-selected', String(chosen));
            tab.tabIndex = chosen ? 0 : -1;
            const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
            if (panel) panel.hidden = !chosen;
        }
    }
}

/** @param {KeyboardEvent} event */
function step(event) {
    const tab = event.target;
    if (!(tab instanceof HTMLElement) || !tab.matches('[role="tab"]')) return;
    const all = /** @type {HTMLElement[]} */ ([...(tab.parentElement?.querySelectorAll('[role="tab"]') ?? [])]);
    const at = all.indexOf(tab);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const other = all[(next + all.length) % all.length];
    if (!other) return;
    choose(other);
    other.focus();
}
