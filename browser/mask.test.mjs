// The mask editor in Chromium: what is painted by mouse, finger, pen and keys is what comes out, pixel by pixel.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { head } from '../crates/pictor-web/assets/upright.js';
import { Studio } from './editor.mjs';
import { KEY } from './server.mjs';

const SIZE = { width: 320, height: 200 };

let studio;
before(async () => (studio = await Studio.open()));
after(() => studio?.close());

/** Opens the editor, does something with it, and sees that no page of ours complained. */
async function edit(act, { picture = SIZE, given = {}, ...options } = {}) {
    const editor = await studio.editor(options);
    try {
        await editor.open(picture, given);
        await act(editor);
        assert.deepEqual(editor.faults, []);
    } finally {
        await editor.page.context().close();
    }
}

/** Every pixel is what its distance to a way says: all of it inside, nothing outside, and between them what you like. */
function follows(result, points, radius, slack = 1.5) {
    let wrong = 0;
    for (let y = 0; y < result.height; y++) {
        for (let x = 0; x < result.width; x++) {
            const away = Math.min(...points.map((_, at) => distance(points[Math.max(0, at - 1)], points[at], x + 0.5, y + 0.5)));
            const alpha = result.alpha(x, y);
            if (away < radius - slack && alpha !== 0) wrong++;
            if (away > radius + slack && alpha !== 255) wrong++;
        }
    }
    assert.equal(wrong, 0, `${wrong} pixels differ`);
}

function distance([ax, ay], [bx, by], x, y) {
    const length2 = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
    const along = Math.min(Math.max(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2, 0), 1);
    return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}

/** Sets the size of the brush by its keys. */
async function brush(editor, size) {
    for (let tries = 0; tries < 60; tries++) {
        const now = parseInt(await editor.part('size-value').textContent());
        if (now === size) return;
        await editor.page.keyboard.press(now < size ? ']' : '[');
        const next = parseInt(await editor.part('size-value').textContent());
        if ((now < size) !== (next <= size)) return;
    }
}

const sizeOf = async (editor) => parseInt(await editor.part('size-value').textContent());

describe('by mouse', () => {
    test('a stroke is what comes out, and everything outside is opaque', () => edit(async (editor) => {
        await editor.slide('feather', 0);
        await editor.part('canvas').focus();
        await brush(editor, 24);
        const size = await sizeOf(editor);
        await editor.drag([[60, 60], [200, 110], [90, 150]]);
        assert.ok((await editor.share()) > 5);
        const inside = await editor.overlay(130, 85);
        assert.ok(inside[3] > 130 && inside[3] < 150 && inside[0] > inside[2], `the overlay: ${inside}`);
        const result = await editor.done();
        assert.equal(result.type, 'image/png');
        assert.deepEqual([result.width, result.height, ...result.size], [320, 200, 320, 200]);
        assert.equal(result.picture, null);
        assert.equal(result.strict, true);
        follows(result, [[60, 60], [200, 110], [90, 150]], size / 2);
        const covered = result.all.reduce((sum, alpha) => sum + 255 - alpha, 0) / 255 / result.all.length;
        assert.ok(Math.abs(covered - result.share) < 1e-6, `${covered} is ${result.share}`);
    }));

    test('a stroke leaves the picture and the window, comes back, and ends outside', () => edit(async (editor) => {
        await editor.slide('feather', 0);
        const from = await editor.at(160, 100);
        await editor.page.mouse.move(from.x, from.y);
        await editor.page.mouse.down();
        await editor.page.mouse.move(from.x, -50, { steps: 8 });
        await editor.page.mouse.move(1400, -50, { steps: 2 });
        await editor.page.mouse.up();
        const share = await editor.share();
        await editor.page.mouse.move(from.x + 60, from.y + 40, { steps: 3 });
        assert.equal(await editor.share(), share, 'it has ended');
        const result = await editor.done();
        assert.equal(result.alpha(160, 5), 0);
        assert.equal(result.alpha(20, 100), 255);
    }));

    test('eraser, rectangle and lasso; Shift takes away', () => edit(async (editor) => {
        const { page } = editor;
        await editor.slide('feather', 0);
        await page.keyboard.press('r');
        await editor.drag([[40, 40], [240, 160]]);
        await page.keyboard.press('l');
        await page.keyboard.down('Shift');
        await editor.drag([[60, 60], [120, 60], [120, 120], [60, 120]]);
        await page.keyboard.up('Shift');
        await page.keyboard.press('e');
        await editor.drag([[200, 100], [220, 100]]);
        const result = await editor.done();
        for (const [x, y, expected] of [[45, 45, 0], [235, 155, 0], [37, 100, 255], [90, 90, 255], [130, 90, 0], [210, 100, 255]]) {
            assert.equal(result.alpha(x, y), expected, `at ${x}, ${y}`);
        }
    }));

    test('the wheel zooms at the pointer, Space and the middle button drag, 0 fits', () => edit(async (editor) => {
        const { page } = editor;
        const start = await editor.place();
        const seen = await editor.at(80, 50);
        // The wheel tells whole pixels only.
        const at = { x: Math.round(seen.x), y: Math.round(seen.y) };
        const [x, y] = [(at.x - start.left) / start.scale, (at.y - start.top) / start.scale];
        await page.mouse.move(at.x, at.y);
        await page.mouse.wheel(0, -400);
        await editor.settled();
        const near = await editor.place();
        assert.ok(near.scale > 2 * start.scale, `${near.scale}`);
        const there = await editor.at(x, y);
        assert.ok(Math.hypot(there.x - at.x, there.y - at.y) < 0.6, 'what was under the pointer is still');
        await page.keyboard.down('Space');
        await editor.drag([[80, 50], [100, 60]]);
        await page.keyboard.up('Space');
        await editor.settled();
        const moved = await editor.place();
        assert.ok(Math.abs(moved.left - near.left - 20 * near.scale) < 1 && moved.scale === near.scale);
        await editor.drag([[100, 60], [80, 50]], { button: 'middle' });
        await editor.settled();
        assert.ok(Math.abs((await editor.place()).left - near.left) < 1);
        assert.equal(await editor.share(), 0, 'nothing was painted');
        await page.keyboard.press('0');
        await editor.settled();
        assert.deepEqual(await editor.place(), start);
    }));

    test('the brush by brackets, Ctrl and wheel, and Alt and dragging', () => edit(async (editor) => {
        const { page } = editor;
        const first = await sizeOf(editor);
        await page.keyboard.press(']');
        const second = await sizeOf(editor);
        assert.ok(second > first);
        const place = await editor.place();
        await page.mouse.move(640, 400);
        await page.keyboard.down('Control');
        await page.mouse.wheel(0, 100);
        await page.keyboard.up('Control');
        await editor.page.waitForFunction((size) => parseInt(document.querySelector('[data-part="size-value"]').textContent) < size, second);
        await page.keyboard.down('Alt');
        await editor.drag([[100, 100], [110, 100]]);
        await page.keyboard.up('Alt');
        assert.ok(Math.abs((await sizeOf(editor)) - first - 20) <= 2, `${await sizeOf(editor)} from ${first}`);
        assert.deepEqual(await editor.place(), place);
        assert.equal(await editor.share(), 0);
    }));

    test('nothing drifts when the window changes', () => edit(async (editor) => {
        const { page } = editor;
        await editor.slide('feather', 0);
        await editor.drag([[100, 100], [100, 100]]);
        const size = await sizeOf(editor);
        for (const [width, height] of [[700, 900], [390, 700], [1500, 620], [1280, 800]]) {
            await page.setViewportSize({ width, height });
            await editor.settled();
        }
        const seen = await editor.overlay(100, 100);
        assert.ok(seen[3] > 130, `the overlay is still there: ${seen}`);
        await editor.drag([[220, 100], [220, 100]]);
        const result = await editor.done();
        const points = [[100, 100], [220, 100]];
        for (let y = 0; y < 200; y++) {
            for (let x = 0; x < 320; x++) {
                const away = Math.min(...points.map((point) => distance(point, point, x + 0.5, y + 0.5)));
                if (away < size / 2 - 1.5) assert.equal(result.alpha(x, y), 0, `${x}, ${y}`);
                if (away > size / 2 + 1.5) assert.equal(result.alpha(x, y), 255, `${x}, ${y}`);
            }
        }
    }));
});

describe('by hand', () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

    test('one finger paints, two move the view and take back what was begun', () => edit(async (editor) => {
        const [a, b] = [await editor.at(60, 100), await editor.at(200, 100)];
        await editor.touch('touchStart', [[a.x, a.y]]);
        await editor.touch('touchMove', [[(a.x + b.x) / 2, a.y]]);
        await editor.touch('touchMove', [[b.x, b.y]]);
        await editor.touch('touchEnd', []);
        const share = await editor.share();
        assert.ok(share > 2, String(share));
        const before = await editor.place();
        const [c, d] = [await editor.at(120, 40), await editor.at(200, 160)];
        await editor.touch('touchStart', [[c.x, c.y]]);
        await editor.touch('touchMove', [[c.x + 5, c.y + 5]]);
        await editor.touch('touchStart', [[c.x + 5, c.y + 5], [d.x, d.y]]);
        await editor.touch('touchMove', [[c.x - 60, c.y - 60], [d.x + 60, d.y + 60]]);
        await editor.touch('touchEnd', [[c.x - 60, c.y - 60]]);
        await editor.touch('touchMove', [[c.x, c.y]]);
        await editor.touch('touchEnd', []);
        await editor.settled();
        assert.ok((await editor.place()).scale > 1.5 * before.scale);
        assert.equal(await editor.share(), share, 'the second stroke never was');
        const result = await editor.done();
        assert.equal(result.alpha(130, 100), 0);
        assert.equal(result.alpha(130, 20), 255);
    }, phone));

    test('a touch that the system takes away ends the stroke and keeps it', () => edit(async (editor) => {
        const a = await editor.at(100, 100);
        await editor.touch('touchStart', [[a.x, a.y]]);
        await editor.touch('touchMove', [[a.x + 40, a.y]]);
        const share = await editor.share();
        await editor.touch('touchCancel', []);
        await editor.frames();
        assert.equal(await editor.share(), share);
        assert.equal(await editor.part('undo').isDisabled(), false);
        await editor.part('undo').click();
        assert.equal(await editor.share(), 0);
    }, phone));

    test('once a pen was seen, fingers only move', () => edit(async (editor) => {
        const a = await editor.at(100, 100);
        await editor.pen('mousePressed', a.x, a.y);
        await editor.pen('mouseMoved', a.x + 30, a.y);
        await editor.pen('mouseReleased', a.x + 30, a.y);
        const share = await editor.share();
        assert.ok(share > 0);
        const before = await editor.place();
        await editor.touch('touchStart', [[a.x, a.y]]);
        await editor.touch('touchMove', [[a.x + 25, a.y + 10]]);
        await editor.touch('touchEnd', []);
        assert.equal(await editor.share(), share);
        assert.ok(Math.abs((await editor.place()).left - before.left - 25) < 0.6);
    }, phone));

    test('on a phone everything can be reached, and is large enough', () => edit(async (editor) => {
        const { page } = editor;
        await editor.part('more').tap();
        const small = await page.evaluate(() => {
            const [width, height] = [innerWidth, innerHeight];
            const parts = document.querySelectorAll('#mask > :not(dialog) :is(button, input:not([type=file]), summary)');
            return [...parts].flatMap((part) => {
                const shown = part.closest('label:not(.check)') ?? part.closest('label') ?? part;
                if (!part.checkVisibility()) return [];
                shown.scrollIntoView({ block: 'nearest' });
                const { left, right, top, bottom } = shown.getBoundingClientRect();
                const fits = left >= 0 && right <= width && top >= 0 && bottom <= height;
                const large = bottom - top >= 43.5 && right - left >= 43.5;
                return fits && large ? [] : [`${part.dataset.part ?? part.value ?? part.tagName} ${right - left}x${bottom - top} at ${left},${top}`];
            });
        });
        assert.deepEqual(small, []);
        await page.locator('[name="mask-tool"][value="rectangle"]').check({ force: true });
        await editor.part('more').tap();
        const stage = await editor.part('stage').boundingBox();
        assert.ok(stage.height > 500, `the picture has ${stage.height} px`);
    }, phone));
});

describe('by keys', () => {
    test('arrows move, Enter stamps, holding it paints, and it is read out', () => edit(async (editor) => {
        const { page } = editor;
        await editor.slide('feather', 0);
        await editor.part('canvas').focus();
        await brush(editor, 16);
        const size = await sizeOf(editor);
        await page.keyboard.press('Enter');
        assert.match(await editor.part('status').textContent(), new RegExp(`^Brush, ${size} px, [\\d.]+% painted$`));
        for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowUp');
        await page.keyboard.down('Enter');
        await page.keyboard.press('Shift+ArrowRight');
        await page.keyboard.up('Enter');
        await page.keyboard.press('Shift+ArrowDown');
        const result = await editor.done();
        const step = size / 4;
        const way = [[160, 100 - 4 * step], [160 + 10 * step, 100 - 4 * step]];
        for (let y = 0; y < 200; y++) {
            for (let x = 0; x < 320; x++) {
                const away = Math.min(distance([160, 100], [160, 100], x + 0.5, y + 0.5), distance(way[0], way[1], x + 0.5, y + 0.5));
                if (away < size / 2 - 1) assert.equal(result.alpha(x, y), 0, `${x}, ${y}`);
                if (away > size / 2 + 1) assert.equal(result.alpha(x, y), 255, `${x}, ${y}`);
            }
        }
    }));

    test('undo, redo, invert, clear and the tools', () => edit(async (editor) => {
        const { page } = editor;
        await editor.part('canvas').focus();
        await page.keyboard.press('Enter');
        const one = await editor.share();
        await page.keyboard.press('Shift+ArrowRight');
        await page.keyboard.press('Enter');
        const two = await editor.share();
        assert.ok(two > one);
        await page.keyboard.press('Control+z');
        assert.equal(await editor.share(), one);
        await page.keyboard.press('Control+Shift+Z');
        assert.equal(await editor.share(), two);
        await page.keyboard.press('i');
        assert.ok(Math.abs((await editor.share()) - (100 - two)) < 0.11);
        await page.keyboard.press('Control+z');
        await editor.part('clear').click();
        assert.equal(await editor.share(), 0);
        await editor.part('undo').click();
        assert.equal(await editor.share(), two);
        await editor.part('redo').click();
        assert.equal(await editor.share(), 0);
        assert.equal(await editor.part('redo').isDisabled(), true);
        for (const [key, tool] of [['e', 'eraser'], ['x', 'brush'], ['x', 'eraser'], ['r', 'rectangle'], ['l', 'lasso'], ['b', 'brush']]) {
            await page.keyboard.press(key);
            assert.equal(await page.locator('[name="mask-tool"]:checked').getAttribute('value'), tool, key);
        }
    }));

    test('a rectangle by numbers is exact', () => edit(async (editor) => {
        await editor.slide('feather', 0);
        await editor.page.locator('.mask-numbers summary').click();
        for (const [name, value] of Object.entries({ left: 30, top: 20, width: 100, height: 50 })) await editor.part(name).fill(String(value));
        await editor.part('paint').click();
        for (const [name, value] of Object.entries({ left: 50, top: 30, width: 10, height: 10 })) await editor.part(name).fill(String(value));
        await editor.part('erase').click();
        await editor.part('width').fill('0');
        await editor.part('paint').click();
        assert.match(await editor.part('fault').textContent(), /Enter a rectangle/);
        const result = await editor.done();
        for (let y = 0; y < 200; y++) {
            for (let x = 0; x < 320; x++) {
                const isIn = x >= 30 && x < 130 && y >= 20 && y < 70 && !(x >= 50 && x < 60 && y >= 30 && y < 40);
                assert.equal(result.alpha(x, y), isIn ? 0 : 255, `${x}, ${y}`);
            }
        }
    }));

    test('colour, opacity, hiding and the original change the view and not the mask', () => edit(async (editor) => {
        const { page } = editor;
        await editor.slide('feather', 0);
        await editor.part('canvas').focus();
        await page.keyboard.press('Enter');
        const seen = async () => (await editor.frames(), editor.overlay(160, 98));
        const red = await seen();
        await page.keyboard.press('c');
        const blue = await seen();
        await page.keyboard.press('c');
        const green = await seen();
        assert.ok(red[0] > red[2] && blue[2] > blue[0] && green[1] > green[2], `${red} ${blue} ${green}`);
        await page.keyboard.press('h');
        assert.equal((await seen())[3], 0);
        await page.keyboard.press('h');
        await page.keyboard.down('o');
        assert.equal((await seen())[3], 0);
        await page.keyboard.up('o');
        await editor.slide('opacity', 90);
        const [, , , alpha] = await seen();
        assert.ok(Math.abs(alpha - 0.9 * 255) <= 2, String(alpha));
        assert.ok((await editor.done()).share > 0);
    }));

    test('the shortcuts are shown, and Esc closes them alone', () => edit(async (editor) => {
        await editor.page.keyboard.press('?');
        assert.equal(await editor.part('keys').isVisible(), true);
        await editor.page.keyboard.press('Escape');
        assert.equal(await editor.part('keys').isVisible(), false);
        assert.equal(await editor.page.locator('#mask').isVisible(), true);
    }));
});

describe('what comes out', () => {
    test('a feather fades around what was painted, and is seen before', () => edit(async (editor) => {
        await editor.page.locator('.mask-numbers summary').click();
        for (const [name, value] of Object.entries({ left: 100, top: 50, width: 100, height: 100 })) await editor.part(name).fill(String(value));
        await editor.part('paint').click();
        await editor.slide('feather', 0);
        await editor.frames();
        assert.equal((await editor.overlay(208, 100))[3], 0);
        await editor.slide('feather', 16);
        await editor.frames();
        assert.ok((await editor.overlay(208, 100))[3] > 10, 'a live preview');
        const result = await editor.done();
        const row = Array.from({ length: 60 }, (_, at) => result.alpha(180 + at, 100));
        assert.ok(row.slice(0, 20).every((alpha) => alpha === 0), `inside: ${row}`);
        assert.ok(row.slice(36).every((alpha) => alpha === 255), `outside: ${row}`);
        assert.ok(row.every((alpha, at) => at === 0 || alpha >= row[at - 1]) && row[28] > 60 && row[28] < 220, `between: ${row}`);
    }));

    test('empty and full masks are refused', () => edit(async (editor) => {
        await editor.part('done').click();
        assert.match(await editor.part('fault').textContent(), /Nothing is painted/);
        await editor.part('canvas').focus();
        await editor.page.keyboard.press('i');
        assert.equal(await editor.part('fault').textContent(), '');
        await editor.part('done').click();
        assert.match(await editor.part('fault').textContent(), /Everything is painted/);
        assert.equal(await editor.page.locator('#mask').isVisible(), true);
    }));

    test('Esc asks only if something would be lost', async () => {
        await edit(async (editor) => {
            await editor.page.keyboard.press('Escape');
            await editor.page.waitForFunction(() => 'edited' in window);
            assert.equal(await editor.result(), null);
        });
        await edit(async (editor) => {
            const { page } = editor;
            await editor.part('canvas').focus();
            await page.keyboard.press('Enter');
            await page.keyboard.press('Escape');
            assert.equal(await editor.part('ask').isVisible(), true);
            await editor.part('ask-no').click();
            assert.equal(await page.locator('#mask').isVisible(), true);
            await editor.part('close').click();
            await editor.part('ask-yes').click();
            await page.waitForFunction(() => 'edited' in window);
            assert.equal(await editor.result(), null);
        });
    });

    test('what opened it has the focus again', async () => {
        const editor = await studio.editor();
        await editor.page.locator('#prompt').focus();
        await editor.open(SIZE);
        assert.equal(await editor.part('canvas').evaluate((canvas) => canvas === document.activeElement), true);
        await editor.page.keyboard.press('Escape');
        await editor.page.waitForFunction(() => document.activeElement?.id === 'prompt');
        await editor.page.context().close();
    });

    test('a mask is saved, loaded and edited again as it was', () => edit(async (editor) => {
        const { page } = editor;
        await editor.drag([[60, 60], [200, 110]]);
        const [download] = await Promise.all([page.waitForEvent('download'), editor.part('save').click()]);
        assert.equal(download.suggestedFilename(), 'otter-mask.png');
        const saved = fs.readFileSync(await download.path());
        const first = await editor.done();
        assert.deepEqual(first.bytes, saved);
        await editor.open(SIZE, { mask: saved });
        assert.ok((await editor.share()) > 0 && (await editor.part('undo').isDisabled()));
        const again = await editor.done();
        assert.deepEqual(again.all, first.all, 'opened with it');
        await editor.open(SIZE);
        await editor.part('file').setInputFiles({ name: 'mask.png', mimeType: 'image/png', buffer: saved });
        await page.waitForFunction(() => !document.querySelector('[data-part="undo"]').disabled);
        assert.match(await editor.part('status').textContent(), /Loaded/);
        assert.deepEqual((await editor.done()).all, first.all, 'loaded');
    }));

    test('of a black-and-white mask white may change; another shape is refused', () => edit(async (editor) => {
        const made = (width, height) => editor.page.evaluate(async ([width, height]) => {
            const canvas = Object.assign(document.createElement('canvas'), { width, height });
            const context = canvas.getContext('2d');
            context.fillRect(0, 0, width, height);
            context.fillStyle = '#fff';
            context.fillRect(0, 0, width / 2, height);
            return canvas.toDataURL().split(',')[1];
        }, [width, height]);
        const file = async (width, height) => ({ name: 'm.png', mimeType: 'image/png', buffer: Buffer.from(await made(width, height), 'base64') });
        await editor.part('file').setInputFiles(await file(200, 200));
        await editor.page.waitForFunction(() => /200×200/.test(document.querySelector('[data-part="fault"]').textContent));
        await editor.part('file').setInputFiles({ name: 'm.txt', mimeType: 'text/plain', buffer: Buffer.from('no') });
        await editor.page.waitForFunction(() => /cannot read/.test(document.querySelector('[data-part="fault"]').textContent));
        await editor.part('file').setInputFiles(await file(640, 400));
        await editor.page.waitForFunction(() => !document.querySelector('[data-part="undo"]').disabled);
        const result = await editor.done();
        assert.deepEqual([result.alpha(10, 10), result.alpha(150, 190), result.alpha(170, 10), result.alpha(310, 100)], [0, 0, 255, 255]);
    }));

    test('the server takes it, and an edit changes nothing outside', () => edit(async (editor) => {
        const { page } = editor;
        const picture = Buffer.from(await page.evaluate(() => {
            const canvas = Object.assign(document.createElement('canvas'), { width: 1024, height: 1024 });
            const context = canvas.getContext('2d');
            context.fillStyle = '#dfe8f2';
            context.fillRect(0, 0, 1024, 1024);
            return canvas.toDataURL().split(',')[1];
        }), 'base64');
        await page.keyboard.press('Escape');
        await editor.open(picture);
        await editor.drag([[300, 300], [700, 500], [500, 800]]);
        const result = await editor.done();
        const form = new FormData();
        const texts = { model: 'gpt-image-2', prompt: 'a red balloon', size: '1024x1024', quality: 'low' };
        for (const [name, text] of Object.entries(texts)) form.set(name, text);
        form.set('image', new Blob([picture], { type: 'image/png' }), 'picture.png');
        form.set('mask', new Blob([result.bytes], { type: 'image/png' }), 'mask.png');
        const headers = { Authorization: `Bearer ${KEY}`, 'X-Pictor-Mask-Mode': 'strict' };
        const answer = await fetch(`${studio.server.url}/v1/images/edits`, { method: 'POST', headers, body: form });
        assert.equal(answer.status, 200);
        const [made] = (await answer.json()).data;
        const differs = await page.evaluate(async (text) => {
            const image = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))]));
            const context = Object.assign(document.createElement('canvas'), { width: 1024, height: 1024 }).getContext('2d');
            context.drawImage(image, 0, 0);
            const { data } = context.getImageData(0, 0, 1024, 1024);
            const found = [];
            for (let at = 0; at < data.length; at += 4) {
                if (data[at] !== 0xdf || data[at + 1] !== 0xe8 || data[at + 2] !== 0xf2) found.push(at / 4);
            }
            return found;
        }, made.b64_json);
        assert.ok(differs.length > 1000, 'something was drawn');
        assert.equal(differs.filter((at) => result.all[at] === 255).length, 0, 'outside');
    }));

    test('a mask that belongs to another picture is refused, and painting begins without it', async () => {
        const editor = await studio.editor();
        await editor.open({ width: 100, height: 100 });
        await editor.drag([[50, 50], [50, 50]]);
        const { bytes } = await editor.done();
        await editor.open(SIZE, { mask: bytes, asks: true });
        await editor.page.waitForFunction(() => /100×100/.test(document.querySelector('[data-part="fault"]').textContent));
        await editor.drag([[60, 60], [100, 60]]);
        assert.equal(await editor.part('fault').textContent(), '');
        assert.equal((await editor.done()).alpha(80, 60), 0);
        assert.deepEqual(editor.faults, []);
        await editor.page.context().close();
    });

    test('a mask that would be too large has less feather, and says so', async () => {
        const editor = await studio.editor();
        const noise = await editor.page.evaluate(() => {
            const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 3000 });
            const context = canvas.getContext('2d');
            const data = context.createImageData(3000, 3000);
            const pixels = new Uint32Array(data.data.buffer);
            let state = 7;
            for (let at = 0; at < pixels.length; at++) {
                state = (state * 48271) % 2147483647;
                pixels[at] = state % 60 === 0 ? 0xffffffff : 0xff000000;
            }
            context.putImageData(data, 0, 0);
            return canvas.toDataURL().split(',')[1];
        });
        await editor.open({ width: 3000, height: 3000 });
        await editor.part('file').setInputFiles({ name: 'm.png', mimeType: 'image/png', buffer: Buffer.from(noise, 'base64') });
        await editor.page.waitForFunction(() => !document.querySelector('[data-part="undo"]').disabled, null, { timeout: 60_000 });
        await editor.slide('feather', 7);
        await editor.part('done').click();
        await editor.page.waitForFunction(() => 'edited' in window, null, { timeout: 60_000 });
        const bytes = await editor.page.evaluate(() => window['edited'].mask.size);
        assert.ok(bytes <= 4 << 20, String(bytes));
        assert.match(await editor.page.locator('#toasts').textContent(), /feather is now 1 px instead of 7 px/);
        await editor.page.context().close();
    });
});

describe('pictures that are not what they seem', () => {
    /** A JPEG as a phone writes it: `turn` is its orientation in EXIF. */
    async function photo(editor, turn) {
        const text = await editor.page.evaluate(() => {
            const canvas = Object.assign(document.createElement('canvas'), { width: 120, height: 80 });
            const context = canvas.getContext('2d');
            context.fillStyle = '#fff';
            context.fillRect(0, 0, 120, 80);
            context.fillStyle = '#c00';
            context.fillRect(0, 0, 60, 40);
            return canvas.toDataURL('image/jpeg', 1).split(',')[1];
        });
        const jpeg = Buffer.from(text, 'base64');
        const row = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0];
        const exif = [...Buffer.from('Exif\0\0MM\0*'), 0, 0, 0, 8, 0, 1, ...row, 0, 0, 0, 0];
        return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, exif.length + 2, ...exif]), jpeg.subarray(2)]);
    }

    test('a turned photo comes back upright, with a mask of the size that is seen', async () => {
        const editor = await studio.editor();
        const bytes = await photo(editor, 6);
        assert.deepEqual(head(bytes), { width: 120, height: 80, turn: 6 });
        await editor.open(bytes, { type: 'image/jpeg' });
        assert.match(await editor.part('hint').textContent(), /sent upright/);
        await editor.slide('feather', 0);
        await editor.drag([[60, 20], [60, 20]]);
        const result = await editor.done();
        assert.deepEqual([result.width, result.height, ...result.size], [80, 120, 80, 120]);
        assert.equal(result.picture.type, 'image/jpeg');
        assert.deepEqual(head(result.picture.bytes), { width: 80, height: 120, turn: 1 });
        assert.equal(result.alpha(60, 20), 0);
        assert.equal(result.alpha(20, 60), 255);
        const [red, green] = await editor.page.evaluate(async () => {
            const image = await createImageBitmap(window['edited'].picture);
            const context = Object.assign(document.createElement('canvas'), { width: 80, height: 120 }).getContext('2d');
            context.drawImage(image, 0, 0);
            return [...context.getImageData(60, 30, 1, 1).data];
        });
        assert.ok(red > 180 && green < 60, 'the red corner is at the upper right, as it is seen');
        assert.deepEqual(editor.faults, []);
        await editor.page.context().close();
    });

    test('a photo that is upright is left as it is', async () => {
        const editor = await studio.editor();
        await editor.open(await photo(editor, 1), { type: 'image/jpeg' });
        assert.equal(await editor.part('hint').textContent(), 'Paint over what may change.');
        await editor.drag([[60, 20], [60, 20]]);
        assert.equal((await editor.done()).picture, null);
        await editor.page.context().close();
    });

    test('a picture with too many pixels is scaled, if the reader agrees', async () => {
        const editor = await studio.editor();
        const huge = { width: 4200, height: 4100 };
        await editor.open(huge, { type: 'image/jpeg', asks: true });
        await editor.part('ask').waitFor();
        assert.match(await editor.part('ask-text').textContent(), /17\.2 million pixels/);
        await editor.part('ask-no').click();
        await editor.page.waitForFunction(() => 'edited' in window);
        assert.equal(await editor.result(), null);
        await editor.open(huge, { type: 'image/jpeg', asks: true });
        await editor.part('ask-yes').click();
        await editor.settled();
        assert.match(await editor.part('hint').textContent(), /4145×4046/);
        await editor.drag([[2000, 2000], [2000, 2000]]);
        await editor.part('done').click();
        await editor.page.waitForFunction(() => 'edited' in window, null, { timeout: 60_000 });
        const sizes = await editor.page.evaluate(async () => {
            const { width, height, picture, mask } = window['edited'];
            const [one, two] = [await createImageBitmap(picture), await createImageBitmap(mask)];
            return [width, height, one.width, one.height, two.width, two.height];
        });
        assert.deepEqual(sizes, [4145, 4046, 4145, 4046, 4145, 4046]);
        await editor.page.context().close();
    });

    test('what is no picture is said to be none', async () => {
        const editor = await studio.editor();
        await editor.open(Buffer.from('no picture'), { asks: true });
        await editor.page.waitForFunction(() => /cannot read/.test(document.querySelector('[data-part="fault"]').textContent));
        await editor.page.keyboard.press('Escape');
        await editor.page.waitForFunction(() => 'edited' in window);
        assert.deepEqual(editor.faults, []);
        await editor.page.context().close();
    });
});

describe('elsewhere', () => {
    test('under a name that is not secure it paints the same', () => edit(async (editor) => {
        assert.equal(await editor.page.evaluate(() => isSecureContext || 'getCoalescedEvents' in PointerEvent.prototype), false);
        await editor.slide('feather', 0);
        const size = await sizeOf(editor);
        await editor.drag([[60, 60], [200, 110]]);
        follows(await editor.done(), [[60, 60], [200, 110]], size / 2);
    }, { host: 'pictor.lan' }));

    test('on a dense screen the mask is drawn in its own pixels', () => edit(async (editor) => {
        const found = await editor.part('overlay').evaluate((canvas) => [canvas.width, canvas.clientWidth, devicePixelRatio]);
        assert.equal(found[0], found[1] * 2);
        await editor.drag([[100, 100], [140, 100]]);
        await editor.frames();
        assert.ok((await editor.overlay(120, 100))[3] > 130);
    }, { deviceScaleFactor: 2 }));

    test('it is in Chinese, too', () => edit(async (editor) => {
        assert.equal(await editor.part('title').textContent(), '遮罩 · otter.png');
        await editor.part('done').click();
        assert.match(await editor.part('fault').textContent(), /还没有涂抹/);
    }, { locale: 'zh-CN' }));
});
