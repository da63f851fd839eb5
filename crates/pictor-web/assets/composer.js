// The form: what the model takes, in the words of a person; what it would cost; and nothing that stops the next run.
import { call, upload } from './api.js';
import { grouped, isFree, isLess, length, money } from './format.js';
import { References } from './references.js';
import { blank, callOf } from './request.js';
import { beside, broken, edges, named, nearest, shapes } from './sizes.js';
import { recall, remember } from './store.js';
import { clone } from './templates.js';
import { say } from './words.js';

/** @import { Draft } from "./request.js" */
/** @typedef {any} Model as `GET /v1/images/models` tells it */

const MOST = 32_000;
const ESTIMATE_MS = 250;

/** @param {string} id @returns {any} */
const element = (id) => document.getElementById(id);

export class Composer {
    /**
     * @param {{run: () => void, changed: () => void, announce: (text: string) => void,
     *          show: (url: string, name: string) => void}} listener
     */
    constructor(listener) {
        this.listener = listener;
        this.form = /** @type {HTMLFormElement} */ (element('composer'));
        this.prompt = /** @type {HTMLTextAreaElement} */ (element('prompt'));
        /** @type {Model[]} */
        this.models = [];
        /** USD that are left, exact; `null` without any budget. @type {string | null} */
        this.left = null;
        this.worst = '';
        this.timer = 0;
        this.asking = new AbortController();
        /** The last prompts, newest first, and the one that is shown. @type {string[]} */
        this.prompts = recall('prompts') ?? [];
        this.back = -1;
        /** Why nobody may draw with this key; empty where they may. */
        this.refusal = document.querySelector('#content > .note')?.textContent ?? '';
        /** Takes a number of pictures that has no button of its own. */
        this.spare = this.radios('n').at(-1);
        /** The edge to change first, when the size is not drawn. */
        this.faulty = 'width';
        this.references = new References({
            changed: () => this.changed(),
            fault: (text) => {
                if (text || element('form-fault').dataset.kind === 'references') this.fault(text, 'references');
            },
            announce: listener.announce,
            show: listener.show,
            masked: (width, height) => this.fit(width, height),
        });
        this.wire();
        this.fill(recall('form') ?? {});
    }

    wire() {
        const isMac = /Mac|iP/.test(navigator.platform);
        if (isMac) element('go-keys').textContent = '⌘ Enter';
        this.form.addEventListener('submit', (event) => {
            event.preventDefault();
            this.listener.run();
        });
        this.form.addEventListener('input', () => this.changed());
        this.prompt.addEventListener('keydown', (event) => this.walk(event));
        document.addEventListener('keydown', (event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('dialog[open]')) return;
            event.preventDefault();
            if (!event.repeat) this.listener.run();
        });
        element('model').addEventListener('change', () => this.adapt());
        element('settings-toggle').addEventListener('click', () => this.unfold(!this.form.classList.contains('open')));
        this.markups();
    }

    /** On a phone the settings are folded away below the prompt. @param {boolean} isOpen */
    unfold(isOpen) {
        this.form.classList.toggle('open', isOpen);
        element('settings-toggle').setAttribute('aria-expanded', String(isOpen));
    }

    markups() {
        const pick = /** @type {HTMLInputElement} */ (element('markup'));
        /** @type {{id: string, name: string} | null} */
        this.markup = null;
        pick.addEventListener('change', async () => {
            const [file] = pick.files ?? [];
            pick.value = '';
            if (!file) return;
            try {
                const { id, filename } = await upload(file, file.name);
                this.markup = { id, name: filename };
            } catch (cause) {
                this.references.fault(say('upload-failed', { name: file.name, why: /** @type {Error} */ (cause).message }));
            }
            this.changed();
        });
        element('markup-remove').addEventListener('click', () => {
            this.markup = null;
            this.changed();
            pick.focus();
        });
    }

    /** @param {Model[]} models */
    offer(models) {
        this.models = models;
        const select = /** @type {HTMLSelectElement} */ (element('model'));
        const wanted = recall('form')?.model;
        select.replaceChildren(...models.map(({ id }) => new Option(id, id)));
        const found = models.some(({ id }) => id === wanted) ? wanted : models[0]?.id;
        if (found) select.value = found;
        else this.fault(say('no-models'));
        // Which word a size has depends on the model.
        this.setSize(recall('form')?.size || 'auto');
        this.adapt();
    }

    /** The model that is chosen. @returns {Model | undefined} */
    model() {
        return this.models.find(({ id }) => id === element('model').value);
    }

    /** Shows what the model takes, and moves to something that it does take. */
    adapt() {
        const model = this.model();
        if (!model) return;
        this.offerValues('quality', ['auto', ...model.qualities]);
        this.offerValues('background', ['auto', ...model.backgrounds]);
        this.offerValues('format', model.output_formats);
        this.offerValues('fidelity', model.input_fidelities.length ? ['', ...model.input_fidelities] : []);
        this.offerValues('complexity', model.complexity ? ['', 'low', 'medium', 'high'] : []);
        for (const radio of this.radios('n')) {
            const isSpare = radio === this.spare && !radio.checked;
            /** @type {HTMLElement} */ (radio.parentElement).hidden = isSpare || Number(radio.value) > model.max_n;
        }
        if (Number(this.chosen('n')) > model.max_n) this.choose('n', '1');
        const found = shapes(model);
        for (const radio of this.radios('shape')) {
            const isThere = radio.value === 'auto' || (radio.value === 'custom' ? Boolean(model.size_rules) : radio.value in found);
            /** @type {HTMLElement} */ (radio.parentElement).hidden = !isThere;
        }
        if (!model.size_rules && this.chosen('shape') === 'custom') this.choose('shape', 'auto');
        element('seed-row').hidden = !model.illustrator;
        element('model-note').textContent = model.illustrator ? say('illustrator') : '';
        this.chips('named-sizes', named(model).map((size) => size.join('x')).filter((size) => !Object.values(found).includes(size)));
        this.references.limit(model);
        this.changed();
    }

    /** @param {string} name @returns {HTMLInputElement[]} */
    radios(name) {
        return [...this.form.querySelectorAll(`input[name="${name}"]`)].map((radio) => /** @type {HTMLInputElement} */ (radio));
    }

    /** @param {string} name @param {string[]} values those that the model takes; none hides the row */
    offerValues(name, values) {
        for (const radio of this.radios(name)) {
            /** @type {HTMLElement} */ (radio.parentElement).hidden = !values.includes(radio.value);
        }
        element(`${name}-row`).hidden = values.length < 2;
        if (!values.includes(this.chosen(name))) this.choose(name, values[0] ?? '');
    }

    /** @param {string} name @returns {string} */
    chosen(name) {
        return this.radios(name).find((radio) => radio.checked)?.value ?? '';
    }

    /** @param {string} name @param {string} value */
    choose(name, value) {
        const radios = this.radios(name);
        let found = radios.find((radio) => radio.value === value);
        if (!found && name === 'n') {
            found = this.spare;
            if (found?.parentElement) {
                found.value = value;
                found.parentElement.hidden = false;
                /** @type {HTMLElement} */ (found.nextElementSibling).textContent = value;
                const next = radios.find((radio) => radio !== found && Number(radio.value) > Number(value));
                found.parentElement.parentElement?.insertBefore(found.parentElement, next?.parentElement ?? null);
            }
        }
        if (found) found.checked = true;
    }

    /** The size as the API names it; empty while none is given. */
    size() {
        const shape = this.chosen('shape');
        const model = this.model();
        if (shape === 'auto' || !model) return 'auto';
        if (shape === 'custom') return element('width').value && element('height').value ? `${element('width').value}x${element('height').value}` : '';
        return shapes(model)[/** @type {'square' | 'wide' | 'tall'} */ (shape)] ?? 'auto';
    }

    /** @param {string} size */
    setSize(size) {
        const model = this.model();
        const found = model && Object.entries(shapes(model)).find(([, one]) => one === size)?.[0];
        this.choose('shape', size === 'auto' ? 'auto' : found ?? 'custom');
        if (size === 'auto' || found) return;
        const [width, height] = size.split('x');
        element('width').value = width;
        element('height').value = height;
    }

    /** What the form holds. @returns {Draft} */
    draft() {
        return {
            prompt: this.prompt.value, model: element('model').value, size: this.size(), quality: this.chosen('quality'),
            n: Number(this.chosen('n')) || 1, format: this.chosen('format'), compression: Number(element('compression').value),
            background: this.chosen('background'), moderation: this.chosen('moderation'),
            previews: Number(this.chosen('previews')), fidelity: this.chosen('fidelity'), complexity: this.chosen('complexity'),
            seed: element('seed').value.trim(), references: this.references.drafted(), markup: this.markup ?? null,
        };
    }

    /** Puts a draft, or a part of one, into the form. @param {Partial<Draft>} given */
    fill(given) {
        const draft = { ...blank(), ...given };
        const has = (/** @type {keyof Draft} */ name) => name in given;
        if (has('prompt')) this.prompt.value = draft.prompt;
        if (has('model')) this.setModel(draft.model);
        for (const [name, value] of Object.entries({
            quality: draft.quality, n: String(draft.n), format: draft.format, background: draft.background,
            moderation: draft.moderation, previews: String(draft.previews), fidelity: draft.fidelity, complexity: draft.complexity,
        })) {
            if (has(/** @type {keyof Draft} */ (name))) this.choose(name, value);
        }
        if (has('compression')) element('compression').value = draft.compression;
        if (has('seed')) element('seed').value = draft.seed;
        if (has('markup')) this.markup = draft.markup;
        if (has('size')) this.setSize(draft.size);
        if (has('references')) this.references.fill(draft.references);
        if (this.models.length) this.adapt();
        else this.changed();
    }

    /** @param {string} model */
    setModel(model) {
        const select = /** @type {HTMLSelectElement} */ (element('model'));
        if (!this.models.length) {
            // Until the models are known the form shows the name that it had.
            if (model) select.replaceChildren(new Option(model, model));
            return;
        }
        const found = this.models.find(({ id, aliases }) => id === model || aliases.includes(model));
        if (found) select.value = found.id;
        else if (model) this.references.fault(say('model-left', { model, other: select.value }));
    }

    /** The size of the picture that a mask was painted on, or the nearest that the model draws. @param {number} width @param {number} height */
    fit(width, height) {
        const model = this.model();
        if (!model) return;
        const own = `${width}x${height}`;
        if (!broken(model, width, height)) return this.fill({ size: own });
        const near = nearest(model, width, height).join('x');
        this.fill({ size: near });
        this.references.fault(say('mask-size', { size: own, nearest: near }));
    }

    /** Whatever was changed: what depends on it is shown, kept, and asked for its price. */
    changed() {
        // Only a JPEG cannot be transparent.
        const isClear = this.chosen('background') === 'transparent';
        for (const radio of this.radios('format')) radio.disabled = isClear && radio.value === 'jpeg';
        if (isClear && this.chosen('format') === 'jpeg') this.choose('format', 'png');
        const draft = this.draft();
        const count = length(draft.prompt);
        element('prompt-count').textContent = say('count', { count: grouped(count) });
        element('prompt-count').classList.toggle('over', count > MOST);
        element('custom').hidden = this.chosen('shape') !== 'custom';
        element('compression-row').hidden = draft.format === 'png';
        element('compression-value').textContent = String(draft.compression);
        const isSingle = draft.n === 1;
        element('previews-hint').hidden = isSingle;
        for (const radio of this.radios('previews')) radio.disabled = !isSingle;
        const model = this.model();
        const edits = this.references.items.length > 0;
        if (model) {
            element('fidelity-row').hidden = !edits || model.input_fidelities.length === 0;
            element('markup-row').hidden = !edits || !model.markup;
        }
        element('markup-name').textContent = this.markup?.name ?? '';
        element('markup-remove').hidden = !this.markup;
        this.references.tellMask(draft);
        this.judge(draft);
        // What was refused is not what stands here now.
        if (!element('form-fault').dataset.kind) this.fault('');
        if (this.models.length) remember('form', draft);
        this.ask();
        this.listener.changed();
    }

    /** Says which rule a size breaks, and what is nearest. @param {Draft} draft @returns {boolean} whether the size is drawn */
    judge(draft) {
        const model = this.model();
        const size = draft.size ? edges(draft.size) : null;
        let said = '';
        /** @type {string[]} */
        let near = [];
        // Whether the sentence is about one of the edges, not both.
        let isOne = false;
        if (model && draft.size !== 'auto') {
            const rule = size && broken(model, ...size);
            if (!size) said = say('size-none');
            else if (rule) {
                isOne = rule === 'multiple';
                said = ruleOf(rule, model.size_rules, size);
                near = [nearest(model, ...size).join('x')];
            }
        }
        const isFault = said !== '';
        element('size-fault').textContent = said;
        const isWidthGood = size ? isOne && size[0] % model?.size_rules.multiple_of === 0 : element('width').value !== '';
        this.faulty = isWidthGood ? 'height' : 'width';
        for (const name of ['width', 'height']) {
            const isIt = isFault && size && (!isOne || name === this.faulty);
            element(name).setAttribute('aria-invalid', String(Boolean(isIt)));
        }
        this.chips('size-nearest', near, 'use-size');
        return !isFault;
    }

    /** Sizes to press. @param {string} id @param {string[]} sizes @param {string} [word] */
    chips(id, sizes, word) {
        const shown = sizes.join();
        if (element(id).dataset.shown === shown) return;
        element(id).dataset.shown = shown;
        element(id).replaceChildren(...sizes.map((size) => {
            const chip = clone('chip', { label: word ? say(word, { size: size.replace('x', '×') }) : size.replace('x', '×') });
            chip.addEventListener('click', () => this.fill({ size }));
            return chip;
        }));
    }

    /** Whether a run can begin; where it cannot, it says why and goes to the field. */
    isReady() {
        if (this.refusal) return false;
        const draft = this.draft();
        const count = length(draft.prompt);
        const fault = !draft.prompt.trim() ? say('no-prompt-yet')
            : count > MOST ? say('prompt-long', { count: grouped(count) })
            : this.model() ? '' : say('no-models');
        this.fault(fault);
        if (fault) this.prompt.focus();
        if (fault || this.judge(draft)) return !fault;
        // The sentence stands below the size already: it is read out again, not shown twice.
        this.listener.announce(element('size-fault').textContent);
        this.unfold(true);
        element(this.faulty).focus();
        return false;
    }

    /** Asks what the run may cost, when nothing was changed for a moment. */
    ask() {
        clearTimeout(this.timer);
        this.asking.abort();
        if (this.refusal) return this.fault(this.refusal, 'refusal');
        this.timer = window.setTimeout(() => void this.estimate(), ESTIMATE_MS);
    }

    async estimate() {
        const [draft, model] = [this.draft(), this.model()];
        if (!model || !this.judge(draft) || length(draft.prompt) > MOST) return this.price('');
        this.asking = new AbortController();
        const { signal } = this.asking;
        try {
            const { body } = callOf({ ...draft, prompt: draft.prompt || '-' }, model);
            const told = (await call('POST', '/v1/images/estimate', { body, signal })).body;
            if (!signal.aborted) this.price(told.worst_case_usd);
        } catch {
            // The button says no price then; the run itself tells what is wrong.
            if (!signal.aborted) this.price('');
        }
    }

    /** @param {string} worst USD, exact; empty where nobody knows */
    price(worst) {
        this.worst = worst;
        const label = worst === '' ? say('go') : isFree(worst) ? say('go-free') : say('go-cost', { cost: money(worst) });
        element('go-label').textContent = label;
        element('go').classList.toggle('long', worst !== '' && !isFree(worst));
        this.tellLeft(this.left);
    }

    /** @param {string | null} left USD, exact */
    tellLeft(left) {
        this.left = left;
        element('left').textContent = left === null ? '' : say('left', { left: money(left) });
        const shown = document.querySelector('[data-left]:not(main)');
        if (shown && left !== null) shown.textContent = money(left);
        const isShort = left !== null && this.worst !== '' && isLess(left, this.worst);
        const fault = element('form-fault');
        if (isShort) this.fault(this.budget(), 'budget');
        else if (fault.dataset.kind === 'budget') this.fault('');
    }

    budget() {
        return say('budget', { cost: money(this.worst || '0'), left: money(this.left ?? '0') });
    }

    /** @param {string} text @param {string} [kind] */
    fault(text, kind = '') {
        const fault = element('form-fault');
        fault.dataset.kind = kind;
        if (fault.textContent !== text) fault.textContent = text;
    }

    /** A browser that has kept none begins with those of the last runs. @param {string[]} prompts */
    recollect(prompts) {
        if (!this.prompts.length) this.prompts = [...new Set(prompts)].filter(Boolean);
    }

    /** @param {string} prompt */
    learn(prompt) {
        this.prompts = [prompt, ...this.prompts.filter((other) => other !== prompt)].slice(0, 50);
        this.back = -1;
        remember('prompts', this.prompts);
    }

    /** Up in an empty box walks through the last prompts, and down comes back. @param {KeyboardEvent} event */
    walk(event) {
        const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
        if (!step || event.isComposing || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
        const isWalking = this.back >= 0 && this.prompt.value === this.prompts[this.back];
        if (this.prompt.value !== '' && !isWalking) return;
        const next = (isWalking ? this.back : -1) + step;
        if (next < -1 || next >= this.prompts.length) return;
        event.preventDefault();
        this.back = next;
        this.prompt.value = this.prompts[next] ?? '';
        this.changed();
    }
}

/** @param {string} rule @param {any} rules @param {[number, number]} size */
function ruleOf(rule, rules, [width, height]) {
    if (rule === 'multiple') {
        const [name, edge] = width % rules.multiple_of ? ['width', width] : ['height', height];
        const [low, high] = beside(rules, edge);
        return say(`size-${name}`, { multiple: rules.multiple_of, low, high });
    }
    const values = { max: rules?.max_edge, ratio: rules?.max_ratio, pixels: grouped(rule === 'few' ? rules?.min_pixels : rules?.max_pixels) };
    return say(`size-${rule}`, values);
}
