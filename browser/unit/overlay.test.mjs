import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Coverage } from '../../crates/pictor-web/assets/coverage.js';
import { feathered, featheredNow } from '../../crates/pictor-web/assets/feather.js';
import { shaded, shownBox } from '../../crates/pictor-web/assets/overlay.js';

/** A mask with its left half painted. @param {number} width @param {number} height */
function half(width, height) {
    const coverage = new Coverage(width, height);
    coverage.rectangle({ left: 0, top: 0, right: width / 2, bottom: height }, false);
    return coverage;
}

test('the rim falls from all to nothing within its reach, and what was painted stays', () => {
    for (const reach of [1, 2, 7, 8, 16]) {
        const { bytes, width, height } = half(80, 9);
        const row = [...featheredNow(bytes, width, height, reach)].slice(4 * width, 5 * width);
        assert.ok(row.slice(0, 40).every((byte) => byte === 255), `painted at ${reach}`);
        assert.ok(row.slice(40 + reach).every((byte) => byte === 0), `beyond the rim of ${reach}: ${row}`);
        const rim = row.slice(39, 41 + reach);
        assert.ok(rim.every((byte, at) => at === 0 || byte <= (rim[at - 1] ?? 0)), `it only falls: ${rim}`);
        assert.ok((rim[1] ?? 0) > 0);
    }
});

test('the edge of the picture is no edge of the mask', () => {
    const coverage = new Coverage(20, 20);
    coverage.rectangle({ left: 0, top: 0, right: 20, bottom: 20 }, false);
    assert.ok(featheredNow(coverage.bytes, 20, 20, 9).every((byte) => byte === 255));
    assert.equal(featheredNow(coverage.bytes, 20, 20, 0), coverage.bytes);
});

test('a large mask is feathered in pieces', () => {
    const { bytes, width, height } = half(2000, 1000);
    let pauses = 0;
    for (const _ of feathered(bytes, width, height, 20)) pauses++;
    assert.ok(pauses > 20, String(pauses));
});

const look = /** @type {const} */ ({ colour: [200, 10, 20], opacity: 0.5, feather: 0, line: 1 });

/** @param {Uint32Array} pixels @param {number} at */
function pixel(pixels, at) {
    const value = pixels[at] ?? 0;
    return [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
}

test('colour over what is painted, two lines at its edge, nothing elsewhere', () => {
    const coverage = half(20, 10);
    const box = { left: 0, top: 0, right: 40, bottom: 30 };
    const pixels = shaded(coverage, { scale: 1, x: 10, y: 10 }, box, { ...look, colour: [200, 10, 20] });
    const row = 15 * 40;
    assert.deepEqual(pixel(pixels, row + 15), [200, 10, 20, 128]);
    assert.equal(pixel(pixels, row + 25)[3], 0);
    assert.ok(pixel(pixels, row + 19)[0] < 60 && pixel(pixels, row + 19)[3] > 200, 'dark inside');
    assert.ok(pixel(pixels, row + 20)[0] > 200 && pixel(pixels, row + 20)[3] > 200, 'light outside');
    assert.equal(pixel(pixels, row + 9)[3], 0, 'nothing beside the picture');
    assert.deepEqual(pixel(pixels, row + 10), [200, 10, 20, 128], 'no line at the edge of the picture');
    assert.deepEqual(pixel(pixels, 10 * 40 + 15), [200, 10, 20, 128]);
    assert.equal(pixel(pixels, 9 * 40 + 15)[3], 0);
});

test('a box that changed is made as a part of the whole', () => {
    const coverage = new Coverage(200, 120);
    coverage.line([60, 50, 120, 80], 20.5, false);
    for (const view of [{ scale: 0.37, x: 11.3, y: -4.6 }, { scale: 1, x: 0, y: 0 }, { scale: 2.6, x: -101.2, y: -50 }]) {
        for (const feather of [0, 9]) {
            const how = { ...look, colour: /** @type {[number, number, number]} */ ([200, 10, 20]), feather };
            const all = { left: 0, top: 0, right: 300, bottom: 160 };
            const whole = shaded(coverage, view, all, how);
            const changed = shownBox(view, { left: 70, top: 50, right: 90, bottom: 75 }, 2);
            const part = shaded(coverage, view, changed, how);
            let differs = 0;
            for (let y = Math.max(0, changed.top); y < Math.min(160, changed.bottom); y++) {
                for (let x = Math.max(0, changed.left); x < Math.min(300, changed.right); x++) {
                    const here = part[(y - changed.top) * (changed.right - changed.left) + x - changed.left];
                    if (here !== whole[y * 300 + x]) differs++;
                }
            }
            assert.equal(differs, 0, `at ${view.scale} with ${feather}`);
        }
    }
});
