// What a reader chose, kept where the server sees it, so that the first paint is right.

/** @param {string} name @param {string} value */
export function keep(name, value) {
    const year = 365 * 24 * 3600;
    document.cookie = `pictor_${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${year}; SameSite=Lax`;
}

/** @param {string} name @returns {string | null} */
export function kept(name) {
    const pairs = document.cookie.split('; ').map((pair) => pair.split('='));
    const found = pairs.find(([key]) => key === `pictor_${name}`);
    return found ? decodeURIComponent(found[1] ?? '') : null;
}
