// The controls of the mask editor: what they show is the easel's, and what is changed by them goes there.
import { say } from './words.js';

/**
 * @typedef {import('./easel.js').Easel} Easel
 * @typedef {import('./stage.js').Stage} Stage
 */

export class Panel {
    /** @param {HTMLDialogElement} dialog @param {Easel} easel @param {Stage} stage @param {AbortSignal} signal */
    constructor(dialog, easel, stage, signal) {
        this.dialog = dialog;
        this.easel = easel;
        this.stage = stage;
        this.listen = { signal };
        this.#tools();
        this.#sliders();
        this.#looks();
        this.#numbers();
        this.#press('undo', () => easel.undo());
        this.#press('redo', () => easel.redo());
        this.#press('invert', () => easel.invert());
        this.#press('clear', () => easel.clear());
        this.#press('fit', () => stage.fit());
        this.#press('hide', () => this.hide());
        this.#press('help', () => this.help());
        this.#press('more', () => this.#more());
    }

    /** @template {HTMLElement} [T=HTMLElement] @param {string} name @returns {T} */
    part(name) {
        return part(this.dialog, name);
    }

    /** @param {string} name @param {() => void} act */
    #press(name, act) {
        const button = this.part(name);
        button.addEventListener('click', (event) => {
            act();
            // A pointer goes back to painting; a keyboard stays where it is.
            if (event.detail && name !== 'more' && name !== 'help') this.part('canvas').focus();
        }, this.listen);
    }

    /** @param {string} name @returns {HTMLInputElement[]} */
    #radios(name) {
        return [.../** @type {NodeListOf<HTMLInputElement>} */ (this.dialog.querySelectorAll(`[name="${name}"]`))];
    }

    #tools() {
        for (const radio of this.#radios('mask-tool')) {
            radio.addEventListener('change', () => this.easel.take(/** @type {import('./easel.js').Tool} */ (radio.value)), this.listen);
            radio.addEventListener('click', (event) => event.detail && this.part('canvas').focus(), this.listen);
        }
    }

    #sliders() {
        const { easel, stage } = this;
        this.#slide('size', (slider) => easel.resize(easel.largest ** (slider.valueAsNumber / 100)));
        const shorter = Math.min(easel.coverage.width, easel.coverage.height);
        const feather = this.#slide('feather', (slider) => this.feather(slider.valueAsNumber));
        feather.max = String(Math.max(16, Math.min(128, Math.round(shorter / 16))));
        const opacity = this.#slide('opacity', (slider) => {
            stage.opacity = slider.valueAsNumber / 100;
            this.part('opacity-value').textContent = `${slider.value}%`;
            stage.restyled();
        });
        opacity.value = '55';
        opacity.dispatchEvent(new Event('input'));
        this.feather(Math.round(shorter / 128));
    }

    /** @param {string} name @param {(slider: HTMLInputElement) => void} act */
    #slide(name, act) {
        const slider = /** @type {HTMLInputElement} */ (this.part(name));
        slider.addEventListener('input', () => act(slider), this.listen);
        return slider;
    }

    /** @param {number} pixels */
    feather(pixels) {
        const slider = /** @type {HTMLInputElement} */ (this.part('feather'));
        slider.value = String(pixels);
        this.stage.feather = slider.valueAsNumber;
        this.#pixels('feather', slider.valueAsNumber);
        this.stage.restyled();
    }

    /** @param {string} name @param {number} count */
    #pixels(name, count) {
        const text = say('easel-pixels', { count });
        this.part(name).setAttribute('aria-valuetext', text);
        this.part(`${name}-value`).textContent = text;
    }

    #looks() {
        for (const radio of this.#radios('mask-colour')) {
            radio.addEventListener('change', () => this.#coloured(), this.listen);
            radio.addEventListener('click', (event) => event.detail && this.part('canvas').focus(), this.listen);
        }
        this.#coloured();
    }

    /** The token of the stylesheet, as the browser computes it. */
    #coloured() {
        const chosen = this.#radios('mask-colour').find((radio) => radio.checked)?.value ?? 'red';
        const colour = getComputedStyle(this.dialog).getPropertyValue(`--mask-${chosen}`);
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 1;
        const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
        this.stage.colour = [red, green, blue];
        this.stage.restyled();
    }

    nextColour() {
        const radios = this.#radios('mask-colour');
        const next = radios[(radios.findIndex((radio) => radio.checked) + 1) % radios.length];
        if (next) next.checked = true;
        this.#coloured();
    }

    /** Shows or hides the mask. */
    hide() {
        const button = this.part('hide');
        const isHidden = button.getAttribute('aria-pressed') !== 'true';
        button.setAttribute('aria-pressed', String(isHidden));
        this.original(false);
    }

    /** @param {boolean} isShown whether the picture alone is to be seen for now */
    original(isShown) {
        this.stage.isHidden = isShown || this.part('hide').getAttribute('aria-pressed') === 'true';
        this.stage.restyled();
    }

    help() {
        /** @type {HTMLDialogElement} */ (this.part('keys')).showModal();
    }

    #more() {
        const isOpen = this.dialog.classList.toggle('is-open');
        this.part('more').setAttribute('aria-expanded', String(isOpen));
    }

    #numbers() {
        const number = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (this.part(name)).valueAsNumber;
        const { width, height } = this.easel.coverage;
        const draw = (/** @type {boolean} */ erase) => {
            const [left, top] = [Math.round(number('left')), Math.round(number('top'))];
            const box = { left, top, right: left + Math.round(number('width')), bottom: top + Math.round(number('height')) };
            const isInside = left >= 0 && top >= 0 && left < width && top < height && box.right > left && box.bottom > top;
            this.fault(isInside ? '' : say('easel-no-rectangle'));
            if (!isInside) return;
            this.easel.rectangle({ ...box, right: Math.min(box.right, width), bottom: Math.min(box.bottom, height) }, erase);
        };
        this.part('paint').addEventListener('click', () => draw(false), this.listen);
        this.part('erase').addEventListener('click', () => draw(true), this.listen);
        this.#rectangle({ left: 0, top: 0, right: width, bottom: height });
    }

    /** @param {import('./geometry.js').Box} box */
    #rectangle({ left, top, right, bottom }) {
        const numbers = { left, top, width: right - left, height: bottom - top };
        for (const [name, value] of Object.entries(numbers)) /** @type {HTMLInputElement} */ (this.part(name)).value = String(value);
    }

    /** Shows what is so now, and reads it out. @param {import('./easel.js').Told} what */
    told(what) {
        const { easel } = this;
        if (what === 'painting') return this.shared();
        if (what === 'rectangle') return this.#rectangle(easel.box);
        if (what === 'tool') for (const radio of this.#radios('mask-tool')) radio.checked = radio.value === easel.tool;
        if (what === 'size') this.sized();
        if (what === 'stroke') this.shared();
        const tool = this.#radios('mask-tool').find((radio) => radio.checked)?.parentElement?.textContent?.trim() ?? '';
        this.say(say('easel-status', { tool, size: easel.size, share: this.percent }));
    }

    /** The covered share as it is read: what is there is never 0, and what is missing is never 100. */
    get percent() {
        const { share } = this.easel.coverage;
        if (share === 0 || share === 1) return String(100 * share);
        return Math.min(99.9, Math.max(0.1, 100 * share)).toFixed(1);
    }

    sized() {
        const { size, largest } = this.easel;
        /** @type {HTMLInputElement} */ (this.part('size')).value = String((100 * Math.log(size)) / Math.log(largest));
        this.#pixels('size', size);
    }

    shared() {
        const { strokes, coverage } = this.easel;
        this.part('share').textContent = say('easel-share', { share: this.percent });
        this.part('hint').hidden = coverage.sum > 0;
        this.fault('');
        /** @type {HTMLButtonElement} */ (this.part('undo')).disabled = !strokes.done.length;
        /** @type {HTMLButtonElement} */ (this.part('redo')).disabled = !strokes.undone.length;
    }

    /** @param {string} text */
    fault(text) {
        this.part('fault').textContent = text;
    }

    /** For who does not see it. @param {string} text */
    say(text) {
        this.part('status').textContent = text;
    }
}

/** @template {HTMLElement} [T=HTMLElement] @param {HTMLElement} dialog @param {string} name @returns {T} */
export function part(dialog, name) {
    const found = dialog.querySelector(`[data-part="${name}"]`);
    if (!found) throw new Error(`the mask editor has no ${name}`);
    return /** @type {T} */ (found);
}
