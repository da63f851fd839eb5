// Debian's Chromium, and pages that report what no page of ours may do.
import { chromium } from 'playwright-core';

/** A browser that knows no network but this machine; `pictor.lan` is this machine under a name that is not secure. */
export function launch() {
    return chromium.launch({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--host-resolver-rules=MAP pictor.lan 127.0.0.1',
        ],
    });
}

/** Faults that pages of a context report: console errors, violations of the policy, requests to other hosts, shifts. */
export async function watched(context) {
    const faults = [];
    context.on('page', (page) => {
        page.on('console', (message) => {
            if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`);
        });
        page.on('pageerror', (error) => faults.push(`error: ${error.stack ?? error.message}`));
    });
    await context.exposeFunction('pictorFault', (text) => faults.push(text));
    await context.addInitScript(() => {
        const tell = (text) => window['pictorFault'](text);
        document.addEventListener('securitypolicyviolation', (event) => {
            tell(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
        });
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
                if (!entry['hadRecentInput'] && entry['value'] > 0.001) {
                    const what = entry['sources'].map((one) => `${one.node?.nodeName}#${one.node?.id}.${one.node?.className}`);
                    tell(`shift of ${entry['value'].toFixed(4)} at ${location.pathname}: ${what.join(', ')}`);
                }
            }
        }).observe({ type: 'layout-shift', buffered: true });
    });
    await context.route('**', (route) => {
        const host = new URL(route.request().url()).hostname;
        if (['127.0.0.1', 'localhost', 'pictor.lan'].includes(host)) return route.fallback();
        faults.push(`request to ${route.request().url()}`);
        return route.abort();
    });
    return faults;
}

/** Signs in by the form of the page, as a person does. */
export async function signIn(page, url, key) {
    await page.goto(url);
    await page.fill('#key', key);
    await page.click('#sign-in button[type=submit]');
    await page.waitForURL((address) => !address.search.includes('next='));
    await page.waitForSelector('[data-sign-out]', { state: 'attached' });
}

/** The cookies of those who are signed in, by server and key: tries are counted, and one is enough. */
const sessions = new Map();

/** A context of somebody who is signed in already, under the name that the browser has for the server. */
export async function signedIn(context, url, key, known = url) {
    const name = `${url} ${key}`;
    if (!sessions.has(name)) sessions.set(name, begin(url, key));
    const [cookie, value] = await sessions.get(name);
    await context.addCookies([{ name: cookie, value, url: known, httpOnly: true, sameSite: 'Strict' }]);
}

async function begin(url, key) {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${url}/session`, { method: 'POST', headers, body: JSON.stringify({ key }) });
    if (!answer.ok) throw new Error(`the key is refused: ${answer.status}`);
    return answer.headers.getSetCookie()[0].split(';')[0].split('=');
}
