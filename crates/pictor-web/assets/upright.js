// A picture as it is seen: the bytes of a phone's photo lie on their side, and a browser turns them; models do not. What
// is painted upright needs a picture that is upright. Also scales what is too large for the canvas of many devices.

/** The canvas of older iPhones. */
export const MOST_PIXELS = 16_777_216;

/** @typedef {{width: number, height: number, turn: number}} Head `turn` as EXIF counts: 1 is upright */

/**
 * What the bytes of a PNG, JPEG or WebP say of the picture; null for others.
 * @param {Uint8Array} bytes @returns {Head | null}
 */
export function head(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
        if (view.getUint32(0) === 0x89504e47) return png(view);
        if (view.getUint16(0) === 0xffd8) return jpeg(view);
        if (view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250) return webp(view);
    } catch (fault) {
        if (!(fault instanceof RangeError)) throw fault;
        // It ends too early: the decoder says more.
    }
    return null;
}

/** @param {DataView} view @returns {Head} */
function png(view) {
    const found = { width: view.getUint32(16), height: view.getUint32(20), turn: 1 };
    for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
        if (view.getUint32(at + 4) === 0x65584966) found.turn = tiff(view, at + 8);
    }
    return found;
}

/** @param {DataView} view @returns {Head | null} */
function jpeg(view) {
    let turn = 1;
    for (let at = 2; at + 4 <= view.byteLength; ) {
        const marker = view.getUint16(at);
        // Fill bytes may stand before a marker.
        if (marker === 0xffff) {
            at += 1;
            continue;
        }
        if (marker >> 8 !== 0xff) return null;
        const isExif = marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966;
        if (isExif) turn = tiff(view, at + 10);
        const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
        if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), turn };
        at += 2 + view.getUint16(at + 2);
    }
    return null;
}

/** @param {DataView} view @returns {Head | null} */
function webp(view) {
    /** @type {Head | null} */
    let found = null;
    let turn = 1;
    for (let at = 12; at + 8 <= view.byteLength; ) {
        const [name, length, body] = [view.getUint32(at), view.getUint32(at + 4, true), at + 8];
        if (name === 0x56503858) found = { width: 1 + three(view, body + 4), height: 1 + three(view, body + 7), turn };
        if (name === 0x56503820) found ??= { width: view.getUint16(body + 6, true) & 0x3fff, height: view.getUint16(body + 8, true) & 0x3fff, turn };
        if (name === 0x5650384c) {
            const bits = view.getUint32(body + 1, true);
            found ??= { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff), turn };
        }
        // Some writers put the mark of JPEG before it.
        if (name === 0x45584946) turn = tiff(view, view.getUint32(body) === 0x45786966 ? body + 6 : body);
        at = body + length + (length & 1);
    }
    return found && { ...found, turn };
}

/** @param {DataView} view @param {number} at */
function three(view, at) {
    return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** The orientation (tag 0x0112) in a block of EXIF. @param {DataView} view @param {number} start */
function tiff(view, start) {
    try {
        const little = view.getUint16(start) === 0x4949;
        const list = start + view.getUint32(start + 4, little);
        for (let row = 0; row < view.getUint16(list, little); row++) {
            const at = list + 2 + 12 * row;
            if (view.getUint16(at, little) !== 0x0112) continue;
            const turn = view.getUint16(at + 8, little);
            return turn >= 1 && turn <= 8 ? turn : 1;
        }
    } catch (fault) {
        if (!(fault instanceof RangeError)) throw fault;
    }
    return 1;
}

/** The size that has as many pixels as may be. @param {number} width @param {number} height */
export function scaledDown(width, height) {
    const factor = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)));
    return { width: Math.max(1, Math.floor(width * factor)), height: Math.max(1, Math.floor(height * factor)) };
}

/**
 * The picture as it is seen, decoded by the browser. A turned or large one is sent in place of the given bytes.
 * @param {Blob} picture
 * @returns {Promise<{image: ImageBitmap, isTurned: boolean, isLarge: boolean}>}
 */
export async function seen(picture) {
    const [image, said] = [await createImageBitmap(picture), head(new Uint8Array(await picture.arrayBuffer()))];
    const isTurned = said !== null && (said.turn !== 1 || said.width !== image.width || said.height !== image.height);
    return { image, isTurned, isLarge: image.width * image.height > MOST_PIXELS };
}

/**
 * Encoded once more as it is seen, in its own format where the browser can.
 * @param {ImageBitmap} image @param {{width: number, height: number}} size @param {string} type @returns {Promise<Blob>}
 */
export async function encoded(image, { width, height }, type) {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, width, height);
    const kept = type === 'image/jpeg' || type === 'image/webp' ? type : 'image/png';
    return blobOf(canvas, kept);
}

/** @param {HTMLCanvasElement} canvas @param {string} type @returns {Promise<Blob>} */
export function blobOf(canvas, type) {
    return new Promise((found, failed) => {
        canvas.toBlob((blob) => (blob ? found(blob) : failed(new Error('the canvas gave no picture'))), type, 0.95);
    });
}
