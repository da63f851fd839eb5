// The pictures that a run works on: each is kept by the server as soon as it is given, and named by its id from then on.
import { Refused, bytesOf, get, upload } from './api.js';
import { percent } from './format.js';
import { clone, fill, slot } from './templates.js';
import { say } from './words.js';

/** @import { Mask, Reference } from "./request.js" */
/**
 * @typedef {object} Item
 * @property {string} id empty while it is uploaded
 * @property {string} name
 * @property {Blob | null} blob
 * @property {string} url where it is shown from
 * @property {Mask | null} mask
 * @property {Blob | null} painted
 * @property {AbortController} abort
 * @property {Promise<void>} sent
 * @property {HTMLElement} tile
 */

const KINDS = ['image/png', 'image/jpeg', 'image/webp'];

/** @param {string} id @returns {any} */
const element = (id) => document.getElementById(id);

export class References {
    /**
     * @param {{changed: () => void, fault: (text: string) => void, announce: (text: string) => void, show: (url: string, name: string) => void,
     *          masked: (width: number, height: number) => void}} listener
     */
    constructor(listener) {
        this.listener = listener;
        /** @type {Item[]} */
        this.items = [];
        this.most = 16;
        this.bytes = 52_428_800;
        this.list = /** @type {HTMLElement} */ (element('tiles'));
        this.menu = /** @type {HTMLElement} */ (element('tile-menu'));
        /** The tile that the menu belongs to. @type {Item | null} */
        this.chosen = null;
        this.wire();
    }

    wire() {
        const pick = /** @type {HTMLInputElement} */ (element('pick'));
        pick.addEventListener('change', () => {
            this.add([...(pick.files ?? [])]);
            pick.value = '';
        });
        document.addEventListener('paste', (event) => {
            const files = [...(event.clipboardData?.files ?? [])];
            // Where text comes with a picture of itself, the text is meant.
            const isText = event.target instanceof HTMLTextAreaElement && event.clipboardData?.types.includes('text/plain');
            if (!files.length || isText) return;
            event.preventDefault();
            this.add(files);
        });
        this.drops();
        this.menu.addEventListener('click', (event) => {
            const item = event.target instanceof Element ? event.target.closest('[data-act]') : null;
            if (!(item instanceof HTMLElement) || !this.chosen) return;
            this.menu.hidePopover();
            this.act(item.dataset.act ?? '', this.chosen);
        });
        element('mask-paint').addEventListener('click', () => this.items[0] && void this.paint(this.items[0]));
        element('mask-remove').addEventListener('click', () => {
            for (const item of this.items) item.mask = item.painted = null;
            this.changed();
            element('mask-paint').focus();
        });
    }

    /** Files that are dropped anywhere, and tiles that are dragged to another place. */
    drops() {
        const veil = /** @type {HTMLElement} */ (element('drop'));
        const brings = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') ?? false;
        document.addEventListener('dragover', (event) => {
            if (!brings(event)) return;
            event.preventDefault();
            veil.hidden = false;
        });
        document.addEventListener('dragleave', (event) => {
            if (!event.relatedTarget) veil.hidden = true;
        });
        document.addEventListener('drop', (event) => {
            veil.hidden = true;
            if (!brings(event)) return;
            event.preventDefault();
            this.add([...(event.dataTransfer?.files ?? [])]);
        });
    }

    /** @param {{max_images: number, max_image_bytes: number}} model */
    limit(model) {
        this.most = model.max_images;
        this.bytes = model.max_image_bytes;
        this.changed();
    }

    /** @param {File[]} files */
    add(files) {
        this.fault('');
        for (const file of files) {
            if (!KINDS.includes(file.type)) this.fault(say('upload-kind', { name: file.name }));
            else if (file.size > this.bytes) this.fault(say('upload-large', { name: file.name }));
            else if (this.items.length >= this.most) this.fault(say('upload-many', { most: this.most }));
            else {
                const item = this.put('', file.name, file);
                this.send(item);
                item.tile.scrollIntoView({ block: 'nearest', inline: 'nearest' });
            }
        }
        this.changed();
    }

    /** A picture that is here already, such as a result. @param {Blob} blob @param {string} name */
    async take(blob, name) {
        this.add([new File([blob], name, { type: blob.type })]);
        await this.settled();
    }

    /** @param {string} id @param {string} name @param {Blob | null} blob @returns {Item} */
    put(id, name, blob) {
        const tile = clone('tile');
        const url = blob ? URL.createObjectURL(blob) : `/v1/files/${id}/content`;
        /** @type {Item} */
        const item = {
            id, name, blob, url, tile, mask: null, painted: null, abort: new AbortController(), sent: Promise.resolve(),
        };
        fill(tile, { picture: { src: url }, progress: blob && !id ? { value: 0 } : null });
        const face = slot(tile, 'face');
        face.addEventListener('click', () => this.open(item));
        face.addEventListener('keydown', (event) => {
            const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
            if (step) {
                event.preventDefault();
                this.move(item, step);
            } else if (event.key === 'Delete' || event.key === 'Backspace') this.remove(item);
        });
        slot(tile, 'remove').addEventListener('click', () => this.remove(item));
        slot(tile, 'picture').addEventListener('error', () => void this.lost(item));
        this.drags(item);
        this.items.push(item);
        this.list.append(tile);
        return item;
    }

    /** @param {Item} item */
    drags(item) {
        item.tile.addEventListener('dragstart', (event) => {
            event.dataTransfer?.setData('application/x-pictor-tile', '');
            this.chosen = item;
        });
        item.tile.addEventListener('dragover', (event) => {
            if (!event.dataTransfer?.types.includes('application/x-pictor-tile')) return;
            event.preventDefault();
            const { chosen } = this;
            if (chosen && chosen !== item) this.move(chosen, this.items.indexOf(item) - this.items.indexOf(chosen));
        });
    }

    /** @param {Item} item */
    send(item) {
        const blob = /** @type {Blob} */ (item.blob);
        const told = (/** @type {number} */ share) => {
            fill(item.tile, { progress: { value: share, 'aria-label': say('uploading', { share: percent(share) }) } });
        };
        item.sent = readable(blob).then(() => upload(blob, item.name, told, item.abort.signal)).then(
            (file) => {
                item.id = file.id;
                fill(item.tile, { progress: null });
                this.changed();
            },
            (cause) => {
                if (item.abort.signal.aborted) return;
                this.remove(item);
                const why = cause instanceof Refused && cause.status === 400 ? say('invalid_image_file') : cause.message;
                this.fault(say('upload-failed', { name: item.name, why }));
            },
        );
    }

    /** When everything that was given is with the server. */
    async settled() {
        await Promise.all(this.items.map((item) => item.sent));
    }

    /** Whether something is still on its way. */
    isBusy() {
        return this.items.some((item) => !item.id);
    }

    /** As the form holds them. @returns {Reference[]} */
    drafted() {
        return this.items.filter((item) => item.id).map(({ id, name, mask }) => ({ id, name, mask }));
    }

    /** @param {Reference[]} references */
    fill(references) {
        for (const item of [...this.items]) this.drop(item);
        for (const { id, name, mask } of references) {
            const item = this.put(id, name, null);
            item.mask = mask ?? null;
            if (!name) void this.name(item);
        }
        this.changed();
    }

    /** @param {Item} item */
    async name(item) {
        try {
            item.name = (await get(`/v1/files/${item.id}`)).filename;
            this.changed();
        } catch {
            // What shows it finds out by itself.
        }
    }

    /** A file that is gone. @param {Item} item */
    async lost(item) {
        if (item.blob || !this.items.includes(item)) return;
        this.remove(item);
        this.fault(say('file-gone', { name: item.name || item.id }));
    }

    /** @param {Item} item @param {number} step */
    move(item, step) {
        const at = this.items.indexOf(item);
        const to = Math.min(Math.max(at + step, 0), this.items.length - 1);
        if (at === to) return;
        this.items.splice(at, 1);
        this.items.splice(to, 0, item);
        const isFocused = item.tile.contains(document.activeElement);
        const next = this.items[to + 1]?.tile ?? null;
        this.list.insertBefore(item.tile, next);
        if (isFocused) slot(item.tile, 'face').focus();
        this.listener.announce(say('moved', { name: item.name, number: to + 1 }));
        this.changed();
    }

    /** @param {Item} item */
    remove(item) {
        const at = this.items.indexOf(item);
        const isFocused = item.tile.contains(document.activeElement);
        this.drop(item);
        this.changed();
        if (!isFocused) return;
        const next = this.items[Math.min(at, this.items.length - 1)];
        (next ? slot(next.tile, 'face') : element('pick')).focus();
    }

    /** @param {Item} item */
    drop(item) {
        item.abort.abort();
        item.tile.remove();
        this.items = this.items.filter((other) => other !== item);
        if (item.blob) URL.revokeObjectURL(item.url);
    }

    /** @param {Item} item */
    open(item) {
        this.chosen = item;
        const [at, last] = [this.items.indexOf(item), this.items.length - 1];
        for (const [act, isHidden] of /** @type {[string, boolean][]} */ ([['earlier', at === 0], ['later', at === last], ['mask', at > 0]])) {
            /** @type {HTMLElement} */ (this.menu.querySelector(`[data-act="${act}"]`)).hidden = isHidden;
        }
        this.menu.showPopover();
        const [place, own] = [item.tile.getBoundingClientRect(), this.menu.getBoundingClientRect()];
        const below = place.bottom + own.height + 12 < window.innerHeight;
        this.menu.style.top = `${(below ? place.bottom + 4 : place.top - own.height - 4) + window.scrollY}px`;
        this.menu.style.left = `${Math.max(8, Math.min(place.left, document.documentElement.clientWidth - own.width - 8))}px`;
        /** @type {HTMLElement | null} */ (this.menu.querySelector('[data-act]'))?.focus();
    }

    /** @param {string} act @param {Item} item */
    act(act, item) {
        if (act === 'remove') return this.remove(item);
        if (act === 'mask') return void this.paint(item);
        if (act === 'show') return this.listener.show(item.url, item.name);
        this.move(item, act === 'earlier' ? -1 : 1);
        slot(item.tile, 'face').focus();
    }

    /** Paints, or goes on painting, the mask of a picture. @param {Item} item */
    async paint(item) {
        try {
            item.blob ??= await bytesOf(item.url);
            if (item.mask && !item.painted) item.painted = await bytesOf(`/v1/files/${item.mask.id}/content`).catch(() => null);
            // Most visits paint none: the editor is loaded when it is opened.
            const { editMask } = await import('./mask.js');
            const made = await editMask({ picture: item.blob, name: item.name, mask: item.painted, strict: item.mask?.strict });
            if (!made) return;
            if (made.picture) this.replace(item, made.picture);
            item.painted = made.mask;
            this.listener.masked(made.width, made.height);
            const kept = await upload(made.mask, `mask-${item.name.replace(/\.\w+$/, '')}.png`);
            item.mask = { id: kept.id, share: made.share, strict: made.strict, size: `${made.width}x${made.height}` };
            await item.sent;
            this.changed();
        } catch (cause) {
            this.fault(/** @type {Error} */ (cause).message);
        }
    }

    /** The mask was painted on the picture as it is seen, so that is what is sent. @param {Item} item @param {Blob} picture */
    replace(item, picture) {
        item.blob = picture;
        item.url = URL.createObjectURL(picture);
        item.id = '';
        fill(item.tile, { picture: { src: item.url } });
        this.send(item);
    }

    /** @param {string} text */
    fault(text) {
        this.listener.fault(text);
    }

    changed() {
        const { items } = this;
        items.forEach((item, index) => {
            fill(item.tile, { number: index + 1, masked: item.mask ? {} : null });
            slot(item.tile, 'face').setAttribute('aria-label', say('tile', { number: index + 1, name: item.name }));
        });
        element('references-count').textContent = items.length ? say('references', { count: items.length, most: this.most }) : '';
        element('references-hint').hidden = items.length > 0;
        element('references').classList.toggle('full', items.length >= this.most);
        this.listener.changed();
    }

    /** @param {{size: string, format: string}} asked what decides whether the pixels outside stay as they are */
    tellMask({ size, format }) {
        const masked = this.items.findIndex((item) => item.mask);
        const mask = this.items[masked]?.mask;
        element('mask-row').hidden = !this.items.length;
        element('mask-remove').hidden = !mask;
        const label = say(this.items[0]?.mask ? 'mask-edit' : 'mask-paint');
        fill(element('mask-paint'), { label });
        element('mask-paint').title = label;
        const note = element('mask-note');
        if (!mask) note.textContent = '';
        else if (masked > 0) note.textContent = say('mask-not-first', { number: masked + 1 });
        else {
            const share = Number.isFinite(mask.share) ? say('mask-share', { share: percent(mask.share) }) : say('mask-kept');
            const stays = format === 'png' && size === mask.size ? 'mask-strict' : 'mask-restored';
            note.textContent = mask.strict ? `${share} · ${say(stays)}` : share;
        }
    }
}

/** A picture that is cut off would be refused only when it is used, by then as one of several. @param {Blob} blob */
async function readable(blob) {
    try {
        (await createImageBitmap(blob)).close();
    } catch {
        throw new Error(say('invalid_image_file'));
    }
}
