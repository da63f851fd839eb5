// What people do on the playground, in a real browser: before the illustrator, and before a paid account that draws when
// the test says so.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Account, png } from './account.mjs';
import { launch, signedIn, watched } from './chromium.mjs';
import { KEY, Server } from './server.mjs';

const RED = [200, 40, 40], GREEN = [40, 160, 60], BLUE = [40, 60, 200];
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

let account, drawing, relaying, browser;
before(async () => {
    account = await Account.start();
    [drawing, relaying, browser] = await Promise.all([
        Server.start(),
        Server.start({ settings: account.settings }),
        launch(),
    ]);
});
after(async () => {
    await browser?.close();
    await Promise.all([drawing?.stop(), relaying?.stop()]);
    await account?.stop();
});

/** Somebody signed in at the playground, in a context whose faults fail the test. */
async function playing(server, options, act) {
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 }, ...options });
    const faults = await watched(context);
    try {
        const page = await context.newPage();
        await signedIn(context, server.url, options.key ?? KEY);
        await page.goto(`${server.url}/play`);
        await act(page, context, faults);
    } finally {
        await context.close();
    }
    assert.deepEqual(faults, []);
}

/** Asks for a picture. */
async function ask(page, prompt) {
    await page.fill('#prompt', prompt);
    await page.click('#go');
}

/** Waits until the first image that a selector finds is of this colour in its middle. */
async function shows(page, selector, colour) {
    await page.waitForFunction(
        ([selector, colour]) => {
            const image = document.querySelector(selector);
            if (!image?.complete || !image.naturalWidth) return false;
            const brush = new OffscreenCanvas(1, 1).getContext('2d');
            brush.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1);
            return String([...brush.getImageData(0, 0, 1, 1).data].slice(0, 3)) === colour;
        },
        [selector, String(colour)],
    );
}

const PICTURE = '#area .pictures img';

for (const [name, options] of Object.entries({
    'on a desktop, in English': { words: 'Completed' },
    'on a phone, in Chinese': { ...PHONE, locale: 'zh-CN', words: '已完成' },
})) {
    test(`a first visit leads to a first picture, ${name}`, () =>
        playing(drawing, options, async (page) => {
            await ask(page, 'a lighthouse at dusk');
            await page.waitForSelector(PICTURE);
            await page.locator('#headline').getByText(options.words).waitFor();
            const size = await page.locator(PICTURE).first().evaluate(async (image) => {
                await image.decode();
                return image.naturalWidth;
            });
            assert.ok(size >= 320, `${size} pixels wide`);
            await page.waitForSelector('#strip li img:not([hidden])');
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            assert.ok(wide <= 0, `the page is ${wide} pixels too wide`);
        }));
}

test('previews come in their order, and then the picture', () =>
    playing(relaying, {}, async (page) => {
        await ask(page, 'three colours');
        const call = await account.next();
        for (const [index, shade] of [GREEN, BLUE].entries()) {
            call.partial(index, png(1024, 1024, shade));
            await shows(page, '#area .preview', shade);
        }
        call.complete(png(1024, 1024, RED));
        await shows(page, PICTURE, RED);
    }));

test('a reload in the middle loses nothing and pays nothing twice', () =>
    playing(relaying, {}, async (page) => {
        const before = account.paid;
        await ask(page, 'a picture that takes long');
        const call = await account.next();
        call.partial(0, png(1024, 1024, GREEN));
        await page.waitForSelector('#area .preview:not([hidden])');
        await page.reload();
        await page.waitForSelector('#area .preview:not([hidden])');
        call.complete(png(1024, 1024, RED));
        await shows(page, PICTURE, RED);
        assert.equal(account.paid, before + 1);
    }));

test('another run starts while one is drawn', () =>
    playing(relaying, {}, async (page) => {
        await ask(page, 'the first of two');
        const first = await account.next();
        await ask(page, 'the second of two');
        const second = await account.next();
        second.complete(png(1024, 1024, BLUE));
        first.complete(png(1024, 1024, RED));
        await page.waitForFunction(() => document.querySelectorAll('#strip li img:not([hidden])').length >= 2);
    }));

test('an outcome that is not known is told as that', () =>
    playing(relaying, {}, async (page) => {
        await ask(page, 'a picture that gets lost');
        (await account.next()).breakOff();
        await page.getByText('Outcome unknown').first().waitFor();
    }));

test('a budget that is too small is told in a sentence, and nothing is sent', async () => {
    const { key } = await poorKey();
    const before = account.paid;
    await playing(relaying, { key, locale: 'zh-CN' }, async (page) => {
        page.removeAllListeners('console');
        await ask(page, '一座山');
        await page.getByText('预算不足').first().waitFor();
    });
    assert.equal(account.paid, before);
});

/** A key of a project that may spend a tenth of a cent. */
async function poorKey() {
    const made = await operate('POST', '/v1/organization/projects', { name: 'poor', budget_usd: '0.001' });
    const holder = await operate('POST', `/v1/organization/projects/${made.id}/service_accounts`, { name: 'page' });
    return { key: holder.api_key.value };
}

async function operate(method, path, body) {
    const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };
    const answer = await fetch(relaying.url + path, { method, headers, body: JSON.stringify(body) });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
    return answer.json();
}

test('a link fills the form in and runs nothing', () =>
    playing(relaying, {}, async (page) => {
        const before = account.paid;
        await page.goto(`${relaying.url}/play?prompt=a%20red%20canoe&size=1536x1024&quality=low&n=2`);
        await page.waitForFunction(() => document.querySelector('#prompt').value === 'a red canoe');
        assert.equal(await page.locator('input[name=quality]:checked').inputValue(), 'low');
        assert.equal(await page.locator('input[name=n]:checked').inputValue(), '2');
        assert.equal(account.paid, before);
    }));
