// The mask editor: a reader paints what of a picture may change, in a dialog that `mask.rs` has put into the page.
import { Coverage } from './coverage.js';
import { Easel } from './easel.js';
import { Gestures } from './gestures.js';
import { Keys } from './mask-keys.js';
import { Panel, part } from './mask-panel.js';
import { read, written } from './mask-file.js';
import { Stage } from './stage.js';
import { toast } from './toast.js';
import { encoded, scaledDown, seen } from './upright.js';
import { say } from './words.js';

/**
 * @typedef {{picture: Blob, name: string, mask: Blob | null, strict?: boolean}} Given
 * @typedef {{mask: Blob, picture: Blob | null, width: number, height: number, strict: boolean, share: number}} Edited
 *     `mask` is a PNG of the picture's size, transparent where it may change; `picture` is to be sent in place of the
 *     given one, where the bytes of that are turned or too many
 */

/**
 * Lets a mask be painted. Null if the reader left without one.
 * @param {Given} given @returns {Promise<Edited | null>}
 */
export async function editMask(given) {
    const dialog = /** @type {HTMLDialogElement} */ (document.getElementById('mask'));
    const over = new AbortController();
    const closed = new Promise((done) => dialog.addEventListener('close', () => done(null), { once: true }));
    part(dialog, 'title').textContent = say('easel-title', { name: given.name });
    part(dialog, 'fault').textContent = say('easel-opening');
    part(dialog, 'hint').hidden = true;
    part(dialog, 'share').textContent = '';
    /** @type {HTMLInputElement} */ (part(dialog, 'strict')).checked = given.strict ?? true;
    dialog.classList.remove('is-open');
    dialog.showModal();
    /** @type {Work | null} */
    let work = null;
    leaving(dialog, over.signal, () => work);
    try {
        const ready = await opened(dialog, given);
        if (ready && dialog.open) work = new Work(dialog, ready, over.signal);
    } catch (fault) {
        unread(dialog, fault);
    }
    await work?.begin(given.mask);
    await closed;
    over.abort();
    return work?.edited ?? null;
}

/** What cannot be decoded is said; any other fault is one of ours. @param {HTMLDialogElement} dialog @param {unknown} fault */
function unread(dialog, fault) {
    part(dialog, 'fault').textContent = say('easel-unreadable');
    if (!(fault instanceof DOMException)) reportError(fault);
}

/** Esc and the button close it, after a question where something would be lost. @param {HTMLDialogElement} dialog @param {AbortSignal} signal @param {() => Work | null} work */
function leaving(dialog, signal, work) {
    const leave = async () => {
        const isKept = !work()?.isChanged || (await asked(dialog, 'easel-leave', {}));
        if (isKept) dialog.close();
    };
    part(dialog, 'close').addEventListener('click', leave, { signal });
    dialog.addEventListener('leave', leave, { signal });
    const escape = (/** @type {Event} */ event) => {
        if (event.target !== dialog) return;
        event.preventDefault();
        void leave();
    };
    dialog.addEventListener('cancel', escape, { signal });
    // Before there is anything to do by keys.
    dialog.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && !work() && event.target instanceof Element && !event.target.closest('dialog dialog')) {
            event.preventDefault();
            dialog.close();
        }
    }, { signal });
}

/** @param {HTMLDialogElement} dialog @param {string} sentence @param {Record<string, string | number>} values @returns {Promise<boolean>} */
function asked(dialog, sentence, values) {
    const question = /** @type {HTMLDialogElement} */ (part(dialog, 'ask'));
    if (question.open) return Promise.resolve(false);
    part(dialog, 'ask-text').textContent = say(sentence, values);
    part(dialog, 'ask-yes').textContent = say(`${sentence}-yes`);
    part(dialog, 'ask-no').textContent = say(`${sentence}-no`);
    question.returnValue = '';
    question.showModal();
    return new Promise((answer) => {
        question.addEventListener('close', () => answer(question.returnValue === 'yes'), { once: true });
    });
}

/** @typedef {{shown: Blob, sent: Blob | null, name: string, width: number, height: number, hint: string}} Ready */

/** The picture as it will be sent; null if the reader wants none that is scaled. @param {HTMLDialogElement} dialog @param {Given} given @returns {Promise<Ready | null>} */
async function opened(dialog, { picture, name }) {
    const { image, isTurned, isLarge } = await seen(picture);
    const size = isLarge ? scaledDown(image.width, image.height) : { width: image.width, height: image.height };
    const told = `${size.width}×${size.height}`;
    if (isLarge) {
        const pixels = ((image.width * image.height) / 1e6).toFixed(1);
        if (!(await asked(dialog, 'easel-large', { pixels, size: told }))) {
            dialog.close();
            return null;
        }
    }
    const sent = isTurned || isLarge ? await encoded(image, size, picture.type) : null;
    image.close();
    const hints = [isTurned ? say('easel-turned') : '', isLarge ? say('easel-scaled', { size: told }) : '', say('easel-hint')];
    return { shown: sent ?? picture, sent, name, ...size, hint: hints.filter(Boolean).join(' ') };
}

/** One picture in work. */
class Work {
    /** @type {Edited | null} */
    edited = null;
    /** What the reader has elsewhere, too. @type {unknown} */
    #saved = null;
    #isBusy = true;

    /** @param {HTMLDialogElement} dialog @param {Ready} ready @param {AbortSignal} signal */
    constructor(dialog, ready, signal) {
        this.dialog = dialog;
        this.of = ready;
        this.coverage = new Coverage(ready.width, ready.height);
        const canvas = /** @type {HTMLCanvasElement} */ (part(dialog, 'canvas'));
        const overlay = /** @type {HTMLCanvasElement} */ (part(dialog, 'overlay'));
        const room = part(dialog, 'stage');
        this.stage = new Stage(room, this.#picture(signal), overlay, canvas, this.coverage, signal);
        this.easel = new Easel(this.coverage, this.stage, (what) => this.#told(what));
        this.panel = new Panel(dialog, this.easel, this.stage, signal);
        this.gestures = this.#gestures();
        this.keys = this.#keys(canvas, signal);
        pointers(canvas, this.stage, this.gestures, signal);
        canvas.addEventListener('wheel', (event) => this.#wheel(event), { passive: false, signal });
        this.#waits('click', signal);
        this.#waits('pointerdown', signal);
        const press = (/** @type {string} */ name, /** @type {() => unknown} */ act) =>
            part(dialog, name).addEventListener('click', act, { signal });
        const file = /** @type {HTMLInputElement} */ (part(dialog, 'file'));
        press('done', () => this.#done());
        press('save', () => this.#save());
        press('load', () => file.click());
        file.addEventListener('change', () => this.#chosen(file), { signal });
        part(dialog, 'hint').textContent = ready.hint;
        this.easel.take('brush');
        this.panel.sized();
        this.panel.shared();
        this.stage.ring = null;
    }

    /** While a file is read or written, nothing is done but closing. @param {string} name @param {AbortSignal} signal */
    #waits(name, signal) {
        this.dialog.addEventListener(name, (event) => {
            const { target } = event;
            if (!this.#isBusy || !(target instanceof Element) || target.closest('dialog dialog, [data-part="close"]')) return;
            event.stopPropagation();
            event.preventDefault();
        }, { capture: true, signal });
    }

    /** Begins, with what was painted before. @param {Blob | null} mask */
    async begin(mask) {
        if (mask) await this.#load(mask, true);
        this.#isBusy = false;
        this.#saved = this.easel.strokes.state;
        if (!this.dialog.querySelector('dialog[open]')) part(this.dialog, 'canvas').focus();
    }

    /** Whether leaving would lose something. */
    get isChanged() {
        return this.easel.strokes.state !== this.#saved;
    }

    /** @param {AbortSignal} signal */
    #picture(signal) {
        const image = /** @type {HTMLImageElement} */ (part(this.dialog, 'picture'));
        const address = URL.createObjectURL(this.of.shown);
        Object.assign(image, { width: this.of.width, height: this.of.height, src: address, hidden: false });
        signal.addEventListener('abort', () => {
            image.hidden = true;
            image.removeAttribute('src');
            URL.revokeObjectURL(address);
        });
        return image;
    }

    /** @param {import('./easel.js').Told} what */
    #told(what) {
        this.panel?.told(what);
        part(this.dialog, 'stage').dataset.tool = this.easel.tool;
    }

    #gestures() {
        const { easel, stage } = this;
        const inPicture = (/** @type {import('./geometry.js').Point} */ at) => stage.inPicture(at);
        return new Gestures({
            begin: (at, erase) => easel.begin(inPicture(at), erase),
            move: (at) => easel.move(inPicture(at)),
            end: () => easel.end(),
            cancel: () => easel.cancel(),
            pan: (dx, dy) => easel.pan(dx, dy),
            pinch: (before, after) => easel.pinch(before, after),
            grow: (by, begins) => easel.stretch(by, begins),
            hover: (at) => easel.shown(at && inPicture(at)),
        });
    }

    /** @param {HTMLElement} canvas @param {AbortSignal} signal */
    #keys(canvas, signal) {
        const { panel, gestures } = this;
        const acts = {
            leave: () => this.dialog.dispatchEvent(new Event('leave')),
            help: () => panel.help(),
            hide: () => panel.hide(),
            original: (/** @type {boolean} */ shown) => panel.original(shown),
            colour: () => panel.nextColour(),
            feather: () => part(this.dialog, 'feather').focus(),
            grabs: (/** @type {boolean} */ yes) => {
                gestures.grabs = yes;
                part(this.dialog, 'stage').classList.toggle('is-grabbed', yes);
            },
            isBusy: () => this.#isBusy || gestures.isPainting,
        };
        return new Keys(this.dialog, canvas, this.easel, acts, signal);
    }

    /** @param {WheelEvent} event */
    #wheel(event) {
        event.preventDefault();
        // Firefox counts lines.
        const by = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1);
        if (event.ctrlKey && this.keys.hasControl) this.easel.grow(by < 0 ? 1 : -1);
        else this.easel.zoom(Math.exp(-by * (event.ctrlKey ? 0.01 : 0.002)), this.stage.at(event));
    }

    /** @param {HTMLInputElement} input */
    async #chosen(input) {
        const file = input.files?.[0];
        input.value = '';
        if (!file) return;
        this.#isBusy = true;
        await this.#load(file, false);
        this.#isBusy = false;
    }

    /** @param {Blob} file @param {boolean} isFirst whether the editor opens with it */
    async #load(file, isFirst) {
        let found;
        try {
            found = await read(file, this.coverage);
        } catch (fault) {
            return unread(this.dialog, fault);
        }
        if (!(found instanceof Uint8Array)) {
            const size = `${this.coverage.width}×${this.coverage.height}`;
            return this.panel.fault(say('easel-shape', { own: `${found.width}×${found.height}`, size }));
        }
        // Its edges are as soft as they were made.
        this.panel.feather(0);
        this.easel.load(found, isFirst);
        if (!isFirst) this.panel.say(say('easel-loaded', { share: this.panel.percent }));
    }

    /** What the mask is as a file; null, and a sentence, if it is none that could be sent. */
    async #written() {
        const { panel, coverage, stage } = this;
        if (this.#isBusy || this.gestures.isPainting) return null;
        this.#isBusy = true;
        part(this.dialog, 'done').setAttribute('aria-disabled', 'true');
        try {
            const asked = stage.feather;
            const { blob, feather } = await written(coverage, asked);
            const lighter = feather < asked ? say('easel-lighter', { feather, asked }) : '';
            if (lighter) panel.feather(feather);
            return { blob, lighter };
        } catch (fault) {
            panel.fault(say('easel-failed', { reason: /** @type {Error} */ (fault).message }));
            return null;
        } finally {
            this.#isBusy = false;
            part(this.dialog, 'done').removeAttribute('aria-disabled');
        }
    }

    async #done() {
        const { coverage, panel } = this;
        const { width, height } = coverage;
        const covered = coverage.share;
        if (covered === 0 || covered === 1) return panel.fault(say(covered ? 'easel-full' : 'easel-empty'));
        const made = await this.#written();
        if (!made || !this.dialog.open) return;
        const { checked: strict } = /** @type {HTMLInputElement} */ (part(this.dialog, 'strict'));
        this.edited = { mask: made.blob, picture: this.of.sent, width, height, strict, share: covered };
        this.dialog.close();
        if (made.lighter) toast(made.lighter);
    }

    async #save() {
        const made = await this.#written();
        if (!made) return;
        const address = URL.createObjectURL(made.blob);
        const link = document.createElement('a');
        Object.assign(link, { href: address, download: `${this.of.name.replace(/\.\w+$/, '')}-mask.png` });
        link.click();
        setTimeout(() => URL.revokeObjectURL(address), 60_000);
        this.#saved = this.easel.strokes.state;
        this.panel.fault(made.lighter);
    }
}

/**
 * Pointers of the canvas as gestures.
 * @param {HTMLCanvasElement} canvas @param {Stage} stage @param {Gestures} gestures @param {AbortSignal} signal
 */
function pointers(canvas, stage, gestures, signal) {
    const touch = (/** @type {PointerEvent} */ event) => ({
        id: event.pointerId,
        type: event.pointerType,
        button: event.button,
        alt: event.altKey,
        shift: event.shiftKey,
        at: stage.at(event),
    });
    canvas.addEventListener('pointerdown', (event) => {
        canvas.setPointerCapture(event.pointerId);
        canvas.focus();
        document.getElementById('mask')?.classList.remove('by-keys');
        // The middle button would scroll, and Alt and drag would select.
        event.preventDefault();
        gestures.down(touch(event));
    }, { signal });
    canvas.addEventListener('pointermove', (event) => {
        // Only where the context is secure.
        const all = event.getCoalescedEvents?.() ?? [];
        gestures.move(touch(event), (all.length ? all : [event]).map((one) => stage.at(one)));
    }, { signal });
    for (const name of /** @type {const} */ (['pointerup', 'pointercancel'])) {
        canvas.addEventListener(name, (event) => gestures.up(touch(event)), { signal });
    }
    canvas.addEventListener('pointerleave', () => {
        stage.ring = null;
        stage.later();
    }, { signal });
    canvas.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
}
