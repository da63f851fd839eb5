// What is true of every page: it is accessible, light, and fast to its first paint.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, signedIn, watched } from './chromium.mjs';
import { PAGES } from './pages.mjs';
import { KEY, Server } from './server.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server, browser;
before(async () => {
    [server, browser] = await Promise.all([Server.start(), launch()]);
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

/** A context that reads the page so, signed in where the page wants it. */
async function opened(shown, { language, theme, ...options }) {
    const context = await browser.newContext(options);
    const chosen = { pictor_language: language, pictor_theme: theme };
    await context.addCookies(Object.entries(chosen).map(([name, value]) => ({ name, value, url: server.url })));
    const page = await context.newPage();
    if (shown.signedIn) await signedIn(context, server.url, KEY);
    return { context, page };
}

/** Where a page is. */
function address(shown, language) {
    return server.url + shown.path.replace('{language}', language);
}

for (const shown of PAGES) {
    test(`${shown.name} is accessible in both languages and themes, and on a phone`, async () => {
        const widths = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
        for (const [language, theme, width] of [['en', 'light', 'wide'], ['zh', 'dark', 'wide'], ['zh', 'light', 'phone']]) {
            const viewport = widths[width];
            const { context, page } = await opened(shown, { language, theme, viewport, bypassCSP: true });
            await page.goto(address(shown, language));
            await shown.act?.(page, server);
            await page.evaluate(AXE);
            const found = await page.evaluate(() => window['axe'].run(document, { resultTypes: ['violations'] }));
            const serious = found.violations.filter((one) => ['serious', 'critical'].includes(one.impact));
            const told = serious.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
            assert.deepEqual(told, [], `${language} ${theme} ${width}`);
            await context.close();
        }
    });

    if (!shown.budget) continue;
    test(`${shown.name} is light, paints at once, shifts nothing and asks nobody else`, async () => {
        const paints = [];
        for (let turn = 0; turn < 5; turn += 1) {
            const { context, page } = await opened(shown, { language: 'zh', theme: 'light' });
            const faults = await watched(context);
            const fresh = await context.newPage();
            const cold = await fresh.context().newCDPSession(fresh);
            await cold.send('Network.setCacheDisabled', { cacheDisabled: true });
            const requests = [];
            fresh.on('requestfinished', (request) => requests.push(request));
            await fresh.goto(address(shown, 'zh'), { waitUntil: 'load' });
            paints.push(
                await fresh.evaluate(
                    () =>
                        new Promise((done) => {
                            new PerformanceObserver((list) => {
                                const paint = list.getEntriesByName('first-contentful-paint')[0];
                                if (paint) done(paint.startTime);
                            }).observe({ type: 'paint', buffered: true });
                        }),
                ),
            );
            if (turn === 0) {
                // With the cache off, Chromium asks for the symbols once more as they are used: each file is weighed once.
                const files = [...new Map(requests.map((request) => [request.url(), request])).values()];
                const text = files.filter((request) => request.resourceType() !== 'image');
                const sizes = await Promise.all(text.map((request) => request.sizes()));
                const bytes = sizes.reduce((sum, size) => sum + size.responseBodySize, 0);
                console.log(`${shown.name}: ${bytes} bytes in ${text.length} answers`);
                assert.ok(bytes <= shown.budget, `${bytes} bytes, ${shown.budget} allowed`);
            }
            assert.deepEqual(faults, []);
            await page.close();
            await context.close();
        }
        paints.sort((one, other) => one - other);
        console.log(`${shown.name}: first contentful paint ${paints.map((paint) => Math.round(paint)).join(', ')} ms`);
    });
}

test('no page of the manual is more than 30 kB, in either language', async () => {
    const tree = (await sent('/docs/en', 'identity')).toString();
    const slugs = new Set([...tree.matchAll(/href="\/docs\/en(|\/[a-z-]+)"/g)].map((found) => found[1]));
    assert.ok(slugs.size >= 27, `${slugs.size} pages`);
    const paths = ['en', 'zh'].flatMap((language) => [...slugs].map((slug) => `/docs/${language}${slug}`));
    const weighed = new Map();
    const heavy = [];
    for (const path of paths) {
        const markup = (await sent(path, 'identity')).toString();
        const files = new Set([...markup.matchAll(/(?:href|src)="(\/-\/[^"#]+\.(?:js|css))"/g)].map((found) => found[1]));
        let bytes = 0;
        for (const file of [path, ...files]) {
            if (!weighed.has(file)) weighed.set(file, (await sent(file, 'gzip')).length);
            bytes += weighed.get(file);
        }
        heavy.push([bytes, path]);
    }
    heavy.sort(([one], [other]) => other - one);
    console.log(heavy.slice(0, 4).map(([bytes, path]) => `${path}: ${bytes} bytes`).join(', '));
    assert.deepEqual(heavy.filter(([bytes]) => bytes > 30_000), []);
});

/** The body of an answer as it is sent, in that encoding. @returns {Promise<Buffer>} */
function sent(path, encoding) {
    return new Promise((done, fail) => {
        http.get(server.url + path, { headers: { 'Accept-Encoding': encoding } }, (answer) => {
            const parts = [];
            answer.on('data', (part) => parts.push(part));
            answer.on('end', () => done(Buffer.concat(parts)));
        }).on('error', fail);
    });
}
