// What was done to a mask, as strokes: undoing draws the few that touch the place again, and no copy of the mask is kept.
// Pure.
import { Coverage } from './coverage.js';
import { around, common, isEmpty, whole } from './geometry.js';

/**
 * @typedef {import('./geometry.js').Box} Box
 * @typedef {{kind: 'line', points: number[], size: number, erase: boolean}
 *     | {kind: 'rectangle', box: Box, erase: boolean}
 *     | {kind: 'outline', points: number[], erase: boolean}
 *     | {kind: 'invert'}
 *     | {kind: 'clear'}
 *     | {kind: 'load', bytes: Uint8Array}} Stroke
 */

/** So many can be undone. */
const MOST = 100;
/** After so many the mask is put aside, so that undoing never draws more of them again. */
const STRETCH = 20;

export class Strokes {
    /** @param {Coverage} coverage */
    constructor(coverage) {
        this.coverage = coverage;
        /** @type {Stroke[]} */
        this.done = [];
        /** @type {Stroke[]} */
        this.undone = [];
        /** What older strokes have made, once there are too many. @type {Coverage | null} */
        this.base = null;
        /** The mask as it was after so many strokes. @type {{count: number, bytes: Uint8Array}[]} */
        this.marks = [];
        /** A line that is being drawn. @type {(Stroke & {kind: 'line'}) | null} */
        this.line = null;
    }

    /** Something that is the same whenever the mask is the same by the same strokes. */
    get state() {
        return this.done.at(-1) ?? this.base;
    }

    /** Begins with a mask that is there already. @param {Uint8Array} bytes @returns {Box} */
    start(bytes) {
        const all = whole(this.coverage);
        this.base = new Coverage(all.right, all.bottom);
        this.base.copy(bytes, all);
        this.coverage.change(all, () => this.coverage.copy(bytes, all));
        return all;
    }

    /** Does a whole stroke. @param {Stroke} stroke @returns {Box} what changed */
    add(stroke) {
        const box = this.#draw(stroke);
        this.#keep(stroke);
        return box;
    }

    /** Puts the brush down. @param {number} x @param {number} y @param {number} size @param {boolean} erase @returns {Box} */
    begin(x, y, size, erase) {
        this.line = { kind: 'line', points: [x, y], size, erase };
        return this.#draw(this.line);
    }

    /** Draws it on to a point. @param {number} x @param {number} y @returns {Box | null} */
    extend(x, y) {
        const { line } = this;
        if (!line) return null;
        const [fromX, fromY] = [line.points.at(-2) ?? x, line.points.at(-1) ?? y];
        // A wide brush needs few points to go round a bend.
        if (Math.hypot(x - fromX, y - fromY) < Math.max(0.5, line.size / 16)) return null;
        line.points.push(x, y);
        return this.#draw({ ...line, points: [fromX, fromY, x, y] });
    }

    /** Lifts the brush. */
    end() {
        if (this.line) this.#keep(this.line);
        this.line = null;
    }

    /** Takes a line back that is being drawn, as if it had never begun. @returns {Box | null} */
    cancel() {
        const { line } = this;
        this.line = null;
        return line && this.#again(this.#box(line));
    }

    /** @returns {Box | null} what changed */
    undo() {
        const stroke = this.done.pop();
        if (!stroke) return null;
        this.undone.push(stroke);
        this.marks = this.marks.filter((mark) => mark.count <= this.done.length);
        if (stroke.kind === 'invert') return this.#draw(stroke);
        return this.#again(this.#box(stroke));
    }

    /** @returns {Box | null} what changed */
    redo() {
        const stroke = this.undone.pop();
        if (!stroke) return null;
        this.done.push(stroke);
        return this.#draw(stroke);
    }

    /** @param {Stroke} stroke */
    #keep(stroke) {
        this.undone = [];
        this.done.push(stroke);
        const { length: count } = this.done;
        if (count - (this.marks.at(-1)?.count ?? 0) >= STRETCH) this.marks.push({ count, bytes: this.coverage.bytes.slice() });
        if (count <= MOST) return;
        this.base ??= new Coverage(this.coverage.width, this.coverage.height);
        const oldest = this.done.shift();
        if (oldest) draw(this.base, oldest);
        for (const mark of this.marks) mark.count -= 1;
        this.marks = this.marks.filter((mark) => mark.count > 0);
    }

    /** @param {Stroke} stroke @returns {Box} */
    #box(stroke) {
        return common(boxOf(stroke, this.coverage), whole(this.coverage));
    }

    /** Draws a box once more from the strokes. @param {Box} box @returns {Box} */
    #again(box) {
        if (isEmpty(box)) return box;
        this.coverage.change(box, () => this.#replay(box));
        return box;
    }

    /** @param {Box} box */
    #replay(box) {
        const mark = this.marks.at(-1);
        const fresh = this.done.findLastIndex((stroke) => stroke.kind === 'clear' || stroke.kind === 'load');
        const from = Math.max(fresh, mark?.count ?? 0);
        // A mask that begins from nothing or from a file needs nothing of what was before.
        if (from !== fresh) this.coverage.copy(mark?.bytes ?? this.base?.bytes ?? null, box);
        for (const stroke of this.done.slice(from)) {
            if (!isEmpty(common(boxOf(stroke, this.coverage), box))) draw(this.coverage, stroke, box);
        }
    }

    /** @param {Stroke} stroke @returns {Box} what changed */
    #draw(stroke) {
        const box = this.#box(stroke);
        if (!isEmpty(box)) this.coverage.change(box, () => draw(this.coverage, stroke));
        return box;
    }
}

/** @param {Stroke} stroke @param {Coverage} coverage @returns {Box} */
function boxOf(stroke, coverage) {
    switch (stroke.kind) {
        case 'line':
            return around(stroke.points, stroke.size / 2 + 1);
        case 'outline':
            return around(stroke.points, 1);
        case 'rectangle':
            return stroke.box;
        default:
            return whole(coverage);
    }
}

/** @param {Coverage} coverage @param {Stroke} stroke @param {Box} [clip] */
function draw(coverage, stroke, clip = whole(coverage)) {
    switch (stroke.kind) {
        case 'line':
            return coverage.line(stroke.points, stroke.size / 2, stroke.erase, clip);
        case 'outline':
            return coverage.outline(stroke.points, stroke.erase, common(clip, boxOf(stroke, coverage)));
        case 'rectangle':
            return coverage.rectangle(stroke.box, stroke.erase, clip);
        case 'invert':
            return coverage.invert(clip);
        case 'clear':
            return coverage.copy(null, clip);
        case 'load':
            return coverage.copy(stroke.bytes, clip);
    }
}
