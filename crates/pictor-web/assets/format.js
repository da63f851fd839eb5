// How numbers are written. Pure: `node --test` runs it.

/** Digits behind the point that amounts are reckoned with: a price for one token has eight at most. */
const DIGITS = 12;

/** An amount of dollars as whole 10^-12 dollars. @param {string} exact @returns {bigint} */
function whole(exact) {
    const [, sign, before, after = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(exact) ?? [];
    if (before === undefined) return 0n;
    const found = BigInt((before || '0') + after.slice(0, DIGITS).padEnd(DIGITS, '0'));
    return sign ? -found : found;
}

/** @param {bigint} amount @returns {string} */
function text(amount) {
    const sign = amount < 0n ? '-' : '';
    const digits = String(amount < 0n ? -amount : amount).padStart(DIGITS + 1, '0');
    const after = digits.slice(-DIGITS).replace(/0+$/, '').padEnd(2, '0');
    return `${sign}${digits.slice(0, -DIGITS)}.${after}`;
}

/**
 * USD as people read it: two digits behind the point from one dollar on, four below.
 * @param {string} exact
 */
export function money(exact) {
    const amount = whole(exact);
    const size = amount < 0n ? -amount : amount;
    const digits = size < whole('1') ? 4 : 2;
    const step = 10n ** BigInt(DIGITS - digits);
    const rounded = String((size + step / 2n) / step).padStart(digits + 1, '0');
    let after = rounded.slice(-digits);
    // Whole cents are written as cents.
    if (after.length === 4 && after.endsWith('00')) after = after.slice(0, 2);
    return `${amount < 0n ? '-' : ''}$${rounded.slice(0, -digits)}.${after}`;
}

/** What so many of something cost, exactly. @param {string} price @param {number} count */
export function times(price, count) {
    return text(whole(price) * BigInt(count));
}

/** A price for one as a price for a million. @param {string} price */
export function perMillion(price) {
    return money(text(whole(price) * 1_000_000n));
}

/** Whether the first amount is less. @param {string} one @param {string} other */
export function isLess(one, other) {
    return whole(one) < whole(other);
}

/** Whether it is nothing. @param {string} exact */
export function isFree(exact) {
    return whole(exact) === 0n;
}

/** @param {number} count */
export function bytes(count) {
    if (count < 1000) return `${count} B`;
    if (count < 1_000_000) return `${Math.round(count / 1000)} kB`;
    return `${(count / 1_000_000).toFixed(1)} MB`;
}

/** Whole numbers with a mark between thousands. @param {number} count */
export function grouped(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A share of one as percent. @param {number} share */
export function percent(share) {
    return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`;
}

/** Characters as people count them, and as the server does. @param {string} prompt */
export function length(prompt) {
    let count = 0;
    for (const _ of prompt) count += 1;
    return count;
}
