import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Coverage } from '../../crates/pictor-web/assets/coverage.js';
import { Strokes } from '../../crates/pictor-web/assets/strokes.js';

/** @param {Coverage} coverage */
function lines(coverage) {
    const signs = [...coverage.bytes].map((byte) => (byte === 0 ? '.' : byte === 255 ? '#' : '+'));
    return Array.from({ length: coverage.height }, (_, y) => signs.slice(y * coverage.width, (y + 1) * coverage.width).join(''));
}

/** @param {Coverage} coverage */
function counted(coverage) {
    assert.equal(coverage.sum, coverage.bytes.reduce((sum, byte) => sum + byte, 0), 'the sum is kept');
    return coverage;
}

/** Numbers that look random and are the same each time. */
function numbers() {
    let state = 7;
    return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

test('a piece of a stroke is all that is nearer than its radius', () => {
    const random = numbers();
    for (let round = 0; round < 60; round++) {
        const coverage = new Coverage(40, 30);
        const [x0, y0, x1, y1] = [random() * 50 - 5, random() * 40 - 5, random() * 50 - 5, random() * 40 - 5];
        const radius = 0.5 + random() * 9;
        coverage.line(round % 5 ? [x0, y0, x1, y1] : [x0, y0], radius, false);
        const [ex, ey] = round % 5 ? [x1, y1] : [x0, y0];
        for (let y = 0; y < 30; y++) {
            for (let x = 0; x < 40; x++) {
                const length2 = (ex - x0) ** 2 + (ey - y0) ** 2 || 1;
                const along = Math.min(Math.max(((x + 0.5 - x0) * (ex - x0) + (y + 0.5 - y0) * (ey - y0)) / length2, 0), 1);
                const away = Math.hypot(x + 0.5 - x0 - along * (ex - x0), y + 0.5 - y0 - along * (ey - y0));
                const expected = Math.round(255 * Math.min(Math.max(radius + 0.5 - away, 0), 1));
                assert.ok(Math.abs((coverage.bytes[y * 40 + x] ?? 0) - expected) <= 1, `round ${round} at ${x}, ${y}`);
            }
        }
    }
});

test('rectangles are exact, and end at the picture', () => {
    const coverage = new Coverage(6, 4);
    coverage.rectangle({ left: 1, top: 1, right: 4, bottom: 9 }, false);
    coverage.rectangle({ left: -3, top: 2, right: 2, bottom: 3 }, true);
    assert.deepEqual(lines(coverage), ['......', '.###..', '..##..', '.###..']);
});

test('an outline is filled, where it crosses itself too, with soft edges', () => {
    const coverage = new Coverage(8, 6);
    coverage.outline([1, 1, 6, 1, 6, 5, 1, 5], false);
    assert.deepEqual(lines(coverage), ['........', '.#####..', '.#####..', '.#####..', '.#####..', '........']);
    coverage.outline([0.5, 0, 8, 0, 8, 1, 0.5, 1], false);
    assert.equal(coverage.bytes[0], 128);
    const star = new Coverage(100, 100);
    const points = [0, 2, 4, 1, 3].flatMap((at) => [50 + 45 * Math.sin(at * 1.2566), 50 - 45 * Math.cos(at * 1.2566)]);
    star.outline(points, false);
    assert.equal(star.bytes[50 * 100 + 50], 255, 'the middle of a star is inside');
    const outside = new Coverage(10, 10);
    outside.outline([-50, -50, 60, -50, 60, 60, -50, 60], false);
    assert.ok(outside.bytes.every((byte) => byte === 255), 'an outline may go around the picture');
});

test('the sides that meet do not add up', () => {
    const [once, twice] = [new Coverage(20, 20), new Coverage(20, 20)];
    once.line([5, 10, 15, 10], 4.3, false);
    twice.line([5, 10, 10, 10], 4.3, false);
    twice.line([10, 10, 15, 10], 4.3, false);
    assert.deepEqual(twice.bytes, once.bytes);
});

/** @param {Strokes} strokes @param {() => number} random */
function anything(strokes, random) {
    const [x, y] = [random() * 64, random() * 48];
    const erase = random() < 0.3;
    switch (Math.floor(random() * 7)) {
        case 0:
            return strokes.add({ kind: 'rectangle', box: { left: x | 0, top: y | 0, right: (x | 0) + 9, bottom: (y | 0) + 7 }, erase });
        case 1:
            return strokes.add({ kind: 'outline', points: [x, y, x + 20, y + 3, x + 7, y + 15], erase });
        case 2:
            return random() < 0.5 ? strokes.add({ kind: 'invert' }) : strokes.add({ kind: 'clear' });
        default: {
            strokes.begin(x, y, 1 + random() * 12, erase);
            for (let step = 0; step < 6; step++) strokes.extend(random() * 80 - 8, random() * 64 - 8);
            return strokes.end();
        }
    }
}

test('undo and redo give the very same pixels, also beyond what is kept', () => {
    const random = numbers();
    const coverage = new Coverage(64, 48);
    const strokes = new Strokes(coverage);
    const states = [coverage.bytes.slice()];
    for (let step = 0; step < 130; step++) {
        anything(strokes, random);
        states.push(counted(coverage).bytes.slice());
    }
    assert.equal(strokes.done.length, 100, 'older strokes are one picture by now');
    for (let back = 129; back >= 30; back--) {
        assert.ok(strokes.undo());
        assert.deepEqual(counted(coverage).bytes, states[back], `back to ${back}`);
    }
    assert.equal(strokes.undo(), null);
    for (let on = 31; on <= 130; on++) {
        assert.ok(strokes.redo());
        assert.deepEqual(counted(coverage).bytes, states[on], `on to ${on}`);
    }
    assert.equal(strokes.redo(), null);
});

test('a stroke that is cancelled was never there', () => {
    const coverage = new Coverage(30, 30);
    const strokes = new Strokes(coverage);
    strokes.add({ kind: 'rectangle', box: { left: 5, top: 5, right: 25, bottom: 25 }, erase: false });
    const before = coverage.bytes.slice();
    strokes.undo();
    strokes.redo();
    strokes.begin(10, 10, 12, true);
    strokes.extend(28, 28);
    assert.ok(strokes.cancel());
    assert.deepEqual(counted(coverage).bytes, before);
    assert.equal(strokes.cancel(), null);
    assert.equal(strokes.done.length, 1);
});

test('a piece of a stroke concerns its own place only, however large the picture', () => {
    const strokes = new Strokes(new Coverage(3840, 2160));
    strokes.begin(1000, 1000, 60, false);
    assert.deepEqual(strokes.extend(1010, 1000), { left: 969, top: 969, right: 1041, bottom: 1031 });
    assert.equal(strokes.extend(1011, 1000), null, 'too near for another point');
});

test('what was loaded can be undone', () => {
    const coverage = new Coverage(4, 1);
    const strokes = new Strokes(coverage);
    strokes.add({ kind: 'load', bytes: Uint8Array.of(0, 100, 200, 255) });
    strokes.add({ kind: 'rectangle', box: { left: 0, top: 0, right: 1, bottom: 1 }, erase: false });
    strokes.undo();
    assert.deepEqual([...counted(coverage).bytes], [0, 100, 200, 255]);
    strokes.undo();
    assert.deepEqual([...counted(coverage).bytes], [0, 0, 0, 0]);
    assert.equal(strokes.state, null);
});
