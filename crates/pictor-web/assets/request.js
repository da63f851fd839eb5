// From the form to the call and back. Pure: `node --test` runs it.

/** @typedef {{id: string, share: number, strict: boolean, size?: string}} Mask its size is known where it was painted */
/** @typedef {{id: string, name: string, mask?: Mask | null}} Reference */
/**
 * @typedef {object} Draft what the form holds
 * @property {string} prompt
 * @property {string} model
 * @property {string} size
 * @property {string} quality
 * @property {number} n
 * @property {string} format
 * @property {number} compression
 * @property {string} background
 * @property {string} moderation
 * @property {number} previews
 * @property {string} fidelity
 * @property {string} complexity
 * @property {string} seed
 * @property {Reference[]} references
 * @property {{id: string, name: string} | null} markup
 */
/** @typedef {{path: string, body: Record<string, any>, headers: Record<string, string>}} Call */

/** @returns {Draft} */
export function blank() {
    return {
        prompt: '', model: '', size: 'auto', quality: 'auto', n: 1, format: 'png', compression: 100, background: 'auto',
        moderation: 'auto', previews: 2, fidelity: '', complexity: '', seed: '', references: [], markup: null,
    };
}

/**
 * The call that a draft is: only what the model takes, and nothing that is the default anyway.
 * @param {Draft} draft @param {any} model as `GET /v1/images/models` tells it
 * @returns {Call}
 */
export function callOf(draft, model) {
    const edits = draft.references.length > 0;
    /** @type {Record<string, any>} */
    const body = { model: model.id, prompt: draft.prompt };
    /** @type {Record<string, string>} */
    const headers = {};
    /** @param {string} name @param {unknown} value @param {unknown} [usual] */
    const put = (name, value, usual = 'auto') => {
        if (value !== usual) body[name] = value;
    };
    put('n', draft.n, 1);
    put('size', draft.size);
    if (model.qualities.includes(draft.quality)) put('quality', draft.quality);
    if (model.backgrounds.includes(draft.background)) put('background', draft.background);
    put('output_format', draft.format, 'png');
    if (draft.format !== 'png') put('output_compression', draft.compression, 100);
    put('moderation', draft.moderation);
    if (model.complexity) put('complexity', draft.complexity, '');
    if (edits) {
        if (model.input_fidelities.includes(draft.fidelity)) body.input_fidelity = draft.fidelity;
        body.images = draft.references.map((reference) => ({ file_id: reference.id }));
        const mask = draft.references[0]?.mask;
        if (mask) {
            body.mask = { file_id: mask.id };
            if (mask.strict) headers['X-Pictor-Mask-Mode'] = 'strict';
        }
        if (model.markup && draft.markup) body.markup = { file_id: draft.markup.id };
    }
    if (draft.previews > 0 && draft.n === 1) Object.assign(body, { stream: true, partial_images: draft.previews });
    if (model.illustrator && /^\d+$/.test(draft.seed)) headers['X-Pictor-Seed'] = draft.seed;
    return { path: edits ? '/v1/images/edits' : '/v1/images/generations', body, headers };
}

/**
 * The draft that a job was made from; what was sent with it and is not kept is left out.
 * @param {any} job @returns {Draft | null}
 */
export function draftOf(job) {
    const request = job.request;
    if (!request) return null;
    /** @param {any} sent */
    const id = (sent) => (sent && typeof sent === 'object' ? sent.file_id : null);
    /** @type {Reference[]} */
    const references = (request.images ?? []).map(id).filter(Boolean).map((/** @type {string} */ one) => ({ id: one, name: '' }));
    const [first] = references;
    const mask = id(request.mask);
    if (first && mask && id(request.images[0])) first.mask = { id: mask, share: NaN, strict: request.mask_mode === 'strict' };
    const markup = id(request.markup);
    return {
        prompt: request.prompt, model: job.requested_model ?? request.model, size: request.size, quality: request.quality,
        n: request.n, format: request.output_format, compression: request.output_compression,
        background: request.background, moderation: request.moderation,
        previews: request.stream ? request.partial_images : 0, fidelity: request.input_fidelity ?? '',
        complexity: request.complexity ?? '', seed: request.seed ? String(request.seed) : '', references,
        markup: markup ? { id: markup, name: '' } : null,
    };
}

/**
 * The call that a job was, also where its pictures are not kept and its model is not served any more.
 * @param {any} job @param {any} model as it is served, if it is @returns {Call | null}
 */
export function callBehind(job, model) {
    const draft = draftOf(job);
    if (!draft) return null;
    /** @param {any} sent */
    const id = (sent) => sent.file_id ?? 'file-...';
    const { images = [], mask, mask_mode: mode } = job.request;
    const references = images.map((/** @type {any} */ sent, /** @type {number} */ index) => ({
        id: id(sent), name: '', mask: index === 0 && mask ? { id: id(mask), share: NaN, strict: mode === 'strict' } : null,
    }));
    const all = {
        id: draft.model, qualities: [draft.quality], backgrounds: [draft.background], input_fidelities: [draft.fidelity].filter(Boolean),
        complexity: true, markup: true, illustrator: true,
    };
    return callOf({ ...draft, references }, model ?? all);
}

/** How many pictures a job was sent that nobody keeps. @param {any} job */
export function lost(job) {
    return (job.request?.images ?? []).filter((/** @type {any} */ sent) => sent === 'not kept').length;
}

/** Names in addresses, and of which member of the draft they are. @type {Record<string, keyof Draft>} */
const LINKED = {
    prompt: 'prompt', model: 'model', size: 'size', quality: 'quality', n: 'n', format: 'format', output_format: 'format',
    compression: 'compression', output_compression: 'compression', background: 'background', moderation: 'moderation',
    partial_images: 'previews', input_fidelity: 'fidelity', complexity: 'complexity', seed: 'seed',
};

/** What may stand in an address: whatever else does is left out. @type {Partial<Record<keyof Draft, RegExp>>} */
const FORMS = {
    n: /^([1-9]|10)$/, previews: /^[0-3]$/, compression: /^(\d\d?|100)$/, size: /^(auto|\d{1,5}x\d{1,5})$/,
    quality: /^(low|medium|high|xhigh|max|auto)$/, format: /^(png|jpeg|webp)$/, seed: /^\d{1,19}$/,
    background: /^(transparent|opaque|auto)$/, moderation: /^(auto|low)$/, fidelity: /^(high|low)$/,
    complexity: /^(low|medium|high)$/, model: /^[\w.:-]{1,128}$/,
};

/**
 * What a link fills in; `null` where it fills nothing.
 * @param {string} search @returns {Partial<Draft> | null}
 */
export function linked(search) {
    /** @type {Record<string, unknown>} */
    const found = {};
    for (const [name, value] of new URLSearchParams(search)) {
        if (name === 'reference' && /^file-[\w-]{1,64}$/.test(value)) {
            found.references = [...(/** @type {Reference[]} */ (found.references) ?? []), { id: value, name: '' }];
        }
        const member = LINKED[name];
        if (!member || (FORMS[member] && !FORMS[member].test(value))) continue;
        found[member] = ['n', 'previews', 'compression'].includes(member) ? Number(value) : value;
    }
    return Object.keys(found).length ? found : null;
}
