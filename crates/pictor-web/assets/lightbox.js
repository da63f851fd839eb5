// A picture over the page; and two over each other, with a line between them that is moved by mouse, finger or arrows.
// Space shows the one in the place of the other.
import { say } from './words.js';

/** @typedef {{url: string, name: string, alt: string}} Shown */

/** @param {string} id @returns {any} */
const element = (id) => document.getElementById(id);

/** @type {Shown[]} */
let pictures = [];
/** @type {Shown[]} */
let others = [];
/** The one of them that it is compared with. @type {Shown | undefined} */
let chosen;
let at = 0;
let isFlipped = false;
let isWired = false;

/**
 * @param {Shown[]} shown those that the arrows go through
 * @param {number} first
 * @param {Shown[]} [beside] what they may be compared with
 * @param {boolean} [compares] whether they are, to begin with
 */
export function lightbox(shown, first, beside = [], compares = false) {
    if (!isWired) wire();
    isWired = true;
    [pictures, others, at] = [shown, beside, first];
    chosen = compares ? others.find(isBeside) : undefined;
    const dialog = /** @type {HTMLDialogElement} */ (element('lightbox'));
    if (!dialog.open) dialog.showModal();
    show();
}

function wire() {
    const dialog = /** @type {HTMLDialogElement} */ (element('lightbox'));
    element('lightbox-close').addEventListener('click', () => dialog.close());
    element('lightbox-previous').addEventListener('click', () => step(-1));
    element('lightbox-next').addEventListener('click', () => step(1));
    element('lightbox-other').addEventListener('change', (/** @type {Event} */ event) => {
        const { value } = /** @type {HTMLSelectElement} */ (event.target);
        chosen = value === '' ? undefined : others[Number(value)];
        show();
    });
    element('lightbox-flip').addEventListener('click', flip);
    element('lightbox-cut').addEventListener('input', cut);
    // As large as the picture, so that the line ends where it does.
    element('lightbox-over').addEventListener('load', (/** @type {Event} */ event) => {
        const { naturalWidth, naturalHeight } = /** @type {HTMLImageElement} */ (event.target);
        element('lightbox-pair').style.setProperty('--ratio', `${naturalWidth / naturalHeight}`);
    });
    dialog.addEventListener('keydown', (event) => {
        const target = event.target instanceof HTMLElement ? event.target : null;
        if (event.key === ' ' && !target?.matches('select, button:not(#lightbox-flip)') && chosen) {
            event.preventDefault();
            flip();
        } else if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && !target?.matches('input, select')) {
            step(event.key === 'ArrowLeft' ? -1 : 1);
        }
    });
    dialog.addEventListener('click', (event) => {
        if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener('close', () => {
        for (const id of ['lightbox-over', 'lightbox-under']) element(id).removeAttribute('src');
    });
}

/** No picture is compared with itself. @param {Shown} other */
function isBeside(other) {
    return other.url !== pictures[at]?.url;
}

/** Offers what the picture may be compared with. */
function offer() {
    if (chosen && !isBeside(chosen)) chosen = others.find(isBeside);
    const options = others.flatMap((other, index) => (isBeside(other) ? [new Option(other.name, String(index))] : []));
    const select = /** @type {HTMLSelectElement} */ (element('lightbox-other'));
    select.replaceChildren(new Option('—', ''), ...options);
    select.value = chosen ? String(others.indexOf(chosen)) : '';
    element('lightbox-with').hidden = !options.length;
}

/** @param {number} by */
function step(by) {
    if (pictures.length < 2) return;
    at = (at + by + pictures.length) % pictures.length;
    show();
}

function flip() {
    isFlipped = !isFlipped;
    // All of the one, or all of the other.
    element('lightbox-cut').value = isFlipped ? 0 : 100;
    cut();
}

function cut() {
    element('lightbox-pair').style.setProperty('--cut', `${chosen ? element('lightbox-cut').value : 100}%`);
}

function show() {
    offer();
    const [picture, beside] = [pictures[at], chosen];
    if (!picture) return;
    const [over, under] = [element('lightbox-over'), element('lightbox-under')];
    over.src = picture.url;
    over.alt = picture.alt;
    under.hidden = !beside;
    if (beside) [under.src, under.alt] = [beside.url, beside.alt];
    isFlipped = false;
    element('lightbox-cut').value = 50;
    for (const id of ['lightbox-cut', 'lightbox-line', 'lightbox-flip']) element(id).hidden = !beside;
    for (const id of ['lightbox-previous', 'lightbox-next']) element(id).hidden = pictures.length < 2;
    element('lightbox-name').textContent = pictures.length > 1 ? `${at + 1} / ${pictures.length}` : picture.name;
    cut();
    element(beside ? 'lightbox-cut' : 'lightbox-close').focus();
}

/** What a job was made from, to compare it with. @param {any} job @returns {Shown[]} */
export function madeFrom(job) {
    const images = job.request?.images ?? [];
    return images.flatMap((/** @type {any} */ sent, /** @type {number} */ index) => {
        const name = say('reference', { number: index + 1 });
        return sent.file_id ? [{ url: `/v1/files/${sent.file_id}/content`, name, alt: name }] : [];
    });
}
