// Which sizes a model draws, and the nearest one that it does. Pure: `node --test` runs it over the same table of cases
// as the tests of the server.

/** @typedef {{multiple_of: number, max_edge: number, max_ratio: number, min_pixels: number, max_pixels: number}} Rules */
/** @typedef {{sizes: string[], size_rules: Rules | null}} Sized */
/** @typedef {[number, number]} Edges */

/** @param {string} text @returns {Edges | null} */
export function edges(text) {
    const found = /^(\d{1,6})x(\d{1,6})$/.exec(text);
    if (!found) return null;
    const [width, height] = [Number(found[1]), Number(found[2])];
    return width > 0 && height > 0 ? [width, height] : null;
}

/** The sizes that a model names, without `auto`. @param {Sized} model @returns {Edges[]} */
export function named(model) {
    return model.sizes.map(edges).filter((size) => size !== null);
}

/**
 * The first rule that a size breaks, in the server's order; `null` where it is drawn as it is.
 * @param {Sized} model @param {number} width @param {number} height
 * @returns {'multiple' | 'edge' | 'ratio' | 'few' | 'many' | 'fixed' | null}
 */
export function broken(model, width, height) {
    const rules = model.size_rules;
    if (!rules) return model.sizes.includes(`${width}x${height}`) ? null : 'fixed';
    const [short, long] = [Math.min(width, height), Math.max(width, height)];
    if (width % rules.multiple_of || height % rules.multiple_of) return 'multiple';
    if (long > rules.max_edge) return 'edge';
    if (long > short * rules.max_ratio) return 'ratio';
    if (width * height < rules.min_pixels) return 'few';
    if (width * height > rules.max_pixels) return 'many';
    return null;
}

/**
 * The legal size that is nearest in relative terms: its worse edge changes by the least factor, and among equals its
 * other edge does.
 * @param {Sized} model @param {number} width @param {number} height @returns {Edges}
 */
export function nearest(model, width, height) {
    /** @type {Edges} */
    let best = [0, 0];
    let least = [Infinity, Infinity];
    for (const size of model.size_rules ? candidates(model.size_rules, height) : named(model)) {
        const [one, other] = [factor(width, size[0]), factor(height, size[1])];
        const apart = [Math.max(one, other), Math.min(one, other)];
        if (isBefore(apart, least)) [best, least] = [size, apart];
    }
    return best;
}

/** @param {number[]} one @param {number[]} other */
function isBefore([one = 0, then = 0], [other = 0, after = 0]) {
    return one < other || (one === other && then < after);
}

/** @param {number} one @param {number} other */
function factor(one, other) {
    return Math.abs(Math.log(Math.max(one, 1) / Math.max(other, 1)));
}

/** For every legal width the one or two best heights. @param {Rules} rules @param {number} wanted @returns {Edges[]} */
function candidates(rules, wanted) {
    /** @type {Edges[]} */
    const found = [];
    const step = rules.multiple_of;
    for (let width = step; width <= rules.max_edge; width += step) {
        const least = Math.max(Math.ceil(width / rules.max_ratio), Math.ceil(rules.min_pixels / width), 1);
        const most = Math.min(rules.max_edge, width * rules.max_ratio, Math.floor(rules.max_pixels / width));
        const [low, high] = [Math.ceil(least / step) * step, Math.floor(most / step) * step];
        if (low > high) continue;
        const below = Math.floor(wanted / step) * step;
        for (const height of [below, below + step]) found.push([width, Math.min(Math.max(height, low), high)]);
    }
    return found;
}

/** The multiples on both sides of an edge. @param {Rules} rules @param {number} edge @returns {Edges} */
export function beside(rules, edge) {
    const below = Math.floor(edge / rules.multiple_of) * rules.multiple_of;
    return [Math.max(below, rules.multiple_of), below + rules.multiple_of];
}

/**
 * What the words of the form stand for in a model's sizes.
 * @param {Sized} model @returns {{square?: string, wide?: string, tall?: string}}
 */
export function shapes(model) {
    const all = named(model);
    /** @param {(size: Edges) => boolean} wanted */
    const first = (wanted) => all.find(wanted)?.join('x');
    return {
        square: first(([width, height]) => width === height),
        wide: first(([width, height]) => width > height),
        tall: first(([width, height]) => width < height),
    };
}
