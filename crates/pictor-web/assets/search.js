// The search of the manual: results while one types, by arrows and Enter.
import { get } from './api.js';
import { clone } from './templates.js';
import { say } from './words.js';

/** @typedef {{title: string, heading: string, url: string, snippet: {text: string, match: boolean}[]}} Found */

const form = /** @type {HTMLFormElement} */ (document.getElementById('search'));
const field = /** @type {HTMLInputElement} */ (document.getElementById('query'));
const box = /** @type {HTMLElement} */ (document.getElementById('found'));
const list = /** @type {HTMLElement} */ (document.getElementById('hits'));
const nothing = /** @type {HTMLElement} */ (document.getElementById('nothing'));
const status = /** @type {HTMLElement} */ (document.getElementById('search-status'));

/** @type {AbortController | undefined} */
let asking;
/** What the list shows the results of. */
let shown = '';

/** Makes the field work, and answers what stands in it already. */
export function search() {
    // While a Chinese word is composed, what stands in the field is not what is meant.
    field.addEventListener('input', (event) => {
        if (!(/** @type {InputEvent} */ (event).isComposing)) void ask();
    });
    field.addEventListener('compositionend', () => void ask());
    field.addEventListener('focus', () => void ask());
    field.addEventListener('keydown', key);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('focusout', (event) => {
        if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) close();
    });
    // The field keeps the focus while a result is clicked.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', close);
    void ask();
}

async function ask() {
    const query = field.value.trim();
    if (query && query === shown) {
        open();
        choose(0);
        return;
    }
    asking?.abort();
    if (!query) {
        shown = '';
        status.textContent = '';
        close();
        return;
    }
    asking = new AbortController();
    const { signal } = asking;
    try {
        const { results } = await get(`${form.getAttribute('action')}?q=${encodeURIComponent(query)}`, signal);
        if (!signal.aborted) show(query, results);
    } catch (fault) {
        if (signal.aborted) return;
        list.replaceChildren();
        tell(/** @type {Error} */ (fault).message, true);
    }
}

/** @param {string} query @param {Found[]} results */
function show(query, results) {
    shown = query;
    list.replaceChildren(...results.map(option));
    const count = results.length;
    const name = count === 0 ? 'search-none' : count === 1 ? 'search-one' : 'search-some';
    tell(say(name, { query, count }), count === 0);
    choose(0);
}

/** @param {string} sentence @param {boolean} isSeen */
function tell(sentence, isSeen) {
    status.textContent = sentence;
    nothing.textContent = isSeen ? sentence : '';
    nothing.hidden = !isSeen;
    open();
}

/** @param {Found} found @param {number} index */
function option(found, index) {
    const snippet = document.createDocumentFragment();
    for (const { text, match } of found.snippet) snippet.append(match ? clone('match', { text }) : text);
    return clone('hit', {
        link: { href: found.url, id: `hit-${index}` },
        title: found.title,
        heading: found.heading || null,
        snippet,
    });
}

/** @returns {HTMLElement[]} */
function options() {
    return /** @type {HTMLElement[]} */ ([...list.children]);
}

/** @param {number} index */
function choose(index) {
    const all = options();
    const chosen = all[(index + all.length) % all.length];
    for (const one of all) one.setAttribute('aria-selected', String(one === chosen));
    if (chosen) field.setAttribute('aria-activedescendant', chosen.id);
    else field.removeAttribute('aria-activedescendant');
    chosen?.scrollIntoView({ block: 'nearest' });
}

/** @param {KeyboardEvent} event */
function key(event) {
    if (event.isComposing) return;
    const at = options().findIndex((one) => one.getAttribute('aria-selected') === 'true');
    const isOpen = !box.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        if (!isOpen) void ask();
        else choose(at + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && isOpen) {
        event.preventDefault();
        options()[at]?.click();
    } else if (event.key === 'Escape') {
        // The first one closes the list, the second one empties the field.
        if (isOpen) event.preventDefault();
        close();
    }
}

function open() {
    box.hidden = false;
    field.setAttribute('aria-expanded', String(list.children.length > 0));
}

function close() {
    asking?.abort();
    box.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
}
