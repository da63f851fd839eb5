// Every kind of page, for what is looked at on all of them.
import { Editor } from './editor.mjs';

/**
 * Name, path, whether somebody is signed in, and how many bytes may be transferred for it, without pictures, compressed
 * by gzip, with nothing kept from before; `act` brings the page where it is worth looking at.
 */
export const PAGES = [
    { name: 'home', path: '/', signedIn: false, budget: 30_000 },
    { name: 'play', path: '/play', signedIn: true, budget: 60_000 },
    { name: 'run', path: '/', signedIn: true, act: (page) => run(page, 'a lighthouse in a storm with a quixotic blorbo, woodcut') },
    { name: 'four', path: '/play?n=4&size=1536x1024&quality=low', signedIn: true, act: (page) => run(page, 'a red fox in the snow') },
    { name: 'edit', path: '/', signedIn: true, act: async (page) => {
        await edit(page);
        await unfold(page);
    } },
    { name: 'mask', path: '/', signedIn: true, act: async (page) => {
        await edit(page);
        await page.click('[data-act=edit]');
        const editor = new Editor(page, []);
        await editor.settled();
        await editor.drag([[300, 300], [700, 350], [350, 500], [700, 600]]);
    } },
    { name: 'form', path: '/play?size=1000x1000&format=webp&model=gpt-image-2.6-flare&prompt=a%20fox', signedIn: true, act: async (page) => {
        await unfold(page);
        await page.waitForSelector('#size-nearest .chip');
        await page.evaluate(() => document.getElementById('more').setAttribute('open', ''));
    } },
    { name: 'code', path: '/play?prompt=a%20fox%20in%20the%20snow', signedIn: true, act: async (page) => {
        await page.waitForFunction(() => document.getElementById('model').value !== '');
        await page.click('#code-open');
    } },
    { name: 'refused', path: '/', signedIn: true, act: (page) => run(page, 'a nude portrait of a celebrity', 'failed') },
    { name: 'compare', path: '/', signedIn: true, act: async (page) => {
        await edit(page);
        await page.click('.picture');
        await page.selectOption('#lightbox-other', { index: 1 });
    } },
    { name: 'job', path: '/', signedIn: true, act: async (page) => {
        await run(page, 'a lighthouse in a storm with a quixotic blorbo, woodcut');
        const id = new URL(page.url()).searchParams.get('job');
        await page.goto(`${new URL(page.url()).origin}/jobs/${id}`);
        await page.waitForSelector('.job-of img');
        await page.evaluate(() => Promise.all([...document.images].filter((image) => image.loading !== 'lazy').map((image) => image.decode().catch(() => {}))));
    } },
    { name: 'job-gone', path: '/jobs/job_nothing', signedIn: true, act: (page) => page.waitForSelector('.ended') },
    { name: 'docs-start', path: '/docs/{language}/start', signedIn: false, budget: 30_000 },
    { name: 'docs-jobs', path: '/docs/{language}/jobs', signedIn: false },
    { name: 'docs-missing', path: '/docs/{language}/web-hooks', signedIn: false },
    { name: 'docs-search', path: '/docs/{language}', signedIn: false, whole: false, act: find },
    { name: 'docs-tree', path: '/docs/{language}/errors', signedIn: false, whole: false, act: openTree },
];

/** Draws, and waits for the end. */
async function run(page, prompt, end = 'completed') {
    await page.waitForFunction(() => document.getElementById('model').value !== '');
    const before = new URL(page.url()).searchParams.get('job');
    await page.fill('#prompt', prompt);
    await page.click('#go');
    await page.waitForFunction((old) => (new URLSearchParams(location.search).get('job') ?? old) !== old, before);
    await page.waitForSelector(`li[data-status=${end}] [aria-current]`);
    await page.evaluate(() => Promise.all([...document.images].filter((image) => image.src && image.loading !== 'lazy').map((image) => image.decode().catch(() => {}))));
}

/** Draws, and changes what was drawn. */
async function edit(page) {
    await run(page, 'a red apple on a table');
    await page.click('[data-act=reference]');
    await page.waitForSelector('.tile .progress[hidden], .tile progress[hidden]', { state: 'attached' });
    await run(page, 'make the apple green');
}

/** On a phone the settings are folded away. */
async function unfold(page) {
    if (await page.isVisible('#settings-toggle')) await page.click('#settings-toggle');
}

/** Types into the search of the manual. @param {import('playwright-core').Page} page */
async function find(page) {
    await page.fill('#query', page.url().includes('/zh') ? '重复付费' : 'idempotency');
    await page.waitForSelector('#hits [aria-selected="true"]');
}

/** Opens the contents, where they are behind a button. @param {import('playwright-core').Page} page */
async function openTree(page) {
    const button = page.locator('.menu-button');
    if (await button.isVisible()) await button.click();
}
