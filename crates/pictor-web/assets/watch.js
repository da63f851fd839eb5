// What happens to jobs, as it happens: one connection for a page that is seen, none for one that is not.
import { get } from './api.js';

/** @typedef {{changed: (job: any) => void, partial: (job: string, event: any) => void, stale: () => void, away: (isAway: boolean) => void}} Listener */

const STATUSES = ['queued', 'in_progress', 'completed', 'failed', 'unknown', 'cancelled'];

/** How often the other jobs are looked at while the one connection belongs to a job that shows previews. */
const LOOK_MS = 3000;

export class Watch {
    /** @param {Listener} listener */
    constructor(listener) {
        this.listener = listener;
        /** @type {EventSource | null} */
        this.source = null;
        /** The place in the feed of all jobs. */
        this.cursor = '';
        /** The job that shows previews; without one all jobs are listened to. @type {string | null} */
        this.job = null;
        this.looks = 0;
        this.isAway = false;
        /** Whether it was ever told to listen. */
        this.listens = false;
        document.addEventListener('visibilitychange', () => (document.hidden ? this.close() : this.open(true)));
        window.addEventListener('online', () => this.open(true));
        window.addEventListener('pagehide', () => this.close());
        window.addEventListener('pageshow', (event) => event.persisted && this.open(true));
    }

    /** Listens to one job, or to all. @param {string | null} job */
    follow(job) {
        if (job === this.job && this.source) return;
        this.listens = true;
        this.job = job;
        this.open(false);
    }

    close() {
        this.source?.close();
        this.source = null;
        clearInterval(this.looks);
    }

    /** @param {boolean} isLate whether something may have been missed */
    open(isLate) {
        this.close();
        if (document.hidden || !this.listens) return;
        if (isLate) this.listener.stale();
        const source = new EventSource(this.address());
        this.source = source;
        source.addEventListener('open', () => this.tell(false));
        source.addEventListener('error', () => this.broke(source));
        for (const status of STATUSES) {
            source.addEventListener(`image.job.${status}`, (event) => this.heard(/** @type {MessageEvent} */ (event)));
        }
        source.addEventListener('image.jobs.connected', (event) => this.placed(/** @type {MessageEvent} */ (event)));
        const { job } = this;
        if (!job) return;
        source.addEventListener('image.job.partial_image', (event) => {
            this.listener.partial(job, JSON.parse(/** @type {MessageEvent} */ (event).data));
        });
        this.looks = window.setInterval(() => this.listener.stale(), LOOK_MS);
    }

    address() {
        if (this.job) return `/v1/images/jobs/${this.job}/events`;
        return `/v1/images/jobs/events${this.cursor ? `?starting_after=${this.cursor}` : ''}`;
    }

    /** @param {MessageEvent} event */
    placed(event) {
        if (!this.job && event.lastEventId) this.cursor = event.lastEventId;
        // What changed before the feed began is in the list only.
        if (!this.job) this.listener.stale();
    }

    /** @param {MessageEvent} event */
    heard(event) {
        if (!this.job && event.lastEventId) this.cursor = event.lastEventId;
        this.listener.changed(JSON.parse(event.data).job);
    }

    /** The browser comes back by itself, unless it was told not to. @param {EventSource} source */
    broke(source) {
        if (source !== this.source) return;
        if (source.readyState !== EventSource.CLOSED) return this.tell(true);
        if (this.job) return this.follow(null);
        this.close();
        // Who is signed out is led to sign in by the answer; otherwise it is tried again.
        get('/session').then(
            () => setTimeout(() => this.source ?? this.open(true), LOOK_MS),
            () => {
                this.tell(true);
                setTimeout(() => this.source ?? this.open(true), LOOK_MS);
            },
        );
    }

    /** @param {boolean} isAway */
    tell(isAway) {
        if (isAway === this.isAway) return;
        this.isAway = isAway;
        this.listener.away(isAway);
    }
}
