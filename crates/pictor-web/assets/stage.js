// What is seen of the work: the picture, moved by a transform, so that panning draws nothing; over it a canvas with the
// mask, of which only the part that changed is drawn; over that one with the brush.
import { fitted, held, inPicture, inStage, joined, recentred, whole } from './geometry.js';
import { shaded, shownBox } from './overlay.js';

/**
 * @typedef {import('./geometry.js').Box} Box
 * @typedef {import('./geometry.js').Point} Point
 * @typedef {import('./geometry.js').View} View
 * @typedef {{kind: 'rectangle', from: Point, to: Point} | {kind: 'outline', points: number[]}} Draft
 */

/** More pixels on the canvas than this are not seen, but would be waited for. */
const MOST_PIXELS = 3e6;
/** Milliseconds until the mask is drawn again where it was moved to. */
const REST = 100;

export class Stage {
    /**
     * @param {HTMLElement} room @param {HTMLImageElement} image @param {HTMLCanvasElement} overlay @param {HTMLCanvasElement} cursor
     * @param {import('./coverage.js').Coverage} coverage @param {AbortSignal} signal
     */
    constructor(room, image, overlay, cursor, coverage, signal) {
        this.room = room;
        this.image = image;
        this.coverage = coverage;
        this.canvases = [overlay, cursor];
        this.mask = /** @type {CanvasRenderingContext2D} */ (overlay.getContext('2d'));
        this.brush = /** @type {CanvasRenderingContext2D} */ (cursor.getContext('2d'));
        this.size = { width: 1, height: 1 };
        this.density = 1;
        /** @type {View} */
        this.view = { scale: 1, x: 0, y: 0 };
        /** The view that the mask on the canvas is drawn for. */
        this.drawn = this.view;
        this.rest = 0;
        this.isFitted = true;
        this.isHidden = false;
        /** @type {[number, number, number]} */
        this.colour = [0, 0, 0];
        this.opacity = 0.55;
        this.feather = 0;
        /** Where the brush is, in the picture, and how wide. @type {{at: Point, size: number} | null} */
        this.ring = null;
        /** @type {Draft | null} */
        this.draft = null;
        /** What is to be drawn in the next frame; everything is a box around the whole picture. @type {Box | null} */
        this.dirty = null;
        this.frame = 0;
        const watcher = new ResizeObserver(() => this.#resize());
        watcher.observe(room);
        signal.addEventListener('abort', () => {
            watcher.disconnect();
            clearTimeout(this.rest);
            cancelAnimationFrame(this.frame);
        });
        this.#resize();
    }

    #resize() {
        const { clientWidth: width, clientHeight: height } = this.room;
        if (!width || !height) return;
        const before = this.size;
        this.size = { width, height };
        this.density = Math.min(devicePixelRatio, Math.sqrt(MOST_PIXELS / (width * height)));
        for (const canvas of this.canvases) {
            canvas.width = Math.round(width * this.density);
            canvas.height = Math.round(height * this.density);
        }
        if (this.isFitted) this.fit();
        else this.look(recentred(this.view, before, this.size));
        // An emptied canvas is not shown.
        cancelAnimationFrame(this.frame);
        this.dirty = whole(this.coverage);
        this.#draw();
    }

    /** The smallest scale that makes sense. */
    get smallest() {
        return fitted(this.size, this.coverage).scale / 2;
    }

    fit() {
        this.look(fitted(this.size, this.coverage));
        this.isFitted = true;
    }

    /** @param {View} view */
    look(view) {
        this.view = held(view, this.size, this.coverage);
        this.isFitted = false;
        const { scale, x, y } = this.view;
        this.image.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
        this.image.style.imageRendering = scale >= 4 ? 'pixelated' : 'auto';
        // The mask goes along as it is, and is drawn again from time to time.
        const factor = scale / this.drawn.scale;
        const [left, top] = [x - this.drawn.x * factor, y - this.drawn.y * factor];
        this.mask.canvas.style.transform = `translate(${left}px, ${top}px) scale(${factor})`;
        this.rest ||= setTimeout(() => this.restyled(), REST);
        this.later();
    }

    /** A point of the window as one of the stage. @param {{clientX: number, clientY: number}} event @returns {Point} */
    at(event) {
        const place = this.room.getBoundingClientRect();
        return { x: event.clientX - place.left - this.room.clientLeft, y: event.clientY - place.top - this.room.clientTop };
    }

    /** @param {Point} at of the stage */
    inPicture(at) {
        return inPicture(this.view, at);
    }

    /** @param {Point} at of the picture */
    inStage(at) {
        return inStage(this.view, at);
    }

    /** A box of the picture is to be shown again. @param {Box | null} box */
    changed(box) {
        if (box) this.dirty = joined(this.dirty, box);
        this.later();
    }

    /** Everything, as after another colour. */
    restyled() {
        this.changed(whole(this.coverage));
    }

    later() {
        this.frame ||= requestAnimationFrame(() => this.#draw());
    }

    #draw() {
        this.frame = 0;
        if (this.dirty) this.#drawMask(this.dirty);
        this.dirty = null;
        this.#drawBrush();
    }

    /** @param {Box} dirty */
    #drawMask(dirty) {
        const { density, mask } = this;
        const { width, height } = mask.canvas;
        const all = whole(this.coverage);
        if (this.drawn !== this.view) dirty = all;
        const isAll = dirty.left <= 0 && dirty.top <= 0 && dirty.right >= all.right && dirty.bottom >= all.bottom;
        if (isAll) {
            mask.clearRect(0, 0, width, height);
            mask.canvas.style.transform = '';
            this.drawn = this.view;
            clearTimeout(this.rest);
            this.rest = 0;
        }
        if (this.isHidden) return mask.clearRect(0, 0, width, height);
        const line = Math.max(1, Math.round(density));
        const view = { scale: this.view.scale * density, x: this.view.x * density, y: this.view.y * density };
        const box = shownBox(view, dirty, Math.ceil(this.feather * view.scale) + line + 1);
        const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
        const [right, bottom] = [Math.min(width, box.right), Math.min(height, box.bottom)];
        if (left >= right || top >= bottom) return;
        const look = { colour: this.colour, opacity: this.opacity, feather: this.feather, line };
        const pixels = shaded(this.coverage, view, { left, top, right, bottom }, look);
        mask.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), right - left), left, top);
    }

    #drawBrush() {
        const { brush, density, ring, draft } = this;
        brush.setTransform(1, 0, 0, 1, 0, 0);
        brush.clearRect(0, 0, brush.canvas.width, brush.canvas.height);
        brush.setTransform(density, 0, 0, density, 0, 0);
        if (ring) {
            const { x, y } = this.inStage(ring.at);
            this.#line((path) => path.arc(x, y, Math.max(2, (ring.size / 2) * this.view.scale), 0, 7));
            this.#line((path) => cross(path, x, y));
        }
        if (draft) this.#line((path) => this.#trace(path, draft));
    }

    /** @param {Path2D} path @param {Draft} draft */
    #trace(path, draft) {
        if (draft.kind === 'rectangle') {
            const [from, to] = [this.inStage(draft.from), this.inStage(draft.to)];
            return path.rect(from.x, from.y, to.x - from.x, to.y - from.y);
        }
        for (let at = 0; at + 1 < draft.points.length; at += 2) {
            const { x, y } = this.inStage({ x: draft.points[at] ?? 0, y: draft.points[at + 1] ?? 0 });
            path.lineTo(x, y);
        }
        path.closePath();
    }

    /** A line that is seen on light and on dark. @param {(path: Path2D) => void} trace */
    #line(trace) {
        const path = new Path2D();
        trace(path);
        for (const [colour, width] of /** @type {const} */ ([['#000a', 3], ['#fff', 1.25]])) {
            this.brush.strokeStyle = colour;
            this.brush.lineWidth = width;
            this.brush.stroke(path);
        }
    }
}

/** @param {Path2D} path @param {number} x @param {number} y */
function cross(path, x, y) {
    path.moveTo(x - 3, y);
    path.lineTo(x + 3, y);
    path.moveTo(x, y - 3);
    path.lineTo(x, y + 3);
}
