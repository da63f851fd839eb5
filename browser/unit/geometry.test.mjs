import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as geometry from '../../crates/pictor-web/assets/geometry.js';

const stage = { width: 1000, height: 600 };
const picture = { width: 4000, height: 1000 };

/** @param {{x: number, y: number}} found @param {{x: number, y: number}} expected */
function near(found, expected) {
    assert.ok(Math.hypot(found.x - expected.x, found.y - expected.y) < 1e-9, `${JSON.stringify(found)} is not ${JSON.stringify(expected)}`);
}

test('a picture is fitted into the middle', () => {
    const view = geometry.fitted(stage, picture);
    assert.equal(view.scale, 968 / 4000);
    near(geometry.inStage(view, { x: 2000, y: 500 }), { x: 500, y: 300 });
    assert.equal(geometry.fitted(stage, { width: 10, height: 10 }).scale, 8);
    assert.ok(geometry.fitted({ width: 0, height: 0 }, picture).scale > 0);
});

test('zooming keeps what is under the pointer, within limits', () => {
    const view = geometry.fitted(stage, picture);
    const at = { x: 123, y: 345 };
    const under = geometry.inPicture(view, at);
    for (const factor of [2, 0.9, 1e9, 1e-9]) {
        const next = geometry.zoomed(view, factor, at, view.scale / 2);
        near(geometry.inPicture(next, at), under);
        assert.ok(next.scale <= 32 && next.scale >= view.scale / 2, String(next.scale));
    }
});

test('two fingers take the picture along', () => {
    const view = { scale: 0.5, x: 10, y: 20 };
    /** @type {[{x: number, y: number}, {x: number, y: number}]} */
    const before = [{ x: 100, y: 100 }, { x: 200, y: 100 }];
    /** @type {[{x: number, y: number}, {x: number, y: number}]} */
    const after = [{ x: 150, y: 300 }, { x: 350, y: 300 }];
    const next = geometry.pinched(view, before, after, 0.1);
    assert.equal(next.scale, 1);
    for (const finger of [0, 1]) near(geometry.inPicture(next, after[finger]), geometry.inPicture(view, before[finger]));
});

test('the picture cannot be lost', () => {
    for (const [x, y] of [[5000, 0], [-5000, 0], [0, 5000], [0, -5000]]) {
        const view = geometry.held({ scale: 0.25, x, y }, stage, picture);
        assert.ok(view.x <= 952 && view.x + 1000 >= 48 && view.y <= 552 && view.y + 250 >= 48, JSON.stringify(view));
    }
    const inside = { scale: 0.25, x: 3, y: 4 };
    assert.deepEqual(geometry.held(inside, stage, picture), inside);
});

test('another stage keeps the middle, there and back', () => {
    const view = { scale: 0.7, x: -33.25, y: 12.5 };
    const smaller = { width: 390, height: 500 };
    const there = geometry.recentred(view, stage, smaller);
    near(geometry.inPicture(there, { x: 195, y: 250 }), geometry.inPicture(view, { x: 500, y: 300 }));
    assert.deepEqual(geometry.recentred(there, smaller, stage), view);
});

test('boxes', () => {
    const [a, b] = [{ left: 0, top: 0, right: 10, bottom: 10 }, { left: 5, top: -5, right: 20, bottom: 5 }];
    assert.deepEqual(geometry.common(a, b), { left: 5, top: 0, right: 10, bottom: 5 });
    assert.deepEqual(geometry.joined(a, b), { left: 0, top: -5, right: 20, bottom: 10 });
    assert.deepEqual(geometry.joined(null, b), b);
    assert.ok(geometry.isEmpty(geometry.common(a, { left: 10, top: 0, right: 20, bottom: 10 })));
    assert.deepEqual(geometry.around([1.5, 2, 8, 3.25], 1), { left: 0, top: 1, right: 9, bottom: 5 });
    assert.deepEqual(geometry.between({ x: 9.6, y: 1 }, { x: 2.2, y: 4.5 }), { left: 2, top: 1, right: 10, bottom: 5 });
});

test('the brush grows and shrinks by steps that are never nothing', () => {
    let size = 1;
    const sizes = [];
    while (size < 500) sizes.push((size = geometry.brushSize(size, 1, 500)));
    assert.deepEqual(sizes.slice(0, 4), [2, 3, 4, 5]);
    assert.ok(sizes.length < 50 && sizes.at(-1) === 500);
    while (size > 1) {
        const next = geometry.brushSize(size, -1, 500);
        assert.ok(next < size);
        size = next;
    }
});
