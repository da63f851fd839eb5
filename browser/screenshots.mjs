#!/usr/bin/env node
// Every page in both languages, both themes and at two widths, to look at: screenshots.mjs DIRECTORY [WORD...]
import fs from 'node:fs';
import path from 'node:path';
import { launch, signedIn } from './chromium.mjs';
import { PAGES } from './pages.mjs';
import { KEY, Server } from './server.mjs';

const WIDTHS = [
    { name: 'desktop', width: 1440, height: 900 },
    { name: 'phone', width: 390, height: 844 },
];

const [directory, ...words] = process.argv.slice(2);
if (!directory) throw new Error('screenshots.mjs DIRECTORY [WORD...]');
fs.mkdirSync(directory, { recursive: true });
const server = await Server.start();
const browser = await launch();
try {
    for (const language of ['en', 'zh']) {
        for (const theme of ['light', 'dark']) {
            for (const width of WIDTHS) await shots(language, theme, width);
        }
    }
} finally {
    await browser.close();
    await server.stop();
}

/** @param {string} language @param {string} theme @param {{name: string, width: number, height: number}} width */
async function shots(language, theme, width) {
    const cookies = { pictor_language: language, pictor_theme: theme };
    for (const shown of PAGES) {
        const name = `${shown.name}-${language}-${theme}-${width.name}`;
        if (words.length && !words.some((word) => name.includes(word))) continue;
        const how = { viewport: width, hasTouch: width.name === 'phone', reducedMotion: /** @type {const} */ ('reduce') };
        const context = await browser.newContext(how);
        await context.addCookies(Object.entries(cookies).map(([key, value]) => ({ name: key, value, url: server.url })));
        const page = await context.newPage();
        if (shown.signedIn) await signedIn(context, server.url, KEY);
        await page.goto(server.url + shown.path.replace('{language}', language));
        await shown.act?.(page, server);
        await page.screenshot({ path: path.join(directory, `${name}.png`), fullPage: shown.whole ?? true });
        console.log(name);
        await context.close();
    }
}
