// The mask editor by keyboard: a letter for each tool, and a brush that is moved by arrows.

/** @typedef {import('./easel.js').Easel} Easel */

/**
 * @typedef {{
 *     leave: () => void, help: () => void, hide: () => void, original: (shown: boolean) => void, colour: () => void,
 *     feather: () => void, grabs: (yes: boolean) => void, isBusy: () => boolean,
 * }} Acts what is not the easel's
 */

export class Keys {
    #isPainting = false;
    /** Whether Ctrl is held indeed: a pinch on a trackpad comes as a wheel with Ctrl. */
    hasControl = false;

    /** @param {HTMLDialogElement} dialog @param {HTMLElement} canvas @param {Easel} easel @param {Acts} acts @param {AbortSignal} signal */
    constructor(dialog, canvas, easel, acts, signal) {
        this.canvas = canvas;
        this.easel = easel;
        this.acts = acts;
        dialog.addEventListener('keydown', (event) => this.#down(event, dialog), { signal });
        dialog.addEventListener('keyup', (event) => this.#up(event), { signal });
        window.addEventListener('blur', () => this.#release(), { signal });
        canvas.addEventListener('blur', () => this.#lift(), { signal });
    }

    /** @param {KeyboardEvent} event @param {HTMLElement} dialog */
    #down(event, dialog) {
        const { target } = event;
        this.hasControl = event.ctrlKey;
        if (!(target instanceof Element) || target.closest('dialog dialog')) return;
        if (/^(Tab|Enter|Arrow.*)$/.test(event.key)) dialog.classList.add('by-keys');
        if (event.key === 'Escape') {
            event.preventDefault();
            return this.acts.leave();
        }
        if (this.acts.isBusy() || target.matches('input[type="number"]')) return;
        if ((event.ctrlKey || event.metaKey) && !event.altKey) return this.#command(event);
        if (event.altKey && !event.getModifierState('AltGraph')) return;
        const isHandled = (target === this.canvas && this.#onCanvas(event)) || this.#anywhere(event, target);
        if (isHandled) event.preventDefault();
    }

    /** @param {KeyboardEvent} event */
    #command(event) {
        const key = event.key.toLowerCase();
        if (key !== 'z' && key !== 'y') return;
        event.preventDefault();
        if (this.#isPainting) return;
        if (key === 'y' || event.shiftKey) this.easel.redo();
        else this.easel.undo();
    }

    /** @param {KeyboardEvent} event @returns {boolean} whether it means something here */
    #onCanvas(event) {
        const { easel } = this;
        if (event.key === 'Enter') {
            if (!event.repeat && !this.#isPainting) {
                this.#isPainting = true;
                easel.begin(easel.at, event.shiftKey);
            }
            return true;
        }
        const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
        if (!way) return false;
        const by = Math.max(1, easel.size / 4) * (event.shiftKey ? 10 : 1);
        const at = easel.step((way[0] ?? 0) * by, (way[1] ?? 0) * by);
        if (this.#isPainting) easel.move(at);
        else easel.shown(at);
        return true;
    }

    /** @param {KeyboardEvent} event @param {Element} target @returns {boolean} */
    #anywhere(event, target) {
        const { easel, acts } = this;
        const key = typed(event);
        const keys = {
            b: () => easel.take('brush'),
            e: () => easel.take('eraser'),
            r: () => easel.take('rectangle'),
            l: () => easel.take('lasso'),
            x: () => easel.swap(),
            '[': () => easel.grow(-1),
            ']': () => easel.grow(1),
            i: () => easel.invert(),
            f: () => acts.feather(),
            c: () => acts.colour(),
            h: () => acts.hide(),
            o: () => acts.original(true),
            0: () => easel.stage.fit(),
            '+': () => easel.zoom(1.25, easel.stage.inStage(easel.at)),
            '-': () => easel.zoom(0.8, easel.stage.inStage(easel.at)),
            '?': () => acts.help(),
            // What has the focus is pressed by it.
            ' ': target.matches('button, input, summary') ? undefined : () => acts.grabs(true),
        };
        const act = Object.hasOwn(keys, key) ? keys[/** @type {keyof typeof keys} */ (key)] : undefined;
        if (!act) return false;
        const isHeld = event.repeat && !'[]+-'.includes(key);
        if (!isHeld) act();
        return true;
    }

    /** @param {KeyboardEvent} event */
    #up(event) {
        this.hasControl = event.ctrlKey;
        if (event.key === 'Enter') this.#lift();
        if (event.key === ' ') this.acts.grabs(false);
        if (typed(event) === 'o') this.acts.original(false);
    }

    #lift() {
        if (this.#isPainting) this.easel.end();
        this.#isPainting = false;
    }

    #release() {
        this.#lift();
        this.hasControl = false;
        this.acts.grabs(false);
        this.acts.original(false);
    }
}

/** The sign of a key, also where an input method for Chinese takes it. @param {KeyboardEvent} event */
function typed({ key, code }) {
    const chinese = { '【': '[', '】': ']', '？': '?', '=': '+', '——': '-' }[key];
    if (chinese) return chinese;
    return (key === 'Process' ? code.replace(/^Key|^Digit/, '') : key).toLowerCase();
}
