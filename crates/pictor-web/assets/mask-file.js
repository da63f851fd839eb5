// A mask as a PNG of the picture's size: opaque white, with holes where the picture may change; and back again.
import { feathered } from './feather.js';
import { blobOf } from './upright.js';

/** @typedef {import('./coverage.js').Coverage} Coverage */

/** More than this is slow to send for no gain: soft rims are what makes a mask large. */
const MOST_BYTES = 4 << 20;
/** Milliseconds of work between two looks at what else is to be done. */
const SLICE = 10;
const ROWS = 128;

/**
 * @param {Coverage} coverage @param {number} feather
 * @returns {Promise<{blob: Blob, feather: number}>} `feather` is less than asked where the file became too large
 */
export async function written(coverage, feather) {
    for (;;) {
        const blob = await blobOf(await painted(coverage, feather), 'image/png');
        if (blob.size <= MOST_BYTES || feather === 0) return { blob, feather };
        feather = Math.floor(feather / 2);
    }
}

/** @param {Coverage} coverage @param {number} feather */
async function painted({ bytes, width, height }, feather) {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
    const soft = await inSlices(feathered(bytes, width, height, feather));
    await inSlices(put(context, soft, width, height));
    return canvas;
}

/** @param {CanvasRenderingContext2D} context @param {Uint8Array} bytes @param {number} width @param {number} height */
function* put(context, bytes, width, height) {
    for (let top = 0; top < height; top += ROWS) {
        const data = new ImageData(width, Math.min(ROWS, height - top));
        const pixels = new Uint32Array(data.data.buffer);
        for (let at = 0, from = top * width; at < pixels.length; at++, from++) {
            pixels[at] = ((255 - (bytes[from] ?? 0)) << 24) | 0xffffff;
        }
        context.putImageData(data, 0, top);
        yield;
    }
}

/** Does a long work without holding up the page. @template T @param {Generator<void, T>} work @returns {Promise<T>} */
async function inSlices(work) {
    for (let began = performance.now(); ; ) {
        const { done, value } = work.next();
        if (done) return value;
        if (performance.now() - began < SLICE) continue;
        await new Promise((go) => setTimeout(go));
        began = performance.now();
    }
}

/**
 * What a file covers: where it is transparent, or, without any transparency, where it is white.
 * @param {Blob} file @param {{width: number, height: number}} size
 * @returns {Promise<Uint8Array | {width: number, height: number}>} its own size where that has another shape
 */
export async function read(file, { width, height }) {
    const image = await createImageBitmap(file);
    const own = { width: image.width, height: image.height };
    if (Math.abs(Math.log((own.width * height) / (own.height * width))) > 0.01) return own;
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
    context.drawImage(image, 0, 0, width, height);
    image.close();
    return inSlices(covered(context, width, height));
}

/** @param {CanvasRenderingContext2D} context @param {number} width @param {number} height */
function* covered(context, width, height) {
    const [holes, whites] = [new Uint8Array(width * height), new Uint8Array(width * height)];
    let hasHoles = false;
    for (let top = 0; top < height; top += ROWS) {
        const { data } = context.getImageData(0, top, width, Math.min(ROWS, height - top));
        for (let at = 0, to = top * width; at < data.length; at += 4, to++) {
            const [red, green, blue, alpha] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, data[at + 3] ?? 0];
            holes[to] = 255 - alpha;
            hasHoles ||= alpha < 255;
            whites[to] = (red * 54 + green * 183 + blue * 19) >> 8;
        }
        yield;
    }
    return hasHoles ? holes : whites;
}
