// The mask editor in a page of a real server, driven as people drive it.
import { launch, signedIn, watched } from './chromium.mjs';
import { KEY, Server } from './server.mjs';

/** A server and a browser for the tests of one file. */
export class Studio {
    static async open() {
        const studio = new Studio();
        studio.server = await Server.start();
        studio.browser = await launch();
        return studio;
    }

    async close() {
        await this.browser?.close();
        await this.server?.stop();
    }

    /**
     * A page with the playground, signed in.
     * @param {{host?: string, faults?: string[]} & import('playwright-core').BrowserContextOptions} [options]
     */
    async editor({ host = '127.0.0.1', ...options } = {}) {
        const url = `http://${host}:${this.server.port}`;
        const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en', ...options });
        await signedIn(context, this.server.url, KEY, url);
        const faults = await watched(context);
        const page = await context.newPage();
        await page.goto(`${url}/play`);
        return new Editor(page, faults);
    }
}

/** One page with the dialog. */
export class Editor {
    /** @param {import('playwright-core').Page} page @param {string[]} faults */
    constructor(page, faults) {
        this.page = page;
        this.faults = faults;
    }

    part(name) {
        return this.page.locator(`#mask [data-part="${name}"]`);
    }

    /** Opens it on a picture: bytes, or a size, of which one is drawn. A mask is bytes of a file; `asks` if it will not just open. */
    async open(picture, { type = 'image/png', mask = null, asks = false } = {}) {
        const bytes = picture instanceof Uint8Array ? Buffer.from(picture).toString('base64') : null;
        const given = { bytes, size: bytes ? null : picture, type, mask: mask && Buffer.from(mask).toString('base64') };
        await this.page.evaluate(async ({ bytes, size, type, mask }) => {
            const address = document.querySelector('script[type=module]').src.replace(/[^/]+$/, 'mask.js');
            const { editMask } = await import(address);
            const blob = (text, of) => new Blob([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], { type: of });
            const drawn = async ({ width, height }) => {
                const canvas = Object.assign(document.createElement('canvas'), { width, height });
                const context = canvas.getContext('2d');
                const colours = context.createLinearGradient(0, 0, width, height);
                colours.addColorStop(0, '#dfe8f2');
                colours.addColorStop(1, '#3b5b4a');
                context.fillStyle = colours;
                context.fillRect(0, 0, width, height);
                return new Promise((done) => canvas.toBlob(done, type));
            };
            const given = bytes ? blob(bytes, type) : await drawn(size);
            delete window.edited;
            const picture = { picture: given, name: 'otter.png', mask: mask ? blob(mask, 'image/png') : null };
            editMask(picture).then((edited) => (window.edited = edited));
        }, given);
        if (!asks) await this.settled();
    }

    /** Until the picture is there and everything is drawn. */
    async settled() {
        await this.page.waitForFunction(() => {
            const part = (name) => document.querySelector(`#mask [data-part="${name}"]`);
            return !part('picture').hidden && part('picture').complete && part('share').textContent && part('overlay').style.transform === ''
                && part('fault').textContent === '';
        });
        await this.frames();
    }

    /** Two frames: what was asked for is on the screen. */
    async frames() {
        await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }

    /** Where the picture lies in the window, and its scale. */
    async place() {
        return this.part('picture').evaluate((image) => {
            const { left, top, width } = image.getBoundingClientRect();
            return { left, top, scale: width / Number(image.getAttribute('width')) };
        });
    }

    /** A point of the picture as one of the window. */
    async at(x, y) {
        const { left, top, scale } = await this.place();
        return { x: left + x * scale, y: top + y * scale };
    }

    /** Drags the mouse through points of the picture. */
    async drag(points, { button = 'left' } = {}) {
        const places = [];
        for (const [x, y] of points) places.push(await this.at(x, y));
        await this.page.mouse.move(places[0].x, places[0].y);
        await this.page.mouse.down({ button });
        for (const place of places.slice(1)) await this.page.mouse.move(place.x, place.y, { steps: 6 });
        await this.page.mouse.up({ button });
    }

    /** Sets a slider as a hand does. */
    async slide(name, value) {
        await this.part(name).fill(String(value));
    }

    async share() {
        return Number(/[\d.]+/.exec(await this.part('share').textContent())[0]);
    }

    /** Presses Done, and reads what comes: `alpha(x, y)` is the mask's. */
    async done() {
        await this.part('done').click();
        await this.page.waitForFunction(() => 'edited' in window);
        return this.result();
    }

    async result() {
        const found = await this.page.evaluate(async () => {
            const { edited } = window;
            if (!edited) return null;
            const text = async (blob) => {
                const bytes = new Uint8Array(await blob.arrayBuffer());
                let signs = '';
                for (let at = 0; at < bytes.length; at += 8192) signs += String.fromCharCode(...bytes.subarray(at, at + 8192));
                return btoa(signs);
            };
            const image = await createImageBitmap(edited.mask);
            const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            const { data } = context.getImageData(0, 0, image.width, image.height);
            const alpha = data.filter((_, at) => at % 4 === 3);
            const { width, height, strict, share } = edited;
            return {
                width, height, strict, share,
                size: [image.width, image.height],
                type: edited.mask.type,
                bytes: await text(edited.mask),
                alpha: await text(new Blob([alpha])),
                picture: edited.picture && { bytes: await text(edited.picture), type: edited.picture.type },
            };
        });
        if (!found) return null;
        const alpha = Buffer.from(found.alpha, 'base64');
        const picture = found.picture && { ...found.picture, bytes: Buffer.from(found.picture.bytes, 'base64') };
        const bytes = Buffer.from(found.bytes, 'base64');
        return { ...found, bytes, picture, alpha: (x, y) => alpha[y * found.width + x], all: alpha };
    }

    /** The colour of the overlay at a point of the picture: red, green, blue and alpha. */
    async overlay(x, y) {
        const place = await this.at(x, y);
        return this.part('overlay').evaluate((canvas, { x, y }) => {
            const { left, top, width } = canvas.getBoundingClientRect();
            const density = canvas.width / width;
            return [...canvas.getContext('2d').getImageData((x - left) * density, (y - top) * density, 1, 1).data];
        }, place);
    }

    /** Fingers, as the browser gets them from a screen. */
    async touch(type, points) {
        this.cdp ??= await this.page.context().newCDPSession(this.page);
        await this.cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    }

    /** A pen, as the browser gets it from a tablet. */
    async pen(type, x, y) {
        this.cdp ??= await this.page.context().newCDPSession(this.page);
        const buttons = type === 'mouseReleased' ? 0 : 1;
        await this.cdp.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons, clickCount: 1, pointerType: 'pen' });
    }
}
