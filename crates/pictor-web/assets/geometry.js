// Where things are: the picture in the stage, and boxes of its pixels. Pure.

/**
 * How the picture lies in the stage: CSS pixels for each of its own, and where its top left corner is.
 * @typedef {{scale: number, x: number, y: number}} View
 * @typedef {{width: number, height: number}} Size
 * @typedef {{x: number, y: number}} Point
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box of pixels, without `right` and `bottom`
 */

const MARGIN = 16;
const LARGEST = 32;
/** So much of the picture can always be seen. */
const SEEN = 48;

/** The whole picture in the middle of the stage. @param {Size} stage @param {Size} picture @returns {View} */
export function fitted(stage, picture) {
    const across = Math.max(1, stage.width - 2 * MARGIN) / picture.width;
    const down = Math.max(1, stage.height - 2 * MARGIN) / picture.height;
    const scale = Math.min(across, down, 8);
    return { scale, x: (stage.width - picture.width * scale) / 2, y: (stage.height - picture.height * scale) / 2 };
}

/** @param {View} view @param {Size} stage @param {Size} picture @returns {View} one that does not lose the picture */
export function held(view, stage, picture) {
    const seen = Math.min(SEEN, stage.width / 2, stage.height / 2);
    const within = (/** @type {number} */ at, /** @type {number} */ length, /** @type {number} */ room) =>
        Math.min(Math.max(at, seen - length), room - seen);
    return {
        scale: view.scale,
        x: within(view.x, picture.width * view.scale, stage.width),
        y: within(view.y, picture.height * view.scale, stage.height),
    };
}

/**
 * Larger or smaller, and what is at `at` stays there.
 * @param {View} view @param {number} factor @param {Point} at @param {number} smallest @returns {View}
 */
export function zoomed(view, factor, at, smallest) {
    const scale = Math.min(Math.max(view.scale * factor, Math.min(smallest, view.scale)), Math.max(LARGEST, view.scale));
    const real = scale / view.scale;
    return { scale, x: at.x - (at.x - view.x) * real, y: at.y - (at.y - view.y) * real };
}

/**
 * Two fingers went from `before` to `after`: what is under them stays under them.
 * @param {View} view @param {[Point, Point]} before @param {[Point, Point]} after @param {number} smallest
 * @returns {View}
 */
export function pinched(view, before, after, smallest) {
    const [from, to] = [middle(before), middle(after)];
    const factor = apart(after) / Math.max(1, apart(before));
    return zoomed({ scale: view.scale, x: view.x + to.x - from.x, y: view.y + to.y - from.y }, factor, to, smallest);
}

/** Another stage: the middle of what is seen stays the middle. @param {View} view @param {Size} before @param {Size} after */
export function recentred(view, before, after) {
    return { ...view, x: view.x + (after.width - before.width) / 2, y: view.y + (after.height - before.height) / 2 };
}

/** A point of the stage as one of the picture. @param {View} view @param {Point} at @returns {Point} */
export function inPicture(view, at) {
    return { x: (at.x - view.x) / view.scale, y: (at.y - view.y) / view.scale };
}

/** A point of the picture as one of the stage. @param {View} view @param {Point} at @returns {Point} */
export function inStage(view, at) {
    return { x: at.x * view.scale + view.x, y: at.y * view.scale + view.y };
}

/** @param {[Point, Point]} points */
function apart([a, b]) {
    return Math.hypot(a.x - b.x, a.y - b.y);
}

/** @param {[Point, Point]} points @returns {Point} */
function middle([a, b]) {
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** All pixels of a picture. @param {Size} size @returns {Box} */
export function whole({ width, height }) {
    return { left: 0, top: 0, right: width, bottom: height };
}

/** The smallest box around points. @param {number[]} points x and y by turns @param {number} margin @returns {Box} */
export function around(points, margin) {
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (let at = 0; at + 1 < points.length; at += 2) {
        const [x, y] = [points[at] ?? 0, points[at + 1] ?? 0];
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x);
        box.top = Math.min(box.top, y);
        box.bottom = Math.max(box.bottom, y);
    }
    return {
        left: Math.floor(box.left - margin),
        top: Math.floor(box.top - margin),
        right: Math.ceil(box.right + margin),
        bottom: Math.ceil(box.bottom + margin),
    };
}

/** @param {Box} a @param {Box} b @returns {Box} what is in both; it may be empty */
export function common(a, b) {
    return {
        left: Math.max(a.left, b.left),
        top: Math.max(a.top, b.top),
        right: Math.min(a.right, b.right),
        bottom: Math.min(a.bottom, b.bottom),
    };
}

/** @param {Box | null} a @param {Box} b @returns {Box} one around both */
export function joined(a, b) {
    if (!a || isEmpty(a)) return b;
    if (isEmpty(b)) return a;
    return {
        left: Math.min(a.left, b.left),
        top: Math.min(a.top, b.top),
        right: Math.max(a.right, b.right),
        bottom: Math.max(a.bottom, b.bottom),
    };
}

/** @param {Box} box */
export function isEmpty(box) {
    return box.left >= box.right || box.top >= box.bottom;
}

/** The box between two corners, in whole pixels. @param {Point} a @param {Point} b @returns {Box} */
export function between(a, b) {
    return {
        left: Math.round(Math.min(a.x, b.x)),
        top: Math.round(Math.min(a.y, b.y)),
        right: Math.round(Math.max(a.x, b.x)),
        bottom: Math.round(Math.max(a.y, b.y)),
    };
}

/** The next size of a brush: steps of about an eighth. @param {number} size @param {number} steps @param {number} largest */
export function brushSize(size, steps, largest) {
    const next = Math.round(size * 1.125 ** steps);
    const moved = next === size ? size + Math.sign(steps) : next;
    return Math.min(Math.max(moved, 1), largest);
}
