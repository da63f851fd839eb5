// The playground: a form, the run that is looked at, and the last runs. The button never locks: each press is a run of
// its own, and a page that is loaded again shows the same.
import { Refused, bytesOf, call, get } from './api.js';
import { code, openCode, updateCode } from './code.js';
import { Composer } from './composer.js';
import { address, filename, pictures } from './facts.js';
import { lightbox } from './lightbox.js';
import { remove } from './removal.js';
import { callBehind, callOf, draftOf, linked, lost } from './request.js';
import { shell } from './shell.js';
import { Stage, hasEnded } from './run.js';
import { belongsTo, recall, remember } from './store.js';
import { Strip } from './strip.js';
import { fill } from './templates.js';
import { toast } from './toast.js';
import { Watch } from './watch.js';
import { say } from './words.js';

/** @import { Call } from "./request.js" */

const KEPT = 24;
const DOUBLE_MS = 500;

/** @param {string} id @returns {any} */
const element = (id) => document.getElementById(id);

const main = /** @type {HTMLElement} */ (element('content'));
shell();
belongsTo(main.dataset.holder ?? '');

/** Runs by their id. @type {Map<string, any>} */
const runs = new Map();
/** Runs that are deleted, unless that is taken back. @type {Set<string>} */
const hidden = new Set();
/** Runs of this page that have not ended. @type {Set<string>} */
const own = new Set();
/** The run that is looked at. @type {string | null} */
let chosen = new URLSearchParams(location.search).get('job');
const pageTitle = document.title;
/** The last time that the button was pressed. */
let pressed = { draft: '', at: 0 };
/** A call that may not have arrived. @type {{call: Call, key: string} | null} */
let waiting = recall('unsent');

const stage = new Stage({
    act: (name, job, at) => void act(name, job, at),
    example: (text) => {
        composer.fill({ prompt: text });
        composer.prompt.focus();
    },
    ahead: (job) => all().filter((other) => !hasEnded(other) && other.created_at < job.created_at).length,
});
const strip = new Strip((id) => choose(id));
const composer = new Composer({
    run: () => void run(),
    changed: () => live(),
    announce,
    show: (url, name) => lightbox([{ url, name, alt: name }], 0),
});
const watch = new Watch({
    changed: (job) => put(job),
    partial: (job, event) => preview(job, event),
    stale: () => void load(),
    away: (isAway) => {
        element('away').textContent = isAway ? say('away') : '';
        element('away').hidden = !isAway;
        // A price that it did not tell.
        if (!isAway) composer.ask();
    },
});
code();
composer.tellLeft(main.dataset.left ?? null);
follow();
element('code-open').addEventListener('click', () => {
    const [asked, draft] = [asCall(), composer.draft()];
    if (asked) openCode(asked, draft.references, true);
});
element('send-again').addEventListener('click', () => {
    if (waiting) void send(waiting.call, waiting.key);
});
document.getElementById('unsent-close')?.addEventListener('click', () => {
    unsent(false);
    composer.prompt.focus();
});
document.addEventListener('visibilitychange', () => {
    if (!document.hidden && own.size === 0) document.title = pageTitle;
});
// A page that nobody sees has no connection; while a run of its own goes on, it asks now and then.
setInterval(() => {
    if (document.hidden && own.size) void load();
}, 5000);
void begin();

async function begin() {
    try {
        const [models] = await Promise.all([get('/v1/images/models'), composer.refusal ? settle() : load()]);
        stage.models = models.data;
        composer.offer(models.data);
        composer.recollect(all().map((job) => job.request?.prompt ?? ''));
        fromAddress();
        stage.detail();
    } catch (cause) {
        composer.fault(/** @type {Error} */ (cause).message);
    }
    // Nothing of the form moves after it was seen.
    main.dataset.ready = '';
    if (waiting) unsent(true);
}

/** A link fills the form, and never runs; then the address is a plain one again. */
function fromAddress() {
    const found = linked(location.search);
    if (!found) return;
    const references = [...composer.draft().references, ...(found.references ?? [])];
    composer.fill({ ...found, references });
    history.replaceState(null, '', chosen ? `?job=${chosen}` : location.pathname);
}

/** The newest runs, and the one that is looked at. */
async function load() {
    try {
        const list = await get(`/v1/images/jobs?limit=${KEPT}`);
        // What was deleted elsewhere is listed no more.
        for (const id of runs.keys()) if (id >= list.last_id && id !== chosen && !own.has(id)) runs.delete(id);
        for (const job of list.data) keep(job);
        if (chosen && !runs.has(chosen)) await find(chosen);
        chosen ??= all()[0]?.id ?? null;
        if (chosen && hidden.has(chosen)) chosen = all()[0]?.id ?? null;
        settle();
    } catch (cause) {
        // The connection that is open, or the next one, says it when the server is away.
        if (cause instanceof Refused) toast(cause.message);
    }
}

/** @param {string} id */
async function find(id) {
    try {
        runs.set(id, await get(`/v1/images/jobs/${encodeURIComponent(id)}`));
    } catch (cause) {
        if (!(cause instanceof Refused) || cause.status !== 404) throw cause;
        toast(cause.message);
        chosen = null;
        history.replaceState(null, '', location.pathname);
    }
}

/** Newest first. @returns {any[]} */
function all() {
    return [...runs.values()].filter((job) => !hidden.has(job.id)).sort((one, other) => (one.id < other.id ? 1 : -1));
}

/** Shows what is known now. */
function settle() {
    const jobs = all();
    const job = chosen ? runs.get(chosen) : null;
    stage.show(job && !hidden.has(job.id) ? job : null);
    strip.show(jobs.slice(0, KEPT), chosen);
    for (const id of own) if (hasEnded(runs.get(id))) ended(runs.get(id));
    follow();
}

/** The one connection belongs to the run that shows previews, and otherwise to all. */
function follow() {
    if (composer.refusal) return;
    const job = chosen ? runs.get(chosen) : null;
    const shows = job && !hasEnded(job) && job.request?.stream && job.request.partial_images > 0;
    watch.follow(shows ? job.id : null);
}

/** @param {any} job as an event or an answer tells it, which may be late */
function keep(job) {
    const before = runs.get(job.id);
    if (before && hasEnded(before) && !hasEnded(job)) return;
    // Events know nothing of the newest preview.
    runs.set(job.id, { ...job, partial: job.partial ?? before?.partial ?? null });
}

/** @param {any} job */
function put(job) {
    keep(job);
    settle();
}

/** @param {string | null} id */
function choose(id) {
    chosen = id;
    history.replaceState(null, '', id ? `?job=${id}` : location.pathname);
    settle();
}

/** @param {string} job @param {any} event */
function preview(job, event) {
    const type = `image/${event.output_format ?? 'png'}`;
    const bytes = Uint8Array.from(atob(event.b64_json), (letter) => letter.charCodeAt(0));
    stage.preview(job, URL.createObjectURL(new Blob([bytes], { type })));
    announce(say('announce-preview', { number: event.partial_image_index + 1 }));
}

/** The form as a call; `null` while no model is known. @param {string} [seed] @returns {Call | null} */
function asCall(seed) {
    const [draft, model] = [composer.draft(), composer.model()];
    return model ? callOf(seed ? { ...draft, seed } : draft, model) : null;
}

function live() {
    const asked = element('code').open ? asCall() : null;
    if (asked) updateCode(asked, composer.draft().references);
}

async function run() {
    if (!composer.isReady() || isSecond()) return;
    if (composer.references.isBusy()) {
        composer.fault(say('upload-wait'));
        await composer.references.settled();
        composer.fault('');
    }
    const draft = composer.draft();
    const model = composer.model();
    const asked = asCall(seed(model, draft.seed));
    if (!asked) return;
    composer.learn(draft.prompt);
    composer.unfold(false);
    await send(asked, name());
}

/** Nobody means two runs by a double click. */
function isSecond() {
    const [draft, now] = [JSON.stringify(composer.draft()), performance.now()];
    const is = draft === pressed.draft && now - pressed.at < DOUBLE_MS;
    pressed = { draft, at: now };
    return is;
}

/** The illustrator draws the same call in the same way; another number gives another picture. @param {any} model @param {string} given */
function seed(model, given) {
    return given || (model?.illustrator ? String(random(1)[0] ?? 0) : '');
}

/** @param {number} count @returns {Uint32Array} */
function random(count) {
    return crypto.getRandomValues(new Uint32Array(count));
}

/** A name for one run. `crypto.randomUUID` is missing where the address is not secure. */
function name() {
    return `play-${[...random(4)].map((part) => part.toString(16).padStart(8, '0')).join('')}`;
}

/**
 * Sends a call under its own name, so that it can be sent again when nobody knows whether it arrived.
 * @param {Call} asked @param {string} key
 */
async function send(asked, key) {
    waiting = { call: asked, key };
    remember('unsent', waiting);
    try {
        const headers = { ...asked.headers, Prefer: 'respond-async', 'Idempotency-Key': key };
        const { body: job } = await call('POST', asked.path, { body: asked.body, headers });
        unsent(false);
        started(job);
    } catch (cause) {
        // What stands before the server may have failed after the call went on.
        unsent(!(cause instanceof Refused) || (cause.status >= 500 && !cause.code));
        if (cause instanceof Refused) refused(cause);
    }
}

/** @param {Refused} cause */
function refused(cause) {
    if (cause.code === 'insufficient_quota' && composer.left !== null) composer.fault(composer.budget(), 'budget');
    else composer.fault(cause.message);
}

/** @param {boolean} isWaiting whether a call may not have arrived */
function unsent(isWaiting) {
    if (!isWaiting) {
        waiting = null;
        remember('unsent', null);
    }
    fill(element('unsent'), { text: say('not-sent') });
    element('unsent').hidden = !isWaiting;
}

/** @param {any} job */
function started(job) {
    own.add(job.id);
    document.title = say('title-drawing');
    icon('seal-busy.svg');
    announce(say('announce-started'));
    runs.set(job.id, job);
    choose(job.id);
    if (window.matchMedia('(max-width: 999px)').matches) window.scrollTo({ top: 0 });
}

/** @param {any} job one of ours */
function ended(job) {
    own.delete(job.id);
    announce(say(job.status === 'completed' ? 'announce-completed' : 'announce-failed'));
    void left();
    if (own.size) return;
    document.title = document.hidden ? say('title-done') : pageTitle;
    icon('seal.svg');
}

/** @param {string} name */
function icon(name) {
    const link = /** @type {HTMLLinkElement} */ (document.querySelector('link[rel="icon"]'));
    link.href = link.href.replace(/[^/]+$/, name);
}

/** What is left to spend, after a run. */
async function left() {
    try {
        composer.tellLeft((await get('/session')).left_usd);
    } catch {
        // It stands there as it was.
    }
}

/** @param {string} text read out, not shown */
function announce(text) {
    element('announce').textContent = text;
}

/** What is done with a run. @param {string} name @param {any} job @param {number} at */
async function act(name, job, at) {
    try {
        await deeds[name]?.(job, at);
    } catch (cause) {
        toast(/** @type {Error} */ (cause).message);
    }
}

/** @type {Record<string, (job: any, at: number) => unknown>} */
const deeds = {
    edit: async (job, at) => {
        await reference(job, at, true);
        const [first] = composer.references.items;
        if (first) await composer.references.paint(first);
        composer.prompt.focus();
    },
    reference: async (job, at) => {
        await reference(job, at, false);
        toast(say('as-reference'));
    },
    code: (job) => {
        const asked = callBehind(job, stage.models.find(({ id }) => id === job.model));
        if (asked) openCode(asked, (asked.body.images ?? []).map(() => ({ name: '' })), false);
        else toast(say('no-prompt'));
    },
    load: (job) => {
        if (!take(job)) return;
        composer.unfold(true);
        toast(lost(job) ? say('inputs-lost', { count: lost(job) }) : say('loaded'));
        composer.prompt.focus();
    },
    again: (job) => {
        const draft = draftOf(job);
        const model = stage.models.find(({ id, aliases }) => id === draft?.model || aliases.includes(draft?.model) || id === job.model);
        if (!draft || !model || lost(job)) return deeds.load?.(job, 0);
        // Its own number would draw the very same picture.
        return send(callOf({ ...draft, seed: seed(model, '') }, model), name());
    },
    star: async (job) => {
        const { body } = await call('PATCH', `/v1/images/jobs/${job.id}`, { body: { starred: !job.starred } });
        put(body);
        toast(say(body.starred ? 'starred' : 'unstarred'));
    },
    page: (job) => location.assign(`/jobs/${job.id}`),
    cancel: async (job) => {
        if (job.status !== 'queued') return toast(say('already_sent'));
        const { body } = await call('POST', `/v1/images/jobs/${job.id}/cancel`);
        put(body);
        toast(say('cancelled'));
    },
    delete: (job) => {
        remove(job.id, {
            hide: () => {
                hidden.add(job.id);
                if (chosen === job.id) choose(all()[0]?.id ?? null);
                else settle();
            },
            show: () => {
                hidden.delete(job.id);
                choose(job.id);
            },
            focus: () => stage.focus(),
            done: () => runs.delete(job.id),
        });
    },
};

/** Puts a run's whole request into the form. @param {any} job */
function take(job) {
    const draft = draftOf(job);
    if (!draft) {
        toast(say('no-prompt'));
        return false;
    }
    composer.fill(draft);
    return true;
}

/** A picture of a run as a file, so that it can be worked on. @param {any} job @param {number} at @param {boolean} alone */
async function reference(job, at, alone) {
    const picture = pictures(job)[at];
    if (!picture) return;
    const blob = await bytesOf(address(job.id, picture.index));
    if (alone) composer.references.fill([]);
    await composer.references.take(blob, filename(job, picture));
}
