// A mask as numbers: a byte for each pixel of the picture, 255 where it may change. Shapes are drawn here and not by a
// canvas, so that they are the same in every browser, and a stroke costs its own pixels only. Pure.
import { around, common, isEmpty, whole } from './geometry.js';

/** @typedef {import('./geometry.js').Box} Box */

export class Coverage {
    /** @param {number} width @param {number} height */
    constructor(width, height) {
        this.width = width;
        this.height = height;
        this.bytes = new Uint8Array(width * height);
        /** Of all bytes, kept by `change`. */
        this.sum = 0;
    }

    /** The part of the picture that is covered: 0 to 1. */
    get share() {
        return this.sum / (255 * this.bytes.length);
    }

    /** Does what changes nothing outside a box. @param {Box} box @param {() => void} act */
    change(box, act) {
        const isAll = box.right - box.left === this.width && box.bottom - box.top === this.height;
        const before = isAll ? this.sum : this.#sum(box);
        act();
        this.sum += this.#sum(box) - before;
    }

    /** @param {Box} box */
    #sum(box) {
        const { bytes, width } = this;
        let sum = 0;
        for (let y = box.top; y < box.bottom; y++) {
            for (let at = y * width + box.left, end = y * width + box.right; at < end; at++) sum += bytes[at] ?? 0;
        }
        return sum;
    }

    /**
     * What a round brush covers on its way: all that is nearer to it than `radius`, with soft edges.
     * @param {number[]} points x and y by turns @param {number} radius @param {boolean} erase @param {Box} [clip]
     */
    line(points, radius, erase, clip = whole(this)) {
        const pieces = piecesOf(points, radius + 0.5);
        const within = common(common(clip, around(points, radius + 1)), whole(this));
        for (let y = within.top; y < within.bottom; y++) {
            const middle = y + 0.5;
            const open = pieces.filter((piece) => piece.top <= middle && middle <= piece.bottom);
            if (radius > 0.5) this.#core(y, open, radius - 0.5, erase ? 0 : 255, within);
            for (const piece of open) this.#rim(y, piece, radius, erase, within);
        }
    }

    /** The part of a row that is wholly covered. @param {number} y @param {Piece[]} open @param {number} reach @param {number} value @param {Box} within */
    #core(y, open, reach, value, within) {
        const row = y * this.width;
        let [from, to] = [0, 0];
        for (const piece of open) {
            if (!crosses(piece, y + 0.5, reach)) continue;
            const left = Math.max(within.left, Math.ceil(chord.left - 0.5));
            const right = Math.min(within.right, Math.floor(chord.right - 0.5) + 1);
            if (left >= right || (left >= from && right <= to)) continue;
            // Pieces follow each other: most of a row is filled once.
            if (left > to || right < from) {
                if (from < to) this.bytes.fill(value, row + from, row + to);
                [from, to] = [left, right];
            } else {
                from = Math.min(from, left);
                to = Math.max(to, right);
            }
        }
        if (from < to) this.bytes.fill(value, row + from, row + to);
    }

    /** Pixels that one piece covers in part: what two cover does not add up. @param {number} y @param {Piece} piece @param {number} radius @param {boolean} erase @param {Box} within */
    #rim(y, piece, radius, erase, within) {
        if (!crosses(piece, y + 0.5, radius + 0.5)) return;
        const left = Math.max(within.left, Math.ceil(chord.left - 0.5));
        const right = Math.min(within.right, Math.floor(chord.right - 0.5) + 1);
        const hasCore = radius > 0.5 && crosses(piece, y + 0.5, radius - 0.5);
        const coreLeft = hasCore ? Math.ceil(chord.left - 0.5) : right;
        const coreRight = hasCore ? Math.max(Math.floor(chord.right - 0.5) + 1, coreLeft) : right;
        this.#part(y, left, Math.min(right, coreLeft), piece, radius, erase);
        this.#part(y, Math.max(left, coreRight), right, piece, radius, erase);
    }

    /** @param {number} y @param {number} left @param {number} right @param {Piece} piece @param {number} radius @param {boolean} erase */
    #part(y, left, right, piece, radius, erase) {
        const { bytes } = this;
        const row = y * this.width;
        for (let x = left; x < right; x++) {
            const before = bytes[row + x] ?? 0;
            if (before === (erase ? 0 : 255)) continue;
            const cover = Math.round(255 * Math.min(Math.max(radius + 0.5 - away(piece, x + 0.5, y + 0.5), 0), 1));
            bytes[row + x] = erase ? Math.min(before, 255 - cover) : Math.max(before, cover);
        }
    }

    /** @param {Box} box @param {boolean} erase @param {Box} [clip] */
    rectangle(box, erase, clip = whole(this)) {
        const within = common(common(box, clip), whole(this));
        if (isEmpty(within)) return;
        for (let y = within.top; y < within.bottom; y++) {
            this.bytes.fill(erase ? 0 : 255, y * this.width + within.left, y * this.width + within.right);
        }
    }

    /**
     * What an outline encloses, however often (the rule nonzero), with soft edges.
     * @param {number[]} points x and y by turns @param {boolean} erase @param {Box} [clip]
     */
    outline(points, erase, clip = whole(this)) {
        const within = common(clip, whole(this));
        if (isEmpty(within)) return;
        const edges = edgesOf(points);
        const sums = new Float32Array(this.width + 2);
        let next = 0;
        /** @type {Edge[]} */
        let open = [];
        for (let y = within.top; y < within.bottom; y++) {
            while (next < edges.length && /** @type {Edge} */ (edges[next]).top < y + 1) open.push(/** @type {Edge} */ (edges[next++]));
            open = open.filter((edge) => edge.bottom > y);
            if (!open.length) continue;
            sums.fill(0);
            for (let part = 0; part < LINES; part++) addLine(sums, open, y + (part + 0.5) / LINES, this.width);
            this.#row(y * this.width, sums, within, erase);
        }
    }

    /** @param {number} row @param {Float32Array} sums @param {Box} within @param {boolean} erase */
    #row(row, sums, within, erase) {
        const { bytes } = this;
        let covered = 0;
        for (let x = 0; x < within.right; x++) {
            covered += sums[x] ?? 0;
            if (x < within.left || covered < 0.001) continue;
            const cover = Math.min(255, Math.round(covered * 255));
            const before = bytes[row + x] ?? 0;
            bytes[row + x] = erase ? Math.min(before, 255 - cover) : Math.max(before, cover);
        }
    }

    /** @param {Box} [box] */
    invert(box = whole(this)) {
        const { bytes, width } = this;
        for (let y = box.top; y < box.bottom; y++) {
            for (let at = y * width + box.left, end = y * width + box.right; at < end; at++) bytes[at] = 255 - (bytes[at] ?? 0);
        }
    }

    /** Takes over what stands in a box elsewhere; nothing stands where `bytes` is null. @param {Uint8Array | null} bytes @param {Box} box */
    copy(bytes, box) {
        for (let y = box.top; y < box.bottom; y++) {
            const [from, to] = [y * this.width + box.left, y * this.width + box.right];
            if (bytes) this.bytes.set(bytes.subarray(from, to), from);
            else this.bytes.fill(0, from, to);
        }
    }
}

/**
 * A straight piece of a line: where it begins, its direction, and the rows that the brush touches.
 * @typedef {{x: number, y: number, dx: number, dy: number, length: number, top: number, bottom: number}} Piece
 */

/** @param {number[]} points @param {number} reach @returns {Piece[]} */
function piecesOf(points, reach) {
    const pieces = [];
    let [x, y] = [points[0] ?? 0, points[1] ?? 0];
    for (let at = points.length > 2 ? 2 : 0; at + 1 < points.length; at += 2) {
        const [toX, toY] = [points[at] ?? 0, points[at + 1] ?? 0];
        const length = Math.hypot(toX - x, toY - y);
        const [dx, dy] = length > 0 ? [(toX - x) / length, (toY - y) / length] : [1, 0];
        pieces.push({ x, y, dx, dy, length, top: Math.min(y, toY) - reach, bottom: Math.max(y, toY) + reach });
        [x, y] = [toX, toY];
    }
    return pieces;
}

/** The distance of a point. @param {Piece} piece @param {number} px @param {number} py */
function away({ x, y, dx, dy, length }, px, py) {
    const along = Math.min(Math.max((px - x) * dx + (py - y) * dy, 0), length);
    const [ox, oy] = [px - x - along * dx, py - y - along * dy];
    return Math.sqrt(ox * ox + oy * oy);
}

/** What `crosses` has found: it is asked for each row of each piece, and makes nothing new. */
const chord = { left: 0, right: 0 };

/** Whether a row comes nearer to a piece than `reach`, and then from where to where. @param {Piece} piece @param {number} y @param {number} reach */
function crosses({ x, y: top, dx, dy, length }, y, reach) {
    chord.left = Infinity;
    chord.right = -Infinity;
    const [down, square] = [y - top, reach * reach];
    round(x, square - down * down);
    round(x + dx * length, square - (down - dy * length) ** 2);
    // Between the two ends: beside the line by no more than `reach`, and along it no further than it goes.
    let [left, right] = [-Infinity, Infinity];
    if (dy !== 0) {
        const [one, two] = [x + (down * dx - reach) / dy, x + (down * dx + reach) / dy];
        [left, right] = [Math.min(one, two), Math.max(one, two)];
    } else if (Math.abs(down) > reach) return chord.left <= chord.right;
    if (dx !== 0) {
        const [one, two] = [x - (down * dy) / dx, x + (length - down * dy) / dx];
        left = Math.max(left, Math.min(one, two));
        right = Math.min(right, Math.max(one, two));
    } else if (down * dy < 0 || down * dy > length) return chord.left <= chord.right;
    if (left <= right) {
        chord.left = Math.min(chord.left, left);
        chord.right = Math.max(chord.right, right);
    }
    return chord.left <= chord.right;
}

/** @param {number} x @param {number} square of half the width of a circle in the row */
function round(x, square) {
    if (square < 0) return;
    const half = Math.sqrt(square);
    chord.left = Math.min(chord.left, x - half);
    chord.right = Math.max(chord.right, x + half);
}

/** Lines that are looked at in each row of pixels. */
const LINES = 4;

/** @typedef {{top: number, bottom: number, x: number, slope: number, way: number}} Edge */

/** @param {number[]} points @returns {Edge[]} from the top */
function edgesOf(points) {
    /** @type {Edge[]} */
    const edges = [];
    for (let at = 0; at + 1 < points.length; at += 2) {
        const [ax, ay] = [points[at] ?? 0, points[at + 1] ?? 0];
        const next = (at + 2) % points.length;
        const [bx, by] = [points[next] ?? 0, points[next + 1] ?? 0];
        if (ay === by) continue;
        const slope = (bx - ax) / (by - ay);
        edges.push(ay < by ? { top: ay, bottom: by, x: ax, slope, way: 1 } : { top: by, bottom: ay, x: bx, slope, way: -1 });
    }
    return edges.sort((a, b) => a.top - b.top);
}

/** Adds one line of an outline to the sums of its row. @param {Float32Array} sums @param {Edge[]} edges @param {number} y @param {number} width */
function addLine(sums, edges, y, width) {
    const crossings = [];
    for (const edge of edges) {
        if (edge.top <= y && y < edge.bottom) crossings.push({ x: edge.x + (y - edge.top) * edge.slope, way: edge.way });
    }
    crossings.sort((a, b) => a.x - b.x);
    let winding = 0;
    for (const { x, way } of crossings) {
        const before = winding;
        winding += way;
        if (before !== 0 && winding !== 0) continue;
        const at = Math.min(Math.max(x, 0), width);
        const pixel = Math.floor(at);
        const step = (before === 0 ? 1 : -1) / LINES;
        sums[pixel] = (sums[pixel] ?? 0) + step * (1 - (at - pixel));
        sums[pixel + 1] = (sums[pixel + 1] ?? 0) + step * (at - pixel);
    }
}
