// A line at the foot of the page: it is read out, and goes by itself.

const SECONDS = 6;

/**
 * @param {string} text
 * @param {{label: string, act: () => void}} [action] such as Undo
 * @param {number} [seconds]
 * @returns {() => void} takes it away
 */
export function toast(text, action, seconds = SECONDS) {
    const line = document.createElement('div');
    line.className = 'toast';
    const said = document.createElement('span');
    said.textContent = text;
    line.append(said);
    /** Where the focus was before it came here. @type {EventTarget | null} */
    let before = null;
    const away = () => {
        const isFocused = line.contains(document.activeElement);
        line.remove();
        if (isFocused && before instanceof HTMLElement) before.focus();
    };
    if (action) {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = action.label;
        button.addEventListener('focus', (event) => {
            before = event.relatedTarget;
        });
        button.addEventListener('click', () => {
            away();
            action.act();
        });
        line.append(button);
    }
    document.getElementById('toasts')?.append(line);
    setTimeout(away, seconds * 1000);
    return away;
}
