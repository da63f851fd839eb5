// Menus: each opens below its button with the focus in it, and arrows walk through what it offers.

/** As wide as a menu becomes, in pixels. */
const WIDEST = 240;

/** Wires every menu of the page. */
export function menus() {
    for (const menu of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.menu[popover]'))) {
        places(menu);
        if (menu.getAttribute('role') === 'menu') walks(menu);
    }
}

/** @param {HTMLElement} menu */
function places(menu) {
    const opener = () => document.querySelector(`[popovertarget="${menu.id}"]`);
    menu.addEventListener('toggle', (event) => {
        opener()?.setAttribute('aria-expanded', String(/** @type {ToggleEvent} */ (event).newState === 'open'));
    });
    menu.addEventListener('beforetoggle', (event) => {
        const button = opener();
        if (!button || /** @type {ToggleEvent} */ (event).newState !== 'open') return;
        const place = button.getBoundingClientRect();
        menu.style.top = `${place.bottom + window.scrollY + 4}px`;
        // Ends with its button, but within the window.
        const width = document.documentElement.clientWidth;
        menu.style.right = `${Math.max(8, Math.min(width - place.right, width - WIDEST - 8))}px`;
    });
}

/** @param {HTMLElement} menu */
function walks(menu) {
    const items = () => [...menu.querySelectorAll('.item')].filter((item) => item instanceof HTMLElement && !item.hidden);
    /** @param {Element | undefined} item */
    const focus = (item) => /** @type {HTMLElement | undefined} */ (item)?.focus();
    menu.addEventListener('toggle', (event) => {
        if (/** @type {ToggleEvent} */ (event).newState === 'open' && !menu.contains(document.activeElement)) focus(items()[0]);
    });
    menu.addEventListener('keydown', (event) => {
        const all = items();
        const at = all.findIndex((item) => item === document.activeElement);
        const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
        if (to !== undefined) {
            event.preventDefault();
            focus(all.at(to % all.length));
        } else if (event.key === 'Tab') {
            // The focus goes on from the button that it came from.
            menu.hidePopover();
        }
    });
}
