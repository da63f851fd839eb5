// The form judges sizes as the server does: over the same table.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { beside, broken, edges, nearest, shapes } from '../../crates/pictor-web/assets/sizes.js';

const FREE = {
    sizes: ['1024x1024', '1536x1024', '1024x1536', '2048x2048', 'auto'],
    size_rules: { multiple_of: 16, max_edge: 3840, max_ratio: 3, min_pixels: 655_360, max_pixels: 8_294_400 },
};
const FIXED = { sizes: ['1024x1024', '1536x1024', '1024x1536', 'auto'], size_rules: null };

test('the table of the server', () => {
    const table = fs.readFileSync(new URL('../../crates/pictor-api/tests/api/sizes.txt', import.meta.url), 'utf8');
    const rows = table.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split(/\s+/));
    assert.ok(rows.length > 20);
    for (const [models, size, rule, near] of rows) {
        const model = models === 'free' ? FREE : FIXED;
        const found = edges(size);
        assert.ok(found, size);
        assert.equal(broken(model, ...found) ?? 'legal', rule, size);
        assert.equal(nearest(model, ...found).join('x'), near, size);
    }
});

test('what is no size', () => {
    for (const text of ['', 'auto', '0x16', '16x0', '16', '16X16', ' 16x16', '-16x16', '1e3x16', '16x16x', '1.5x16']) {
        assert.equal(edges(text), null, text);
    }
});

test('the multiples beside an edge', () => {
    assert.deepEqual(beside(FREE.size_rules, 1000), [992, 1008]);
    assert.deepEqual(beside(FREE.size_rules, 3), [16, 16]);
});

test('square, wide and tall are the first of their kind', () => {
    assert.deepEqual(shapes(FREE), { square: '1024x1024', wide: '1536x1024', tall: '1024x1536' });
    assert.deepEqual(shapes({ sizes: ['1024x1024'], size_rules: null }), { square: '1024x1024', wide: undefined, tall: undefined });
});
