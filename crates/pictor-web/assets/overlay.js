// What of a mask is seen: colour over the picture, and two lines around it, a light and a dark one, so that one of them
// is seen on any picture. Only the box that changed is made. Pure.
import { featheredNow } from './feather.js';
import { common, isEmpty } from './geometry.js';

/**
 * @typedef {import('./geometry.js').Box} Box
 * @typedef {import('./geometry.js').View} View
 * @typedef {import('./coverage.js').Coverage} Coverage
 * @typedef {{colour: [number, number, number], opacity: number, feather: number, line: number}} Look
 */

/** The box on the canvas that shows a box of the picture. @param {View} view @param {Box} box @param {number} margin @returns {Box} */
export function shownBox(view, box, margin) {
    return {
        left: Math.floor(box.left * view.scale + view.x) - margin,
        top: Math.floor(box.top * view.scale + view.y) - margin,
        right: Math.ceil(box.right * view.scale + view.x) + margin,
        bottom: Math.ceil(box.bottom * view.scale + view.y) + margin,
    };
}

/**
 * The pixels of a box on the canvas, as `ImageData` keeps them.
 * @param {Coverage} coverage @param {View} view in pixels of the canvas @param {Box} box @param {Look} look
 */
export function shaded(coverage, view, box, look) {
    const { line } = look;
    const wide = { left: box.left - line, top: box.top - line, right: box.right + line, bottom: box.bottom + line };
    const [width, stride] = [box.right - box.left, wide.right - wide.left];
    const seen = shown(coverage, view, wide, look.feather);
    const pixels = new Uint32Array(width * (box.bottom - box.top));
    const colours = table(look);
    const within = common(box, {
        left: Math.round(view.x),
        top: Math.round(view.y),
        right: Math.round(view.x + coverage.width * view.scale),
        bottom: Math.round(view.y + coverage.height * view.scale),
    });
    if (isEmpty(within)) return pixels;
    for (let y = within.top; y < within.bottom; y++) {
        let at = (y - wide.top) * stride + within.left - wide.left;
        let to = (y - box.top) * width + within.left - box.left;
        for (let x = within.left; x < within.right; x++, at++, to++) {
            const here = seen[at] ?? 0;
            const [before, after] = [(seen[at - line] ?? 0), (seen[at + line] ?? 0)];
            const above = seen[at - line * stride] ?? 0;
            const below = seen[at + line * stride] ?? 0;
            const isLine = ((before ^ here) | (after ^ here) | (above ^ here) | (below ^ here)) & 128;
            pixels[to] = isLine ? (here & 128 ? DARK : LIGHT) : (colours[here] ?? 0);
        }
    }
    return pixels;
}

// Red is the lowest byte: every machine with a browser is little-endian.
const DARK = 0xe0201a18;
const LIGHT = 0xf0ffffff;

/** The colour of each strength. @param {Look} look */
function table({ colour: [red, green, blue], opacity }) {
    return Uint32Array.from({ length: 256 }, (_, strength) => {
        return ((Math.round(strength * opacity) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
    });
}

/** The strength at each pixel of a box on the canvas. @param {Coverage} coverage @param {View} view @param {Box} box @param {number} feather */
function shown(coverage, view, box, feather) {
    const hard = sampled(coverage, view, box);
    if (feather <= 0) return hard;
    // A rim is smooth, and can be made coarsely: of cells that lie alike for every box.
    const grain = Math.min(view.scale, GRAIN / feather, 1);
    const cells = common(
        {
            left: Math.floor(((box.left - view.x) / view.scale - feather) * grain) - 2,
            top: Math.floor(((box.top - view.y) / view.scale - feather) * grain) - 2,
            right: Math.ceil(((box.right - view.x) / view.scale + feather) * grain) + 2,
            bottom: Math.ceil(((box.bottom - view.y) / view.scale + feather) * grain) + 2,
        },
        { left: 0, top: 0, right: Math.ceil(coverage.width * grain), bottom: Math.ceil(coverage.height * grain) },
    );
    if (isEmpty(cells)) return hard;
    const [width, height] = [cells.right - cells.left, cells.bottom - cells.top];
    const coarse = sampled(coverage, { scale: grain, x: 0, y: 0 }, cells);
    const bytes = featheredNow(coarse, width, height, feather * grain);
    const scale = view.scale / grain;
    const soft = sampled({ width, height, bytes }, { scale, x: view.x + cells.left * scale, y: view.y + cells.top * scale }, box);
    for (let at = 0; at < hard.length; at++) {
        if ((soft[at] ?? 0) > (hard[at] ?? 0)) hard[at] = soft[at] ?? 0;
    }
    return hard;
}

/** Cells across a rim. */
const GRAIN = 6;

/**
 * Each pixel of the box from the four around its place; beyond the picture its edge goes on.
 * @param {{width: number, height: number, bytes: Uint8Array}} source @param {View} view @param {Box} box
 */
function sampled({ width, height, bytes }, view, box) {
    const across = box.right - box.left;
    const out = new Uint8Array(Math.max(0, across) * Math.max(0, box.bottom - box.top));
    const columns = places(box.left, box.right, view.x, view.scale, width);
    const rows = places(box.top, box.bottom, view.y, view.scale, height);
    for (let y = 0, at = 0; y < rows.first.length; y++) {
        const upper = (rows.first[y] ?? 0) * width;
        const lower = (rows.second[y] ?? 0) * width;
        const down = rows.weight[y] ?? 0;
        for (let x = 0; x < across; x++, at++) {
            const first = columns.first[x] ?? 0;
            const second = columns.second[x] ?? 0;
            const right = columns.weight[x] ?? 0;
            const [a, b] = [(bytes[upper + first] ?? 0), (bytes[upper + second] ?? 0)];
            const [c, d] = [(bytes[lower + first] ?? 0), (bytes[lower + second] ?? 0)];
            // Almost all of a mask is all or nothing.
            out[at] = a === b && a === c && a === d ? a : (a * (256 - right) + b * right) * (256 - down) / 65536
                + (c * (256 - right) + d * right) * down / 65536 + 0.5;
        }
    }
    return out;
}

/** @param {number} from @param {number} to @param {number} origin @param {number} scale @param {number} length */
function places(from, to, origin, scale, length) {
    const count = Math.max(0, to - from);
    const [first, second, weight] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
    for (let at = 0; at < count; at++) {
        const place = Math.min(Math.max((from + at + 0.5 - origin) / scale - 0.5, 0), length - 1);
        const pixel = Math.floor(place);
        first[at] = pixel;
        second[at] = Math.min(pixel + 1, length - 1);
        weight[at] = Math.round((place - pixel) * 256);
    }
    return { first, second, weight };
}
