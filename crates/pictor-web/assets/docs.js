// A page of the manual: search, where the reader is, and copying the page.
import { read } from './api.js';
import { copy } from './copy.js';
import { here } from './here.js';
import { search } from './search.js';
import { shell } from './shell.js';
import { toast } from './toast.js';

shell();
search();
here();

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
