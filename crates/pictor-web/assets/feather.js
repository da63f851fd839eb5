// The soft rim of a mask: what was painted stays wholly open, and around it the change fades over so many pixels. Pure.

/**
 * Bytes with a rim of `reach` pixels. It yields often, so that who has time until the next frame only can go on later.
 * @param {Uint8Array} bytes @param {number} width @param {number} height @param {number} reach
 * @returns {Generator<void, Uint8Array>}
 */
export function* feathered(bytes, width, height, reach) {
    const [near, far] = [Math.floor(reach / 2), Math.ceil(reach / 2)];
    if (far < 1) return bytes;
    const [one, two] = [new Uint8Array(bytes.length), new Uint8Array(bytes.length)];
    yield* rows(bytes, one, width, height, far);
    yield* columns(one, two, width, height, far);
    yield* rows(two, one, width, height, near);
    yield* columns(one, two, width, height, near);
    // At a straight edge the mean is a half: twice that is the painted side, and the other one begins at all of it.
    for (let at = 0; at < two.length; at++) {
        two[at] = Math.max((bytes[at] ?? 0), Math.min(255, 2 * (two[at] ?? 0)));
        if (at % STEP === 0) yield;
    }
    return two;
}

/** All of it at once. @param {Uint8Array} bytes @param {number} width @param {number} height @param {number} reach */
export function featheredNow(bytes, width, height, reach) {
    const work = feathered(bytes, width, height, reach);
    for (;;) {
        const { done, value } = work.next();
        if (done) return value;
    }
}

/** Bytes between two pauses. */
const STEP = 1 << 18;

/** Means along rows; beyond an edge the last pixel goes on. @param {Uint8Array} from @param {Uint8Array} to @param {number} width @param {number} height @param {number} radius */
function* rows(from, to, width, height, radius) {
    const part = 1 / (2 * radius + 1);
    const last = width - 1;
    for (let y = 0; y < height; y++) {
        const row = y * width;
        let sum = 0;
        for (let x = -radius; x <= radius; x++) sum += from[row + Math.min(Math.max(x, 0), last)] ?? 0;
        for (let x = 0; x < width; x++) {
            to[row + x] = sum * part + 0.5;
            const [enters, leaves] = [x + radius + 1, x - radius];
            sum += from[row + (enters > last ? last : enters)] ?? 0;
            sum -= from[row + (leaves < 0 ? 0 : leaves)] ?? 0;
        }
        if (row % STEP < width) yield;
    }
}

/** The same along columns, all of them together. @param {Uint8Array} from @param {Uint8Array} to @param {number} width @param {number} height @param {number} radius */
function* columns(from, to, width, height, radius) {
    const part = 1 / (2 * radius + 1);
    const sums = new Uint32Array(width);
    const row = (/** @type {number} */ y) => Math.min(Math.max(y, 0), height - 1) * width;
    for (let y = -radius; y <= radius; y++) {
        for (let x = 0, at = row(y); x < width; x++, at++) sums[x] = (sums[x] ?? 0) + (from[at] ?? 0);
    }
    for (let y = 0; y < height; y++) {
        const [here, enters, leaves] = [y * width, row(y + radius + 1), row(y - radius)];
        for (let x = 0; x < width; x++) {
            const sum = sums[x] ?? 0;
            to[here + x] = sum * part + 0.5;
            sums[x] = sum + (from[enters + x] ?? 0) - (from[leaves + x] ?? 0);
        }
        if (here % STEP < width) yield;
    }
}
