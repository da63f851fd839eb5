// What of a call was adapted (`adjusted` of a job), as sentences: the name of one, and what is filled in. Pure.

/** @typedef {{word: string, values: Record<string, string>, about?: string}} Note */

/** In the order in which they are tried. @type {[RegExp, string, string[]][]} */
const KINDS = [
    [/^left out: "(.*)"$/s, 'note-left-out', ['what']],
    [/^drawn as (.*?): "(.*)"$/s, 'note-drawn-as', ['as', 'what']],
    [/^too small to read: "(.*)"$/s, 'note-too-small', ['what']],
    [/^no font for the lettering "(.*)": install the package (.*)$/s, 'note-no-font', ['what', 'package']],
    [/^the prompt seems to be .*; of it only simple nouns are read$/, 'note-language', []],
    [/^"(.*)" is drawn as (.*)$/s, 'note-idea', ['what', 'as']],
    [/^the prompt asks for no change that can be made$/, 'note-no-change', []],
    [/^"(.*)" could not be told from the rest, and is as it was$/s, 'note-not-found', ['what']],
    [/^"(.*)" is left out: no face/s, 'note-no-face', ['what']],
    [/^the ground is white: /, 'note-white', []],
    [/^the mask is opaque everywhere/, 'note-full-mask', []],
    [/^the illustrator does not look at the markup$/, 'note-markup', []],
    [/^mask=strict$/, 'note-strict', []],
    [/^compression=(\d+)$/, 'note-compression', ['value']],
    [/^resized=(\S+)->(\S+)$/, 'note-resized', ['made', 'got']],
    [/^size=(\S+)->(\S+)$/, 'note-size', ['asked', 'got']],
    [/^format=(\S+)->(\S+)$/, 'note-format', ['made', 'got']],
    [/^model=(\S+)->(\S+)$/, 'note-model', ['asked', 'got']],
    [/^(\w+)=(?:\S+->)?dropped$/, 'note-dropped', ['name']],
    [/^(\w+)=(\S+)->(\S+)$/, 'note-changed', ['name', 'asked', 'got']],
];

/** @param {string} text @returns {Note} */
export function note(text) {
    for (const [pattern, word, names] of KINDS) {
        const found = pattern.exec(text);
        if (!found) continue;
        const values = Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? '']));
        return { word, values, about: /^(\w+)=/.exec(text)?.[1] };
    }
    return { word: 'note-other', values: { text } };
}

/**
 * Asked beside got: a row for each value of which it can be known what came, with what came once it is known.
 * @param {any} job
 * @returns {{name: string, asked: string, got: string | null, differs: boolean}[]}
 */
export function comparison(job) {
    const request = job.request;
    if (!request) return [];
    /** What a note says came of a parameter: empty where it was dropped. @type {Map<string, string>} */
    const changed = new Map(job.adjusted.map((/** @type {string} */ text) => [note(text).about ?? '', /->(?!dropped)(\S+)$/.exec(text)?.[1] ?? '']));
    const first = job.result?.find((/** @type {any} */ picture) => !picture.aside);
    const made = (job.result ?? []).filter((/** @type {any} */ picture) => !picture.aside).length;
    /** @param {string} name @param {unknown} asked @param {string | null} got */
    const row = (name, asked, got) => ({
        name, asked: String(asked), got: got || null, differs: got !== null && asked !== 'auto' && got !== String(asked),
    });
    /** Of what no picture tells: what a note says, or that it was done as asked. @param {string} name */
    const told = (name) => {
        const isDone = job.status === 'completed' && request[name] !== 'auto';
        return changed.get(name) ?? (isDone ? String(request[name]) : null);
    };
    // What `auto` came to in these, no picture and no note tells.
    const isTold = (/** @type {string} */ name) => request[name] !== 'auto' || changed.has(name);
    const rows = [
        row('model', job.requested_model ?? request.model, job.status === 'completed' || job.requested_model ? job.model : null),
        row('size', request.size, first?.size ?? null),
        row('quality', request.quality, told('quality')),
        row('output_format', request.output_format, first?.output_format ?? null),
        row('background', request.background, told('background')),
        row('n', request.n, job.status === 'completed' || made ? String(made) : null),
    ];
    return rows.filter(({ name }) => !['quality', 'background'].includes(name) || isTold(name));
}
