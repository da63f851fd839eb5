// What the scripts say stands in the page: `say('left', {amount: '$1'})` is its sentence with `{amount}` filled in.

/** @type {Map<string, string> | undefined} */
let sentences;

/**
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function say(name, values = {}) {
    if (!sentences) {
        const template = /** @type {HTMLTemplateElement} */ (document.getElementById('words'));
        const spans = /** @type {NodeListOf<HTMLElement>} */ (template.content.querySelectorAll('[data-word]'));
        sentences = new Map([...spans].map((span) => [span.dataset.word ?? '', span.textContent ?? '']));
    }
    const sentence = sentences.get(name);
    if (sentence === undefined) throw new Error(`the page has no words for ${name}`);
    return sentence.replace(/\{(\w+)\}/g, (whole, slot) => String(values[slot] ?? whole));
}

/** Whether the page has a sentence of this name. @param {string} name */
export function knows(name) {
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById('words'));
    return template.content.querySelector(`[data-word="${CSS.escape(name)}"]`) !== null;
}
