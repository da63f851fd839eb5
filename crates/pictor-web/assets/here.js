// Marks the heading that the reader is at, in the list of what the page has.

/** How far down the window a heading counts as read. */
const LINE = 0.25;

/** Follows the reader. */
export function here() {
    const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('.contents a')]);
    const headings = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.article :is(h2, h3, h4)[id]')]);
    if (!headings.length) return;
    let marked = '';
    const mark = () => {
        const id = at(headings);
        if (id === marked) return;
        marked = id;
        for (const link of links) {
            if (decodeURIComponent(link.hash.slice(1)) !== id) link.removeAttribute('aria-current');
            else {
                link.setAttribute('aria-current', 'location');
                follow(link);
            }
        }
    };
    // It fires as headings pass the line, and never in between.
    const watcher = new IntersectionObserver(mark, { rootMargin: `0px 0px -${100 - LINE * 100}% 0px`, threshold: [0, 1] });
    for (const heading of headings) watcher.observe(heading);
    document.addEventListener('scrollend', mark);
    mark();
}

/** The last heading above the line; at the end of the page, the last one. @param {HTMLElement[]} headings */
function at(headings) {
    const root = document.documentElement;
    if (root.scrollTop > 0 && root.scrollTop + root.clientHeight >= root.scrollHeight - 2) {
        const target = headings.find((heading) => `#${heading.id}` === decodeURIComponent(location.hash));
        return target && target.getBoundingClientRect().top > 0 ? target.id : (headings.at(-1)?.id ?? '');
    }
    const line = root.clientHeight * LINE;
    return headings.findLast((heading) => heading.getBoundingClientRect().top <= line)?.id ?? '';
}

/** Keeps the mark in sight where the list itself scrolls. @param {HTMLElement} link */
function follow(link) {
    const list = /** @type {HTMLElement | null} */ (link.closest('.beside'));
    if (!list) return;
    const [top, place] = [list.getBoundingClientRect(), link.getBoundingClientRect()];
    if (place.top < top.top || place.bottom > top.bottom) list.scrollTop += place.top - top.top - list.clientHeight / 2;
}
