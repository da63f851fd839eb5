// The page of one job: its pictures and everything that is known of it, also while it goes on.
import { Refused, bytesOf, call, get, upload } from './api.js';
import { address, alt, duration, facts, filename, pictures, status, title, took, why } from './facts.js';
import { bytes, money } from './format.js';
import { lightbox, madeFrom } from './lightbox.js';
import { remove } from './removal.js';
import { shell } from './shell.js';
import { edges } from './sizes.js';
import { clone, fill, slot } from './templates.js';
import { toast } from './toast.js';
import { Watch } from './watch.js';
import { say } from './words.js';

/** @param {string} id @returns {any} */
const element = (id) => document.getElementById(id);

shell();
const id = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const path = `/v1/images/jobs/${encodeURIComponent(id)}`;
const isAdmin = 'admin' in element('content').dataset;
/** @type {any} */
let job = null;
/** @type {any[]} */
let models = [];
/** @type {any[] | null} */
let attempts = null;
let clock = 0;
/** @type {Watch | null} */
let watch = null;

element('job-acts').addEventListener('click', (/** @type {MouseEvent} */ event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-act]') : null;
    if (button instanceof HTMLElement) void act(button.dataset.act ?? '');
});
void begin();

async function begin() {
    try {
        [models] = await Promise.all([get('/v1/images/models').then((list) => list.data, () => []), load()]);
        if (job) show();
    } catch (cause) {
        if (cause instanceof Refused && cause.status === 404) nothing(say('gone'));
        else nothing(/** @type {Error} */ (cause).message);
        return;
    }
    if (job && !hasEnded()) follow();
}

async function load() {
    const found = await get(path);
    if (isAdmin) attempts = await get(`/admin/api/jobs/${encodeURIComponent(id)}`).then((one) => one.attempts, () => null);
    job = found;
}

/** Listens to the job until it has ended. */
function follow() {
    watch = new Watch({
        changed: (changed) => {
            if (changed.id !== id || (hasEnded() && changed.status === job.status)) return;
            job = { ...changed, partial: changed.partial ?? job.partial };
            if (hasEnded()) void end();
            else show();
        },
        partial: (_, event) => {
            const type = `image/${event.output_format ?? 'png'}`;
            const data = Uint8Array.from(atob(event.b64_json), (letter) => letter.charCodeAt(0));
            preview(URL.createObjectURL(new Blob([data], { type })));
        },
        stale: () => void load().then(show, () => {}),
        away: (isAway) => {
            element('away').textContent = isAway ? say('away') : '';
            element('away').hidden = !isAway;
        },
    });
    watch.follow(id);
}

async function end() {
    watch?.close();
    await load();
    show();
    element('announce').textContent = say(`status-${job.status}`);
}

function hasEnded() {
    return job.status !== 'queued' && job.status !== 'in_progress';
}

/** @param {string} text */
function nothing(text) {
    element('job-acts').hidden = true;
    element('job-body').replaceChildren(clone('nothing', { why: text }));
}

function show() {
    clearInterval(clock);
    const all = pictures(job);
    const whole = clone('job-of', {
        status: status(job),
        time: took(job) || null,
        upstream: job.upstream && job.upstream !== 'illustrator' ? job.upstream : null,
        cost: job.cost_usd === null ? null : { textContent: money(job.cost_usd), title: `$${job.cost_usd}` },
        why: why(job) || null,
        facts: facts(job, models),
        id: job.id,
        created: time(job.created_at),
        started: job.started_at === null ? null : {},
        'started-at': time(job.started_at),
        ended: job.completed_at === null ? null : {},
        'ended-at': time(job.completed_at),
        kept: job.expires_at === null ? null : {},
        'kept-until': time(job.expires_at),
        parameters: job.request ? {} : null,
    });
    slot(whole, 'pictures').append(...(hasEnded() ? all.map(picture) : [waiting()]));
    slot(whole, 'pictures').hidden = hasEnded() && all.length === 0;
    whole.classList.toggle('bare', hasEnded() && all.length === 0);
    for (const [name, value] of Object.entries(job.request ?? {})) {
        if (value === null || name === 'prompt') continue;
        slot(whole, 'pairs').append(clone('parameter', { name, value: typeof value === 'object' ? JSON.stringify(value) : String(value) }));
    }
    tries(whole);
    element('job-body').replaceChildren(whole);
    acts();
}

/** @param {number | null} seconds */
function time(seconds) {
    if (seconds === null) return {};
    const at = new Date(seconds * 1000);
    const language = document.documentElement.lang;
    return { dateTime: at.toISOString(), title: at.toISOString(), textContent: at.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'medium' }) };
}

/** @param {any} one @param {number} at */
function picture(one, at) {
    const name = filename(job, one);
    const figure = clone('job-picture', {
        picture: { src: address(id, one.index, one.bytes > 3_000_000 ? 1280 : undefined), alt: alt(job, at), width: one.width, height: one.height },
        what: say('size-and-bytes', { size: one.size.replace('x', '×'), format: one.output_format.toUpperCase(), bytes: bytes(one.bytes) }),
        aside: one.aside ? say('aside') : null,
        link: { href: address(id, one.index), download: name, 'aria-label': `${document.getElementById('download')?.textContent?.trim() ?? ''} ${name}` },
    });
    const face = slot(figure, 'face');
    face.style.setProperty('--ratio', String(one.width / one.height));
    if (one.color) face.style.backgroundColor = one.color;
    face.addEventListener('click', () => enlarge(at, false));
    return figure;
}

function waiting() {
    const place = clone('job-wait');
    const [width, height] = edges(job.request?.size ?? '') ?? [1, 1];
    slot(place, 'place').style.setProperty('--ratio', String(width / height));
    const tick = () => {
        const since = Math.max(1, Math.floor(Date.now() / 1000) - (job.started_at ?? job.created_at));
        fill(place, { phase: job.status === 'queued' ? say('status-queued') : say('drawing', { time: duration(since) }) });
    };
    tick();
    clock = window.setInterval(tick, 1000);
    // A job that ends in a moment takes its preview away.
    const { partial } = job;
    if (partial !== null) setTimeout(() => !hasEnded() && preview(`${path}/partial/${partial}`), 500);
    return place;
}

/** @param {string} url */
function preview(url) {
    const image = document.querySelector('.preview');
    if (!(image instanceof HTMLImageElement)) return;
    image.src = url;
    image.alt = title(job);
    image.hidden = false;
}

/** @param {HTMLElement} whole */
function tries(whole) {
    fill(whole, { attempts: attempts?.length ? {} : null });
    for (const attempt of attempts ?? []) {
        const fate = say(`fate-${attempt.fate ?? 'none'}`);
        slot(whole, 'tries').append(clone('try', {
            number: attempt.number, upstream: attempt.upstream, fate, status: attempt.status ?? '',
            took: attempt.elapsed_ms === null ? '' : say('seconds', { seconds: (attempt.elapsed_ms / 1000).toFixed(1) }),
            bytes: attempt.sent_bytes === null ? '' : `${bytes(attempt.sent_bytes)} / ${bytes(attempt.received_bytes ?? 0)}`,
            cost: attempt.cost_usd === null ? '' : money(attempt.cost_usd), note: attempt.note ?? '',
        }));
    }
}

function acts() {
    const [first] = pictures(job);
    element('job-acts').hidden = false;
    for (const name of ['reference', 'compare', 'star', 'delete']) {
        const button = element('job-acts').querySelector(`[data-act="${name}"]`);
        button.hidden = name === 'delete' || name === 'star' ? !hasEnded() : !first || (name === 'compare' && !beside().length);
        if (name === 'star') {
            button.setAttribute('aria-pressed', String(job.starred));
            button.classList.toggle('starred', job.starred);
        }
    }
    const link = element('download');
    link.hidden = !first;
    if (first) Object.assign(link, { href: address(id, first.index), download: filename(job, first) });
    element('again').href = `/?job=${encodeURIComponent(id)}`;
}

/** What its pictures may be compared with. */
function beside() {
    const all = pictures(job).map((one, at) => ({ url: address(id, one.index), name: say('result-of', { number: at + 1 }), alt: alt(job, at) }));
    return [...madeFrom(job), ...(all.length > 1 ? all : [])];
}

/** @param {number} at @param {boolean} compares */
function enlarge(at, compares) {
    const shown = pictures(job).map((one, index) => ({ url: address(id, one.index), name: one.size, alt: alt(job, index) }));
    lightbox(shown, at, beside(), compares);
}

/** @param {string} name */
async function act(name) {
    try {
        await deeds[name]?.();
    } catch (cause) {
        toast(/** @type {Error} */ (cause).message);
    }
}

/** @type {Record<string, () => unknown>} */
const deeds = {
    compare: () => enlarge(0, true),
    reference: async () => {
        const [first] = pictures(job);
        const file = await upload(await bytesOf(address(id, first.index)), filename(job, first));
        location.assign(`/play?reference=${encodeURIComponent(file.id)}`);
    },
    star: async () => {
        job = (await call('PATCH', path, { body: { starred: !job.starred } })).body;
        acts();
        toast(say(job.starred ? 'starred' : 'unstarred'));
    },
    delete: () => remove(id, { hide: () => nothing(say('deleting')), show, focus: () => element('job-acts').querySelector('[data-act="delete"]').focus(), done: () => {} }),
};
