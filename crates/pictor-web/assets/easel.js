// The work itself: a tool in the hand, what it does to the mask, and what can be taken back.
import { between, brushSize, isEmpty, pinched, zoomed } from './geometry.js';
import { Strokes } from './strokes.js';

/**
 * @typedef {import('./geometry.js').Box} Box
 * @typedef {import('./geometry.js').Point} Point
 * @typedef {'brush' | 'eraser' | 'rectangle' | 'lasso'} Tool
 * @typedef {'painting' | 'stroke' | 'tool' | 'size' | 'rectangle'} Told what has changed
 */

export class Easel {
    /**
     * @param {import('./coverage.js').Coverage} coverage @param {import('./stage.js').Stage} stage
     * @param {(what: Told) => void} told
     */
    constructor(coverage, stage, told) {
        this.coverage = coverage;
        this.stage = stage;
        this.told = told;
        this.strokes = new Strokes(coverage);
        /** @type {Tool} */
        this.tool = 'brush';
        const [shorter, longer] = [Math.min(coverage.width, coverage.height), Math.max(coverage.width, coverage.height)];
        this.largest = Math.max(64, Math.round(longer / 2));
        this.size = Math.max(8, Math.round(shorter / 16));
        /** Where the brush is, in the picture. */
        this.at = { x: coverage.width / 2, y: coverage.height / 2 };
        /** The last rectangle. @type {Box} */
        this.box = { left: 0, top: 0, right: 0, bottom: 0 };
        this.sizeBefore = this.size;
        this.erases = false;
    }

    /** @param {Tool} tool */
    take(tool) {
        this.tool = tool;
        this.shown(this.at);
        this.told('tool');
    }

    swap() {
        this.take(this.tool === 'eraser' ? 'brush' : 'eraser');
    }

    /** @param {number} size */
    resize(size) {
        this.size = Math.min(Math.max(Math.round(size), 1), this.largest);
        const { width, height } = this.stage.size;
        this.shown(this.stage.ring ? this.at : this.stage.inPicture({ x: width / 2, y: height / 2 }));
        this.told('size');
    }

    /** @param {number} steps */
    grow(steps) {
        this.resize(brushSize(this.size, steps, this.largest));
    }

    /** Dragging sideways: the ring grows with the pointer. @param {number} by CSS pixels @param {boolean} begins */
    stretch(by, begins) {
        if (begins) this.sizeBefore = this.size;
        this.resize(this.sizeBefore + (2 * by) / this.stage.view.scale);
    }

    /** Shows the brush at a point of the picture, or not at all. @param {Point | null} at */
    shown(at) {
        if (at) this.at = at;
        const isBrush = this.tool === 'brush' || this.tool === 'eraser';
        this.stage.ring = at && { at, size: isBrush ? this.size : 0 };
        this.stage.later();
    }

    /** @param {Point} at of the picture @param {boolean} erase */
    begin(at, erase) {
        this.shown(at);
        this.erases = erase || this.tool === 'eraser';
        if (this.tool === 'rectangle') this.stage.draft = { kind: 'rectangle', from: at, to: at };
        else if (this.tool === 'lasso') this.stage.draft = { kind: 'outline', points: [at.x, at.y] };
        else this.stage.changed(this.strokes.begin(at.x, at.y, this.size, this.erases));
        this.told('painting');
    }

    /** @param {Point} at of the picture */
    move(at) {
        const { draft } = this.stage;
        if (draft?.kind === 'rectangle') draft.to = at;
        if (draft?.kind === 'outline' && !isNear(draft.points, at, this.stage.view.scale)) draft.points.push(at.x, at.y);
        if (!draft) this.stage.changed(this.strokes.extend(at.x, at.y));
        this.shown(at);
        this.told('painting');
    }

    end() {
        const { draft } = this.stage;
        this.stage.draft = null;
        if (draft?.kind === 'rectangle') this.rectangle(between(draft.from, draft.to), this.erases);
        else if (draft?.kind === 'outline') this.#add({ kind: 'outline', points: draft.points, erase: this.erases });
        else {
            this.strokes.end();
            this.told('stroke');
        }
    }

    /** What was begun never was. */
    cancel() {
        this.stage.draft = null;
        this.stage.changed(this.strokes.cancel());
        this.told('stroke');
    }

    /** @param {Box} box @param {boolean} erase */
    rectangle(box, erase) {
        this.stage.later();
        if (isEmpty(box)) return;
        this.box = box;
        this.told('rectangle');
        this.#add({ kind: 'rectangle', box, erase });
    }

    invert() {
        this.#add({ kind: 'invert' });
    }

    clear() {
        if (this.coverage.sum > 0) this.#add({ kind: 'clear' });
    }

    /** @param {Uint8Array} bytes @param {boolean} isFirst whether the work begins with it */
    load(bytes, isFirst) {
        if (!isFirst) return this.#add({ kind: 'load', bytes });
        this.stage.changed(this.strokes.start(bytes));
        this.told('stroke');
    }

    undo() {
        this.stage.changed(this.strokes.undo());
        this.told('stroke');
    }

    redo() {
        this.stage.changed(this.strokes.redo());
        this.told('stroke');
    }

    /** @param {import('./strokes.js').Stroke} stroke */
    #add(stroke) {
        this.stage.changed(this.strokes.add(stroke));
        this.told('stroke');
    }

    /** @param {number} factor @param {Point} at of the stage */
    zoom(factor, at) {
        const { stage } = this;
        stage.look(zoomed(stage.view, factor, at, stage.smallest));
    }

    /** @param {number} dx @param {number} dy */
    pan(dx, dy) {
        const { view } = this.stage;
        this.stage.look({ ...view, x: view.x + dx, y: view.y + dy });
    }

    /** @param {[Point, Point]} before @param {[Point, Point]} after */
    pinch(before, after) {
        const { stage } = this;
        stage.look(pinched(stage.view, before, after, stage.smallest));
    }

    /** Moves the brush by keys, within the picture, and the view along with it. @param {number} dx @param {number} dy */
    step(dx, dy) {
        const { width, height } = this.coverage;
        const at = { x: Math.min(Math.max(this.at.x + dx, 0), width), y: Math.min(Math.max(this.at.y + dy, 0), height) };
        const { size, view } = this.stage;
        const seen = this.stage.inStage(at);
        const [x, y] = [missing(seen.x, size.width), missing(seen.y, size.height)];
        if (x || y) this.stage.look({ ...view, x: view.x + x, y: view.y + y });
        return at;
    }
}

/** How far a place has to move to be inside, with some room around it. @param {number} at @param {number} length */
function missing(at, length) {
    const room = Math.min(24, length / 4);
    if (at < room) return room - at;
    return at > length - room ? length - room - at : 0;
}

/** Less than a pixel of the screen away. @param {number[]} points @param {Point} at @param {number} scale */
function isNear(points, at, scale) {
    return Math.hypot(at.x - (points.at(-2) ?? 0), at.y - (points.at(-1) ?? 0)) * scale < 1;
}
