// What is told of a run below its pictures, on the playground and on its own page.
import { copy } from './copy.js';
import { grouped, isFree, money, perMillion, times } from './format.js';
import { comparison, note } from './notes.js';
import { clone, fill, slot } from './templates.js';
import { say } from './words.js';

/** Seconds as people say them. @param {number} seconds */
export function duration(seconds) {
    if (seconds < 1) return say('seconds', { seconds: '< 1' });
    if (seconds < 60) return say('seconds', { seconds });
    return say('minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

/** How long a run took; empty where it never began or has not ended. @param {any} job */
export function took(job) {
    if (job.started_at === null || job.completed_at === null) return '';
    return duration(job.completed_at - job.started_at);
}

/** The colour of a status. @type {Record<string, string>} */
const TAGS = { queued: '', in_progress: 'busy', completed: 'good', failed: 'bad', unknown: 'warn', cancelled: '' };

/** For the slot of a status. @param {any} job */
export function status(job) {
    return { className: `tag ${TAGS[job.status] ?? ''}`, textContent: say(`status-${job.status}`) };
}

/** The prompt, as far as it fits where a picture is described. @param {any} job */
export function title(job) {
    const prompt = job.request?.prompt ?? say('no-prompt');
    return prompt.length > 120 ? `${prompt.slice(0, 119)}…` : prompt;
}

/** Pictures of the answer, then those that were paid for beside it. @param {any} job @returns {any[]} */
export function pictures(job) {
    const all = job.result ?? [];
    return [...all.filter((/** @type {any} */ one) => !one.aside), ...all.filter((/** @type {any} */ one) => one.aside)];
}

/** What describes one of a job's pictures to who does not see it. @param {any} job @param {number} at */
export function alt(job, at) {
    const of = pictures(job).length;
    const prompt = title(job);
    return of > 1 ? say('picture', { number: at + 1, of, prompt }) : say('one-picture', { prompt });
}

/** Where a picture is, whole or as wide as is needed. @param {string} job @param {number} index @param {number} [width] */
export function address(job, index, width) {
    return `/v1/images/jobs/${job}/content/${index}${width ? `?w=${width}` : ''}`;
}

/** The name under which a picture is saved. @param {any} job @param {any} picture */
export function filename(job, picture) {
    const extension = picture.output_format === 'jpeg' ? 'jpg' : picture.output_format;
    return `${job.id}-${picture.index}.${extension}`;
}

/** Why there are no pictures; empty where there are. @param {any} job */
export function why(job) {
    if (job.status === 'cancelled') return say('is-cancelled');
    if (job.status === 'unknown') return say('is-unknown');
    if (job.status === 'completed') return pictures(job).length ? '' : say('is-swept');
    if (job.status !== 'failed') return '';
    const { code, message } = job.error ?? {};
    const told = spoken(code) ?? message ?? '';
    if (job.cost_usd === null) return told;
    return isFree(job.cost_usd) ? say('failed-free', { why: told }) : say('failed-paid', { why: told, cost: money(job.cost_usd) });
}

/** Those that the page has a sentence for, as `api.js` does it. @param {string | null} code */
function spoken(code) {
    try {
        return code && code !== 'rate_limit_exceeded' ? say(code) : null;
    } catch {
        return null;
    }
}

/**
 * Everything that is told of a run below its pictures.
 * @param {any} job @param {any[]} models
 * @returns {HTMLElement}
 */
export function facts(job, models) {
    const notes = job.adjusted.map((/** @type {string} */ text) => note(text));
    const rows = comparison(job);
    const sources = sourcesOf(job);
    const request = job.request;
    const element = clone('facts', {
        illustrator: job.upstream === 'illustrator' ? say('illustrator') : null,
        adjusted: notes.length ? {} : null,
        prompted: request ? {} : null,
        prompt: request?.prompt ?? '',
        compared: rows.length ? { className: rows.some((row) => row.got) ? '' : 'only-asked' } : null,
        'made-from': sources.length ? {} : null,
    });
    slot(element, 'notes').append(...notes.map((/** @type {any} */ one) => clone('note-line', { text: say(one.word, one.values) })));
    slot(element, 'rows').append(...rows.map((row) => clone('compared', {
        row: { className: row.differs ? 'other' : '' },
        name: say(`name-${row.name}`), asked: row.asked, got: row.got ?? null, differs: row.differs ? {} : null,
    })));
    slot(element, 'sources').append(...sources);
    slot(element, 'copy-prompt').addEventListener('click', () => void copy(request?.prompt ?? ''));
    receipt(element, job, models);
    return element;
}

/** The pictures that a run was made from. @param {any} job */
function sourcesOf(job) {
    const images = (job.request?.images ?? []).map((/** @type {any} */ sent, /** @type {number} */ index) => [sent, say('reference', { number: index + 1 })]);
    const { mask } = job.request ?? {};
    return [...images, ...(mask ? [[mask, say('mask')]] : [])].map(([sent, name]) => {
        const path = sent.file_id && `/v1/files/${sent.file_id}/content`;
        const source = clone('source', {
            name: path ? name : `${name} · ${say('not-kept')}`, link: path ? { href: path } : {},
            picture: path ? { src: path } : null,
        });
        slot(source, 'picture').addEventListener('error', () => fill(source, { picture: null, name: `${name} · ${say('not-kept')}` }));
        return source;
    });
}

/** Tokens by class, at the prices that held when the job was made. @param {HTMLElement} element @param {any} job @param {any[]} models */
function receipt(element, job, models) {
    const { usage, cost_usd: cost } = job;
    fill(element, { receipt: cost !== null && usage ? {} : null });
    if (cost === null || !usage) return;
    fill(element, { cost: { textContent: money(cost), title: `$${cost}` }, total: { textContent: `$${cost}` } });
    const prices = models.find(({ id }) => id === job.model)?.token_prices ?? [];
    const price = prices.filter((/** @type {any} */ one) => one.from <= job.created_at).at(-1);
    const shares = [
        ['class-text-in', usage.input_tokens_details?.text_tokens ?? usage.input_tokens, price?.text_input_usd],
        ['class-image-in', usage.input_tokens_details?.image_tokens ?? 0, price?.image_input_usd],
        ['class-text-out', usage.output_tokens_details?.text_tokens ?? 0, price?.text_output_usd],
        ['class-image-out', usage.output_tokens_details?.image_tokens ?? usage.output_tokens, price?.image_output_usd],
    ];
    // What the illustrator draws is free, whatever its model costs elsewhere.
    const isDrawn = job.upstream === 'illustrator';
    slot(element, 'shares').append(...shares.filter(([, count]) => count).map(([name, count, each]) => clone('share', {
        class: say(name), count: grouped(count), price: each && !isDrawn ? perMillion(each) : '', amount: each && !isDrawn ? `$${times(each, count)}` : '',
    })));
}
