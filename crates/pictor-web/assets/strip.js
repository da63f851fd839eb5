// The last runs: a tile each, with its picture or with what became of it.
import { address, pictures, status, title } from './facts.js';
import { clone, fill, slot } from './templates.js';
import { say } from './words.js';

export class Strip {
    /** @param {(id: string) => void} choose */
    constructor(choose) {
        this.choose = choose;
        this.list = /** @type {HTMLElement} */ (document.getElementById('strip'));
        /** @type {Map<string, HTMLElement>} */
        this.tiles = new Map();
        /** @type {string | null} */
        this.chosen = null;
    }

    /** @param {any[]} jobs newest first @param {string | null} chosen brought into sight, once */
    show(jobs, chosen) {
        for (const [id, tile] of this.tiles) {
            if (jobs.some((job) => job.id === id)) continue;
            tile.remove();
            this.tiles.delete(id);
        }
        jobs.forEach((job, index) => {
            const tile = this.tiles.get(job.id) ?? this.add(job);
            if (this.list.children[index] !== tile) this.list.insertBefore(tile, this.list.children[index] ?? null);
            tile.style.setProperty('--at', String(index));
            this.update(tile, job, job.id === chosen);
        });
        const tile = this.tiles.get(chosen ?? '');
        if (!tile || chosen === this.chosen) return;
        this.chosen = chosen;
        const room = /** @type {HTMLElement} */ (this.list.parentElement);
        const [frame, place] = [room.getBoundingClientRect(), tile.getBoundingClientRect()];
        if (place.left < frame.left || place.right > frame.right) room.scrollLeft += place.left - frame.left - frame.width / 2;
    }

    /** @param {any} job */
    add(job) {
        const tile = clone('strip-item');
        slot(tile, 'face').addEventListener('click', () => this.choose(job.id));
        this.tiles.set(job.id, tile);
        return tile;
    }

    /** @param {HTMLElement} tile @param {any} job @param {boolean} isChosen */
    update(tile, job, isChosen) {
        const face = slot(tile, 'face');
        if (isChosen) face.setAttribute('aria-current', 'true');
        else face.removeAttribute('aria-current');
        const state = `${job.status} ${job.starred}`;
        if (tile.dataset.state === state) return;
        tile.dataset.state = state;
        tile.dataset.status = job.status;
        const [first] = pictures(job);
        face.setAttribute('aria-label', say('run', { status: say(`status-${job.status}`), prompt: title(job) }));
        fill(tile, {
            picture: first ? { src: address(job.id, first.index, 320) } : null,
            status: status(job),
            state: first && job.status === 'completed' ? null : {},
            star: job.starred ? {} : null,
        });
        if (first?.color) face.style.backgroundColor = first.color;
    }
}
