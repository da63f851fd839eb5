import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_PIXELS, head, scaledDown } from '../../crates/pictor-web/assets/upright.js';

/** A block of EXIF that says one orientation, in either order of bytes. @param {number} turn @param {boolean} little */
function tiff(turn, little) {
    const bytes = new DataView(new ArrayBuffer(26));
    bytes.setUint16(0, little ? 0x4949 : 0x4d4d);
    bytes.setUint16(2, 42, little);
    bytes.setUint32(4, 8, little);
    bytes.setUint16(8, 1, little);
    bytes.setUint16(10, 0x0112, little);
    bytes.setUint16(12, 3, little);
    bytes.setUint32(14, 1, little);
    bytes.setUint16(18, turn, little);
    return [...new Uint8Array(bytes.buffer)];
}

const EXIF = [...Buffer.from('Exif\0\0')];

/** @param {number} number */
const two = (number) => [number >> 8, number & 255];
/** @param {number} number */
const four = (number) => [...two(number >>> 16), ...two(number & 65535)];

/** @param {number[]} exif */
function jpeg(exif) {
    const app = exif.length ? [0xff, 0xff, 0xe1, ...two(exif.length + 2), ...exif] : [];
    return Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, ...app, 0xff, 0xc4, 0, 2, 0xff, 0xc2, 0, 11, 8, ...two(80), ...two(120), 1, 0, 0, 0]);
}

/** @param {string} name @param {number[]} body */
function chunk(name, body) {
    return [...four(body.length), ...Buffer.from(name), ...body, 0, 0, 0, 0];
}

/** @param {number[][]} chunks */
function png(...chunks) {
    const ihdr = chunk('IHDR', [...four(120), ...four(80), 8, 6, 0, 0, 0]);
    return Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...ihdr, ...chunks.flat()]);
}

/** @param {[string, number[]][]} chunks */
function webp(...chunks) {
    const body = chunks.flatMap(([name, bytes]) => {
        const length = [bytes.length & 255, bytes.length >> 8, 0, 0];
        return [...Buffer.from(name), ...length, ...bytes, ...(bytes.length % 2 ? [0] : [])];
    });
    return Uint8Array.from([...Buffer.from('RIFF'), 0, 0, 0, 0, ...Buffer.from('WEBP'), ...body]);
}

const VP8X = [0, 0, 0, 0, 119, 0, 0, 79, 0, 0];

test('size and orientation are read from the bytes', () => {
    const upright = { width: 120, height: 80, turn: 1 };
    const turned = { ...upright, turn: 6 };
    for (const [name, bytes, expected] of /** @type {[string, Uint8Array, object | null][]} */ ([
        ['a JPEG without EXIF', jpeg([]), upright],
        ['a JPEG of a phone', jpeg([...EXIF, ...tiff(6, false)]), turned],
        ['one in the other order', jpeg([...EXIF, ...tiff(6, true)]), turned],
        ['one with a turn that does not exist', jpeg([...EXIF, ...tiff(9, true)]), upright],
        ['one with EXIF that ends too early', jpeg([...EXIF, 0x4d, 0x4d, 0, 42, 0, 0, 0xff, 0]), upright],
        ['a PNG', png(), upright],
        ['a PNG with EXIF', png(chunk('eXIf', tiff(6, false))), turned],
        ['a lossy WebP', webp(['VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 120, 0, 80, 0]]), upright],
        ['a lossless WebP', webp(['VP8L', [0x2f, 119, (79 << 6) & 255, 79 >> 2, 0]]), upright],
        ['an extended WebP', webp(['VP8X', VP8X], ['EXIF', tiff(6, true)]), turned],
        ['one with the mark of JPEG', webp(['VP8X', VP8X], ['ICCP', [1]], ['EXIF', [...EXIF, ...tiff(6, false)]]), turned],
        ['a text', Buffer.from('hello, world'), null],
        ['nothing', new Uint8Array(), null],
        ['half a JPEG', jpeg([]).subarray(0, 9), null],
    ])) {
        assert.deepEqual(head(bytes), expected, name);
    }
});

test('every beginning of a picture is read without a fault', () => {
    for (const whole of [jpeg([...EXIF, ...tiff(6, false)]), png(chunk('eXIf', tiff(6, false))), webp(['VP8X', VP8X], ['EXIF', tiff(6, true)])]) {
        for (let length = 0; length < whole.length; length++) head(whole.subarray(0, length));
    }
});

test('what is too large keeps its shape', () => {
    assert.deepEqual(scaledDown(4096, 4096), { width: 4096, height: 4096 });
    const { width, height } = scaledDown(8064, 6048);
    assert.ok(width * height <= MOST_PIXELS && width * height > 0.999 * MOST_PIXELS && Math.abs(width / height - 4 / 3) < 0.001);
});
