// What pointers mean: one finger, pen or mouse paints, two fingers move the view, and once a pen was seen, fingers do
// nothing else. Pure: it takes events apart, and calls what is to be done.

/**
 * @typedef {import('./geometry.js').Point} Point in the stage
 * @typedef {{id: number, type: string, button: number, alt: boolean, shift: boolean, at: Point}} Touch
 * @typedef {{
 *     begin: (at: Point, erase: boolean) => void, move: (at: Point) => void, end: () => void, cancel: () => void,
 *     pan: (dx: number, dy: number) => void, pinch: (before: [Point, Point], after: [Point, Point]) => void,
 *     grow: (by: number, begins: boolean) => void, hover: (at: Point | null) => void,
 * }} Acts
 */

const MIDDLE = 1;
const PEN_ERASER = 5;

export class Gestures {
    /** @type {Map<number, Point>} */
    #fingers = new Map();
    /** @type {'none' | 'paint' | 'pan' | 'grow' | 'pinch'} */
    #doing = 'none';
    #by = -1;
    /** @type {Point} */
    #last = { x: 0, y: 0 };
    #hasPen = false;
    /** Whether dragging moves the view, as while Space is held. */
    grabs = false;

    /** @param {Acts} acts */
    constructor(acts) {
        this.acts = acts;
    }

    get isPainting() {
        return this.#doing === 'paint';
    }

    /** @param {Touch} touch */
    down(touch) {
        const isFinger = touch.type === 'touch';
        if (touch.type === 'pen') this.#hasPen = true;
        if (isFinger) this.#fingers.set(touch.id, touch.at);
        if (isFinger && this.#fingers.size === 2 && (this.#doing === 'none' || this.#fingers.has(this.#by))) {
            if (this.#doing === 'paint') this.acts.cancel();
            this.#doing = 'pinch';
            this.acts.hover(null);
        }
        if (this.#doing !== 'none') return;
        this.#doing = this.#meant(touch, isFinger);
        this.#by = touch.id;
        this.#last = touch.at;
        if (this.#doing === 'paint') this.acts.begin(touch.at, touch.button === PEN_ERASER || touch.shift);
        if (this.#doing === 'grow') this.acts.grow(0, true);
    }

    /** @param {Touch} touch @param {boolean} isFinger */
    #meant(touch, isFinger) {
        if (touch.button === MIDDLE || this.grabs || (isFinger && this.#hasPen)) return 'pan';
        if (touch.button !== 0 && touch.button !== PEN_ERASER) return 'none';
        return touch.alt ? 'grow' : 'paint';
    }

    /** @param {Touch} touch @param {Point[]} points all places since the last event, the newest at the end */
    move(touch, points) {
        const before = this.#pair();
        if (this.#fingers.has(touch.id)) this.#fingers.set(touch.id, touch.at);
        const after = this.#pair();
        if (this.#doing === 'pinch' && before && after) this.acts.pinch(before, after);
        if (this.#doing === 'none' && touch.type !== 'touch') this.acts.hover(touch.at);
        if (touch.id !== this.#by) return;
        if (this.#doing === 'paint') for (const point of points) this.acts.move(point);
        if (this.#doing === 'pan') this.acts.pan(touch.at.x - this.#last.x, touch.at.y - this.#last.y);
        if (this.#doing === 'grow') this.acts.grow(touch.at.x - this.#last.x, false);
        if (this.#doing === 'pan') this.#last = touch.at;
    }

    /** A finger or button is lifted, or the browser took the pointer away: what was painted stays. @param {Touch} touch */
    up(touch) {
        this.#fingers.delete(touch.id);
        if (this.#doing === 'pinch') {
            // The finger that is lifted last paints nothing.
            if (!this.#fingers.size) this.#doing = 'none';
            return;
        }
        if (touch.id !== this.#by) return;
        if (this.#doing === 'paint') this.acts.end();
        this.#doing = 'none';
        this.#by = -1;
        if (touch.type === 'touch') this.acts.hover(null);
    }

    /** @returns {[Point, Point] | null} */
    #pair() {
        const [one, two] = this.#fingers.values();
        return one && two ? [one, two] : null;
    }
}
