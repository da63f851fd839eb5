// The way in: what a stranger sees, signing in and out, themes and languages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, signIn, watched } from './chromium.mjs';
import { KEY, Server } from './server.mjs';

let server, browser;
before(async () => {
    [server, browser] = await Promise.all([Server.start(), launch()]);
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

/** A page in a context of its own, whose faults fail the test. */
async function visit(options, act) {
    const context = await browser.newContext(options);
    const faults = await watched(context);
    try {
        await act(await context.newPage(), context);
    } finally {
        await context.close();
    }
    assert.deepEqual(faults, []);
}

/** A key of a project of its own, made as an operator does. */
async function newKey() {
    const made = await ask('POST', '/v1/organization/projects', { name: 'browser' });
    const account = await ask('POST', `/v1/organization/projects/${made.id}/service_accounts`, { name: 'page' });
    return { project: made.id, account: account.id, key: account.api_key.value };
}

async function ask(method, path, body) {
    const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };
    const answer = await fetch(server.url + path, { method, headers, body: body && JSON.stringify(body) });
    assert.equal(answer.ok, true, `${method} ${path}: ${answer.status}`);
    return answer.json();
}

for (const [name, options] of Object.entries({ desktop: {}, phone: { viewport: { width: 390, height: 844 }, hasTouch: true } })) {
    test(`a stranger reads what this is and signs in, ${name}`, () =>
        visit({ ...options, locale: 'en-US' }, async (page) => {
            await page.goto(server.url);
            assert.equal(await page.locator('h1').textContent(), 'An image API of your own');
            const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            assert.ok(width <= 0, `the page is ${width} pixels too wide`);
            await page.getByRole('tab', { name: 'curl' }).click();
            const sample = page.locator('[role=tabpanel]:visible code');
            assert.match(await sample.textContent(), new RegExp(`^curl ${server.url}/v1/images/generations`));
            await signIn(page, server.url, KEY);
            assert.equal(await page.locator('#composer').count(), 1);
        }));
}

test('a wrong key is told in a sentence, and the right one goes on to where the link led', () =>
    visit({ locale: 'zh-CN' }, async (page, context) => {
        await page.goto(`${server.url}/play?prompt=canoe`);
        await page.click('#sign-in button');
        await page.getByText('请输入 API 密钥。').waitFor();
        // Chromium itself writes a line for each answer that is no success.
        page.removeAllListeners('console');
        await page.fill('#key', 'sk-wrong');
        await page.keyboard.press('Enter');
        await page.getByText('密钥无效').waitFor();
        await page.fill('#key', KEY);
        await page.keyboard.press('Enter');
        await page.waitForURL(`${server.url}/play?prompt=canoe`);
        const kept = JSON.stringify(await context.storageState());
        assert.ok(!kept.includes(KEY), 'the browser does not keep the key');
    }));

test('signing out in one tab empties the others', () =>
    visit({}, async (page, context) => {
        await signIn(page, server.url, KEY);
        const other = await context.newPage();
        await other.goto(`${server.url}/play`);
        // A price that is asked for while the session ends is refused, and Chromium writes a line for it.
        await Promise.all([page, other].map((tab) => tab.getByText('Generate · free').waitFor()));
        await page.click('[popovertarget=account]');
        await page.click('[data-sign-out]');
        await page.waitForSelector('#sign-in');
        await other.waitForURL(`${server.url}/?next=%2Fplay`);
        await other.waitForSelector('#sign-in');
    }));

test('the theme and the language that were chosen are there at the first paint', () =>
    visit({ locale: 'en-US', colorScheme: 'light' }, async (page) => {
        await page.goto(server.url);
        await page.click('[popovertarget=themes]');
        await page.getByRole('menuitemradio', { name: 'Dark' }).click();
        await page.getByRole('link', { name: '中文' }).click();
        await page.getByRole('heading', { name: '自己的图片 API' }).waitFor();
        const html = await (await page.request.get(server.url)).text();
        assert.ok(html.includes('<html lang="zh-Hans" data-theme="dark">'), 'the server has written them');
        const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
        assert.match(paper, /oklch\(0\.185/);
    }));

test('a key that is revoked ends its session', () =>
    visit({ locale: 'en-US' }, async (page) => {
        const { project, account, key } = await newKey();
        await signIn(page, server.url, key);
        // Chromium writes a line for each 401.
        page.removeAllListeners('console');
        const told = page.getByText('You were signed out').waitFor();
        await ask('DELETE', `/v1/organization/projects/${project}/service_accounts/${account}`);
        // What the reader does next is refused, if the page has not heard of it by itself before.
        await page.fill('#prompt', 'a fox', { timeout: 5000 }).catch(() => {});
        await told;
        await page.waitForSelector('#sign-in');
    }));

test('everything works under a name that is not secure', () =>
    visit({ locale: 'en-US' }, async (page) => {
        const url = `http://pictor.lan:${server.port}`;
        await page.goto(url);
        assert.equal(await page.evaluate(() => isSecureContext), false);
        await page.locator('[data-copy]').click();
        await page.getByText('Copied.').waitFor();
        await signIn(page, url, KEY);
    }));
