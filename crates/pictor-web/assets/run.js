// The run that is looked at: while it is drawn, and what became of it.
import { address, alt, duration, facts, filename, pictures, status, title, took, why } from './facts.js';
import { money } from './format.js';
import { lightbox, madeFrom } from './lightbox.js';
import { edges } from './sizes.js';
import { clone, fill, slot } from './templates.js';
import { say } from './words.js';

/** A picture of more bytes than this is shown by a smaller copy; the whole one is in the lightbox. */
const LARGE = 3_000_000;

/** @param {string} id @returns {HTMLElement} */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

export class Stage {
    /**
     * @param {{act: (name: string, job: any, picture: number) => void, example: (text: string) => void, ahead: (job: any) => number}} listener
     */
    constructor(listener) {
        this.listener = listener;
        /** @type {any} */
        this.job = null;
        /** @type {any[]} */
        this.models = [];
        /** The picture that what is done is done with. */
        this.chosen = 0;
        /** The newest preview of each run of this visit. @type {Map<string, string>} */
        this.previews = new Map();
        this.shown = '';
        this.clock = 0;
        for (const id of ['stage', 'run-menu']) {
            element(id).addEventListener('click', (event) => this.clicked(event));
        }
    }

    /** @param {Event} event */
    clicked(event) {
        const target = event.target instanceof Element ? event.target.closest('[data-act], [data-example]') : null;
        if (!(target instanceof HTMLElement)) return;
        if (target.dataset.example !== undefined) return this.listener.example(target.textContent ?? '');
        const menu = element('run-menu');
        if (menu.contains(target)) menu.hidePopover();
        if (target.dataset.act === 'compare') return this.enlarge(this.chosen, true);
        if (target.dataset.act !== 'download') this.listener.act(target.dataset.act ?? '', this.job, this.chosen);
    }

    /** @param {any | null} job */
    show(job) {
        if (job?.id !== this.job?.id) this.chosen = 0;
        this.job = job;
        clearInterval(this.clock);
        const state = job ? `${job.id} ${job.status} ${job.starred} ${pictures(job).length}` : 'nothing';
        if (state !== this.shown) this.draw();
        this.shown = state;
        if (job && !hasEnded(job)) {
            this.tick();
            this.clock = window.setInterval(() => this.tick(), 1000);
        }
    }

    draw() {
        const { job } = this;
        // What takes the place of a focused button is focused.
        const had = element('headline').contains(document.activeElement);
        const place = had ? document.activeElement?.getAttribute('data-act') : undefined;
        if (!job) {
            element('headline').replaceChildren();
            element('details').replaceChildren();
            element('area').replaceChildren(clone('empty'));
            if (had) /** @type {HTMLElement | null} */ (element('area').querySelector('[data-example]'))?.focus();
            return;
        }
        element('headline').replaceChildren(this.headline());
        if (had) this.focus(place);
        if (!hasEnded(job)) this.wait();
        else if (pictures(job).length) element('area').replaceChildren(this.gallery());
        else element('area').replaceChildren(clone('ended', { why: why(job) }));
        this.detail();
    }

    /** @param {string | null} [act] one of the buttons of the run; otherwise the one that opens the menu */
    focus(act) {
        const found = [act ? `[data-act="${act}"]:not([hidden])` : '', '[popovertarget]'].filter(Boolean)
            .map((one) => /** @type {HTMLElement | null} */ (element('headline').querySelector(one)));
        found.find((one) => one)?.focus({ preventScroll: true });
    }

    detail() {
        const { job } = this;
        if (!job) return;
        const told = facts(job, this.models);
        const reason = why(job);
        if (reason && pictures(job).length) told.prepend(clone('note-line', { text: reason }));
        element('details').replaceChildren(told);
    }

    headline() {
        const { job } = this;
        const [first] = pictures(job);
        const asked = job.request?.size;
        const size = first?.size ?? (asked === 'auto' || hasEnded(job) ? null : asked);
        const star = element('run-menu').querySelector('[data-act="star"]');
        star?.setAttribute('aria-checked', String(job.starred));
        for (const act of ['compare', 'star', 'delete']) {
            const item = /** @type {HTMLElement} */ (element('run-menu').querySelector(`[data-act="${act}"]`));
            item.hidden = !hasEnded(job) || (act === 'compare' && !this.comparable().length);
        }
        const line = clone('headline-of', {
            status: status(job),
            time: took(job) || null,
            size: size ? `${size.replace('x', '×')} ${(first?.output_format ?? job.request?.output_format ?? '').toUpperCase()}` : null,
            upstream: job.upstream && job.upstream !== 'illustrator' ? job.upstream : null,
            differs: job.adjusted.length ? {} : null,
            cost: job.cost_usd === null ? null : { textContent: money(job.cost_usd), title: `$${job.cost_usd}` },
        });
        for (const act of ['edit', 'reference', 'download']) {
            const button = /** @type {HTMLElement} */ (line.querySelector(`[data-act="${act}"]`));
            button.hidden = !first;
        }
        this.link(line);
        return line;
    }

    /** The chosen picture is what is downloaded. @param {HTMLElement} line */
    link(line) {
        const picture = pictures(this.job)[this.chosen];
        if (picture) fill(line, { download: { href: address(this.job.id, picture.index), download: filename(this.job, picture) } });
    }

    wait() {
        const { job } = this;
        const place = clone('waiting');
        const [width, height] = edges(job.request?.size ?? '') ?? [1, 1];
        ratio(slot(place, 'place'), width, height);
        element('area').replaceChildren(place);
        const known = this.previews.get(job.id);
        if (known) this.preview(job.id, known);
        else if (job.partial !== null) this.catchUp(job);
    }

    /** After the page was loaded again: the newest preview, unless the job ends in a moment, which takes it away. @param {any} job */
    catchUp(job) {
        setTimeout(() => {
            const goesOn = this.job?.id === job.id && !hasEnded(this.job);
            if (goesOn && !this.previews.has(job.id)) this.preview(job.id, `/v1/images/jobs/${job.id}/partial/${job.partial}`);
        }, 500);
    }

    /** @param {string} job @param {string} url */
    preview(job, url) {
        const before = this.previews.get(job);
        this.previews.set(job, url);
        if (job !== this.job?.id) return;
        const image = element('area').querySelector('.preview');
        if (!(image instanceof HTMLImageElement)) return;
        image.src = url;
        image.alt = title(this.job);
        image.hidden = false;
        if (before?.startsWith('blob:') && before !== url) image.addEventListener('load', () => URL.revokeObjectURL(before), { once: true });
    }

    tick() {
        const { job } = this;
        const place = element('area').querySelector('.waiting');
        if (!job || !(place instanceof HTMLElement)) return;
        const ahead = job.status === 'queued' ? this.listener.ahead(job) : 0;
        const since = Math.max(1, Math.floor(Date.now() / 1000) - (job.started_at ?? job.created_at));
        const phase = job.status === 'in_progress' ? say('drawing', { time: duration(since) })
            : ahead ? say('queued-ahead', { ahead }) : say('status-queued');
        fill(place, { phase });
    }

    gallery() {
        const { job } = this;
        const all = pictures(job);
        const gallery = clone('pictures', { pictures: { className: `pictures of-${Math.min(all.length, 10)}` } });
        gallery.append(...all.map((picture, at) => this.picture(picture, at, all.length)));
        return gallery;
    }

    /** @param {any} picture @param {number} at @param {number} of */
    picture(picture, at, of) {
        const { job } = this;
        const width = picture.bytes > LARGE ? 1280 : of > 1 && picture.width > 640 ? 640 : undefined;
        const face = clone('one-picture', {
            picture: { src: address(job.id, picture.index, width), alt: alt(job, at) },
        });
        const image = /** @type {HTMLImageElement} */ (slot(face, 'picture'));
        ratio(face, picture.width, picture.height);
        if (picture.color) face.style.backgroundColor = picture.color;
        // The last preview stays below until the picture is there.
        const preview = this.previews.get(job.id);
        if (preview?.startsWith('blob:') && of === 1) face.style.backgroundImage = `url(${preview})`;
        image.classList.add('coming');
        image.addEventListener('load', () => {
            image.classList.remove('coming');
            face.style.backgroundImage = '';
            face.style.backgroundColor = '';
        }, { once: true });
        if (of > 1) face.setAttribute('aria-pressed', String(at === this.chosen));
        face.addEventListener('click', () => {
            if (of > 1 && at !== this.chosen) this.choose(at);
            else this.enlarge(at);
        });
        return face;
    }

    /** @param {number} at */
    choose(at) {
        this.chosen = at;
        element('area').querySelectorAll('.picture').forEach((face, index) => face.setAttribute('aria-pressed', String(index === at)));
        this.link(element('headline'));
    }

    /** What the chosen picture may be compared with: what it was made from, and its sisters. */
    comparable() {
        const { job } = this;
        const sisters = pictures(job).map((picture, at) => ({
            url: address(job.id, picture.index), name: say('result-of', { number: at + 1 }), alt: alt(job, at),
        }));
        return [...madeFrom(job), ...(sisters.length > 1 ? sisters : [])];
    }

    /** @param {number} at @param {boolean} [compares] */
    enlarge(at, compares = false) {
        const { job } = this;
        const shown = pictures(job).map((picture, index) => ({
            url: address(job.id, picture.index), name: picture.size, alt: alt(job, index),
        }));
        if (shown.length) lightbox(shown, at, this.comparable(), compares);
    }
}

/** @param {any} job */
export function hasEnded(job) {
    return job.status !== 'queued' && job.status !== 'in_progress';
}

/** A place that has a picture's own shape before it is there. @param {HTMLElement} place @param {number} width @param {number} height */
function ratio(place, width, height) {
    place.style.setProperty('--ratio', String(width / height));
}
