// What a page keeps in the browser between two visits: never a key, and nothing after signing out. The browser may
// refuse to keep anything.

const ROOM = 'pictor.';

/** @param {string} name @returns {any} what was kept, or `null` */
export function recall(name) {
    try {
        return JSON.parse(localStorage.getItem(ROOM + name) ?? 'null');
    } catch {
        return null;
    }
}

/** @param {string} name @param {unknown} value */
export function remember(name, value) {
    try {
        localStorage.setItem(ROOM + name, JSON.stringify(value));
    } catch {
        // It is full or forbidden; the page works without.
    }
}

/** Everything goes. */
export function forget() {
    try {
        for (const name of Object.keys(localStorage)) if (name.startsWith(ROOM)) localStorage.removeItem(name);
    } catch {
        // Then nothing was kept.
    }
}

/** What belongs to somebody else goes. @param {string} holder who looks at the page */
export function belongsTo(holder) {
    if (recall('holder') === holder) return;
    forget();
    remember('holder', holder);
}
