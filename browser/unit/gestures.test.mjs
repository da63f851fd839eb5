import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Gestures } from '../../crates/pictor-web/assets/gestures.js';

/** Gestures that write down what they call. */
function recorded() {
    /** @type {string[]} */
    const told = [];
    const tell = (/** @type {string} */ name) => (/** @type {unknown[]} */ ...values) => told.push([name, ...values.map(short)].join(' '));
    const names = ['begin', 'move', 'end', 'cancel', 'pan', 'pinch', 'grow', 'hover'];
    const acts = Object.fromEntries(names.map((name) => [name, tell(name)]));
    return { told, gestures: new Gestures(/** @type {any} */ (acts)) };
}

/** @param {any} value @returns {string} */
function short(value) {
    if (Array.isArray(value)) return value.map(short).join('+');
    return value && typeof value === 'object' ? `${value.x},${value.y}` : String(value);
}

/** @param {string} type @param {number} id @param {number} x @param {Record<string, unknown>} [more] */
function touch(type, id, x, more = {}) {
    return { id, type, button: 0, alt: false, shift: false, at: { x, y: 0 }, ...more };
}

test('a mouse paints every place that it was at', () => {
    const { told, gestures } = recorded();
    gestures.move(touch('mouse', 1, 1), []);
    gestures.down(touch('mouse', 1, 2));
    gestures.move(touch('mouse', 1, 4), [{ x: 3, y: 0 }, { x: 4, y: 0 }]);
    gestures.up(touch('mouse', 1, 4));
    gestures.move(touch('mouse', 1, 5), []);
    assert.deepEqual(told, ['hover 1,0', 'begin 2,0 false', 'move 3,0', 'move 4,0', 'end', 'hover 5,0']);
});

test('two fingers take back what one began, and the last one paints nothing', () => {
    const { told, gestures } = recorded();
    gestures.down(touch('touch', 1, 10));
    gestures.down(touch('touch', 2, 20));
    gestures.move(touch('touch', 2, 30), [{ x: 30, y: 0 }]);
    gestures.up(touch('touch', 1, 10));
    gestures.move(touch('touch', 2, 40), [{ x: 40, y: 0 }]);
    gestures.up(touch('touch', 2, 40));
    assert.deepEqual(told, ['begin 10,0 false', 'cancel', 'hover null', 'pinch 10,0+20,0 10,0+30,0']);
    gestures.down(touch('touch', 3, 5));
    assert.equal(told.at(-1), 'begin 5,0 false');
});

test('a palm does not disturb a pen, and fingers only move from then on', () => {
    const { told, gestures } = recorded();
    gestures.down(touch('pen', 1, 10));
    gestures.down(touch('touch', 2, 50));
    gestures.down(touch('touch', 3, 60));
    gestures.move(touch('touch', 3, 61), [{ x: 61, y: 0 }]);
    gestures.move(touch('pen', 1, 11), [{ x: 11, y: 0 }]);
    gestures.up(touch('pen', 1, 11));
    gestures.up(touch('touch', 2, 50));
    gestures.up(touch('touch', 3, 60));
    assert.deepEqual(told, ['begin 10,0 false', 'move 11,0', 'end']);
    told.length = 0;
    gestures.down(touch('touch', 4, 10));
    gestures.move(touch('touch', 4, 13), [{ x: 13, y: 0 }]);
    gestures.up(touch('touch', 4, 13));
    assert.deepEqual(told, ['pan 3 0', 'hover null']);
});

test('buttons and keys that are held mean something else', () => {
    const { told, gestures } = recorded();
    gestures.down(touch('mouse', 1, 1, { alt: true }));
    gestures.move(touch('mouse', 1, 9), [{ x: 9, y: 0 }]);
    gestures.up(touch('mouse', 1, 9));
    gestures.down(touch('mouse', 1, 1, { button: 1 }));
    gestures.move(touch('mouse', 1, 3), [{ x: 3, y: 0 }]);
    gestures.up(touch('mouse', 1, 3));
    gestures.grabs = true;
    gestures.down(touch('mouse', 1, 1));
    gestures.up(touch('mouse', 1, 1));
    gestures.grabs = false;
    gestures.down(touch('mouse', 1, 1, { button: 2 }));
    gestures.up(touch('mouse', 1, 1));
    gestures.down(touch('mouse', 1, 1, { shift: true }));
    gestures.up(touch('mouse', 1, 1));
    gestures.down(touch('pen', 1, 1, { button: 5 }));
    assert.deepEqual(told, ['grow 0 true', 'grow 8 false', 'pan 2 0', 'begin 1,0 true', 'end', 'begin 1,0 true']);
});
