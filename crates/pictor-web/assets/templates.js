// The only renderer: a `<template>` of the page is cloned, and its slots are filled in.

/**
 * A copy of the template's one element. `slots` names elements by `data-slot`: a text, a node, or attributes and
 * properties (`{href: ...}`); `null` and `false` take the element away.
 * @param {string} id
 * @param {Record<string, string | number | Node | null | false | Record<string, unknown>>} [slots]
 * @returns {HTMLElement}
 */
export function clone(id, slots = {}) {
    const template = document.getElementById(id);
    if (!(template instanceof HTMLTemplateElement)) throw new Error(`the page has no template ${id}`);
    const element = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
    fill(element, slots);
    return element;
}

/**
 * Fills the slots of an element that is there already.
 * @param {HTMLElement} element
 * @param {Record<string, string | number | Node | null | false | Record<string, unknown>>} slots
 */
export function fill(element, slots) {
    for (const [name, value] of Object.entries(slots)) {
        for (const slot of named(element, name)) put(slot, value);
    }
}

/** The element with this slot, itself included. @param {HTMLElement} element @param {string} name */
export function slot(element, name) {
    const found = named(element, name)[0];
    if (!found) throw new Error(`there is no slot ${name}`);
    return found;
}

/** @param {HTMLElement} element @param {string} name @returns {HTMLElement[]} */
function named(element, name) {
    const below = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll(`[data-slot~="${name}"]`));
    return element.matches(`[data-slot~="${name}"]`) ? [element, ...below] : [...below];
}

/** @param {HTMLElement} slot @param {string | number | Node | null | false | Record<string, unknown>} value */
function put(slot, value) {
    slot.hidden = value === null || value === false;
    if (value === null || value === false) return;
    if (typeof value === 'string' || typeof value === 'number') slot.textContent = String(value);
    else if (value instanceof Node) slot.replaceChildren(value);
    else for (const [name, one] of Object.entries(value)) set(slot, name, one);
}

/** @param {HTMLElement} slot @param {string} name @param {unknown} value */
function set(slot, name, value) {
    if (name in slot && !name.includes('-')) Reflect.set(slot, name, value);
    else if (value === null || value === false) slot.removeAttribute(name);
    else slot.setAttribute(name, String(value));
}
