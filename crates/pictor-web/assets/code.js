// The call as a program, in a sheet from the right: of the form as it is, or of a run that was.
import { paint } from './highlight.js';
import { curl, nodeOf, pythonOf } from './samples.js';

/** @import { Call } from "./request.js" */

/** @param {string} id @returns {any} */
const element = (id) => document.getElementById(id);

/** Whether the sheet follows the form. */
let isLive = false;

/** Wires the sheet. */
export function code() {
    const sheet = /** @type {HTMLDialogElement} */ (element('code'));
    element('code-close').addEventListener('click', () => sheet.close());
    sheet.addEventListener('click', (event) => {
        if (event.target === sheet) sheet.close();
    });
}

/** @param {Call} call @param {{name: string, mask?: unknown}[]} references @param {boolean} ofForm */
export function openCode(call, references, ofForm) {
    isLive = ofForm;
    write(call, references);
    const sheet = /** @type {HTMLDialogElement} */ (element('code'));
    if (!sheet.open) sheet.showModal();
}

/** @param {Call} call @param {{name: string, mask?: unknown}[]} references */
export function updateCode(call, references) {
    if (isLive && element('code').open) write(call, references);
}

/** @param {Call} call @param {{name: string, mask?: unknown}[]} references */
function write(call, references) {
    const { origin } = /** @type {HTMLElement} */ (element('content')).dataset;
    const files = {
        images: references.map(({ name }, index) => name || `picture-${index + 1}.png`),
        mask: call.body.mask ? 'mask.png' : null,
        markup: call.body.markup ? 'markup.png' : null,
    };
    element('code-sh').textContent = curl(call, files, origin ?? location.origin);
    element('code-python').textContent = pythonOf(call, files, origin ?? location.origin);
    element('code-js').textContent = nodeOf(call, files, origin ?? location.origin);
    paint();
}
