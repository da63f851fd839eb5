// Colours for code, by the Custom Highlight API: no markup is added, and without it code is plain.

/** @typedef {'keyword' | 'string' | 'number' | 'name' | 'comment'} Kind */
/** @typedef {{kind: Kind, start: number, end: number}} Token */

/** @type {Kind[]} */
const KINDS = ['keyword', 'string', 'number', 'name', 'comment'];

const NUMBER = /(?<![\w.-])-?\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/;
const DOUBLE = /"(?:\\.|[^"\\\n])*"/;
const SINGLE = /'(?:\\.|[^'\\\n])*'/;
const HASH = /(?<![^\s])#[^\n]*/;

/** @param {string} words */
const among = (words) => new RegExp(`(?<![\\w.$-])(?:${words.replaceAll(' ', '|')})(?![\\w-])`);

/**
 * What each language is made of, the first that fits at a place.
 * @type {Record<string, [Kind, RegExp][]>}
 */
const RULES = {
    python: [
        ['comment', /#[^\n]*/],
        ['string', /\b[rbfRBF]{0,2}(?:"""[^]*?"""|'''[^]*?''')|"""[^]*?"""|'''[^]*?'''/],
        ['string', /(?:\b[rbfRBF]{1,2})?(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/],
        [
            'keyword',
            among(
                'and as assert async await break class continue def del elif else except False finally for from global if ' +
                    'import in is lambda None nonlocal not or pass raise return True try while with yield',
            ),
        ],
        ['number', NUMBER],
        ['name', /[A-Za-z_]\w*(?=\()/],
    ],
    js: [
        ['comment', /\/\/[^\n]*|\/\*[^]*?\*\//],
        ['string', /\x60(?:\\.|[^\x60\\])*\x60/],
        ['string', DOUBLE],
        ['string', SINGLE],
        [
            'keyword',
            among(
                'async await break case catch class const continue default delete do else export extends false finally for ' +
                    'from function if import in instanceof let new null of return static super switch this throw true try ' +
                    'typeof undefined var void while yield',
            ),
        ],
        ['number', NUMBER],
        ['name', /[A-Za-z_$][\w$]*(?=\()/],
    ],
    sh: [
        ['comment', HASH],
        ['string', /'[^']*'/],
        ['string', /"(?:\\.|[^"\\])*"/],
        ['name', /\$(?:\w+|\{[^}]*\})/],
        ['keyword', among('case do done elif else esac export fi for function if in then until while')],
        ['number', /(?<![\w./:@=-])\d+(?![\w./:-])/],
        ['name', /(?<=(?:^|[|;&(] ?|\$\())[ ]*[a-z][\w-]*(?= |$)/m],
    ],
    json: [
        ['name', /"(?:\\.|[^"\\\n])*"(?=\s*:)/],
        ['string', DOUBLE],
        ['keyword', among('true false null')],
        ['number', NUMBER],
    ],
    toml: [
        ['comment', HASH],
        ['keyword', /^[ \t]*\[\[?[^\]\n]+\]\]?/m],
        ['string', /"""[^]*?"""|'''[^]*?'''/],
        ['name', /^[ \t]*[\w.-]+(?=\s*=)/m],
        ['string', DOUBLE],
        ['string', SINGLE],
        ['keyword', among('true false')],
        ['number', NUMBER],
    ],
    yaml: [
        ['comment', HASH],
        ['name', /(?<=^[ \t]*(?:- +)*)[\w.$/-]+(?=:(?:\s|$))/m],
        ['string', DOUBLE],
        ['string', SINGLE],
        ['keyword', among('true false null yes no')],
        ['number', /(?<=[\s[,])-?\d[\d_.]*(?=[\s,\]]|$)/m],
    ],
    ini: [
        ['comment', /(?<![^\s])[#;][^\n]*/],
        ['keyword', /^[ \t]*\[[^\]\n]+\]/m],
        ['string', DOUBLE],
        ['string', SINGLE],
        ['number', /(?<![\w./:$-])\d+[smhdkMG]?(?![\w./:])/],
        ['keyword', /\$\w+/],
        ['name', /^[ \t]*[A-Za-z_][\w-]*(?=[ =\t;{])/m],
    ],
};
RULES.text = [];

/** One pattern for each language: a group for each of its rules. */
const PATTERNS = Object.fromEntries(
    Object.entries(RULES).map(([syntax, rules]) => {
        const source = rules.map(([, rule]) => `(${rule.source})`).join('|');
        return [syntax, rules.length ? new RegExp(source, 'gm') : null];
    }),
);

/**
 * What of a text has a colour, in order. A language that is not known has none.
 * @param {string} text
 * @param {string} syntax
 * @returns {Token[]}
 */
export function tokens(text, syntax) {
    const pattern = PATTERNS[syntax];
    const rules = RULES[syntax] ?? [];
    if (!pattern) return [];
    return [...text.matchAll(pattern)].map((match) => {
        const rule = match.slice(1).findIndex((group) => group !== undefined);
        const start = match.index + (match[0].length - match[0].trimStart().length);
        return { kind: rules[rule]?.[0] ?? 'name', start, end: match.index + match[0].length };
    });
}

/** Colours every `<code data-syntax>` of the page; again, when one of them has another text. */
export function paint() {
    if (!('highlights' in CSS)) return;
    const painted = Object.fromEntries(KINDS.map((kind) => [kind, new Highlight()]));
    for (const code of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('code[data-syntax]'))) {
        const text = code.firstChild;
        if (!(text instanceof Text)) continue;
        for (const { kind, start, end } of tokens(text.data, code.dataset.syntax ?? '')) {
            const place = { startContainer: text, startOffset: start, endContainer: text, endOffset: end };
            painted[kind]?.add(new StaticRange(place));
        }
    }
    for (const kind of KINDS) {
        const highlight = painted[kind];
        if (highlight) CSS.highlights.set(`code-${kind}`, highlight);
    }
}
