// A page of the manual: search, where the reader is, and copying the page.
import { read } from './api.js';
import { copy } from './copy.js';
import { here } from './here.js';
import { shell } from './shell.js';
import { toast } from './toast.js';

shell();
here();

// The search is fetched when a reader turns to it.
const field = /** @type {HTMLInputElement} */ (document.getElementById('query'));
const wire = async () => (await import('./search.js')).search();
if (document.activeElement === field) void wire();
else field.addEventListener('focus', () => void wire(), { once: true });
document.addEventListener('keydown', (event) => {
    const target = event.target;
    const writes = target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);
    if (event.key !== '/' || writes || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
    field.select();
});

// The tree begins where the page stands in it.
const tree = /** @type {HTMLElement} */ (document.getElementById('tree'));
const current = /** @type {HTMLElement | null} */ (tree.querySelector('[aria-current]'));
const show = () => {
    if (current) tree.scrollTop = Math.max(0, current.offsetTop - tree.clientHeight / 2);
};
show();
tree.addEventListener('toggle', show);

// What is wider than the page can be moved by the keyboard, too.
for (const frame of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.article .scroll'))) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
}

const button = /** @type {HTMLElement | null} */ (document.querySelector('[data-copy-page]'));
/** @type {Promise<string> | undefined} */
let markdown;

/** Some browsers copy only at the moment of the click: the text comes as the pointer does. */
function fetched() {
    markdown ??= read(button?.dataset.copyPage ?? '');
    markdown.catch(() => (markdown = undefined));
    return markdown;
}

button?.addEventListener('pointerenter', fetched);
button?.addEventListener('focus', fetched);
button?.addEventListener('click', async () => {
    try {
        await copy(await fetched());
    } catch (fault) {
        toast(/** @type {Error} */ (fault).message);
    }
});
