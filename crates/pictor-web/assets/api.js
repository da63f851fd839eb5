// The one way to the server: JSON in, JSON out, and a refusal as a sentence in the language of the page.
import { knows, say } from './words.js';

/** A refusal, with OpenAI's envelope. */
export class Refused extends Error {
    /**
     * @param {number} status
     * @param {{code?: string | null, message?: string, param?: string | null, type?: string}} error
     * @param {Headers} headers
     */
    constructor(status, error, headers) {
        super(sentence(status, error, headers));
        this.status = status;
        this.code = error.code ?? error.type ?? '';
        this.param = error.param ?? null;
        this.detail = error.message ?? '';
        this.headers = headers;
    }
}

/**
 * In the words of the page where it has some for the code, else in the server's own.
 * @param {number} status
 * @param {{code?: string | null, message?: string}} error
 * @param {Headers} headers
 */
function sentence(status, error, headers) {
    const values = { seconds: headers.get('retry-after') ?? '', message: error.message ?? '' };
    if (error.code && knows(error.code)) return say(error.code, values);
    if (error.message) return error.message;
    return say('server-fault', { status, request: headers.get('x-request-id') ?? '' });
}

/**
 * JSON, both ways.
 * @param {string} method
 * @param {string} path
 * @param {{body?: unknown, headers?: Record<string, string>, signal?: AbortSignal, keepalive?: boolean}} [options]
 * @returns {Promise<{body: any, headers: Headers, status: number}>}
 */
export async function call(method, path, { body, headers = {}, signal, keepalive } = {}) {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    /** @type {Record<string, string>} */
    const type = sent === undefined ? {} : { 'Content-Type': 'application/json' };
    const response = await answer(path, { method, headers: { ...type, ...headers }, body: sent, signal, keepalive });
    const text = await response.text();
    return { body: text ? JSON.parse(text) : null, headers: response.headers, status: response.status };
}

/**
 * An answer that is no refusal.
 * @param {string} path @param {RequestInit} request @returns {Promise<Response>}
 */
async function answer(path, request) {
    let response;
    try {
        response = await fetch(path, request);
    } catch (cause) {
        if (request.signal?.aborted) throw cause;
        throw new Error(say('unreachable'), { cause });
    }
    if (!response.ok) throw refusal(response, await response.text());
    return response;
}

/** @param {Response} response @param {string} text */
function refusal(response, text) {
    let error = {};
    try {
        error = JSON.parse(text).error ?? {};
    } catch {
        // What stands before the server answers in its own way.
    }
    const refused = new Refused(response.status, error, response.headers);
    if (response.status === 401) signedOut();
    return refused;
}

/** @type {(() => void)[]} */
const watchers = [];

/** Calls `act` when the server says that nobody is signed in. @param {() => void} act */
export function whenSignedOut(act) {
    watchers.push(act);
}

function signedOut() {
    for (const act of watchers) act();
}

/** @param {string} path @param {AbortSignal} [signal] @returns {Promise<any>} */
export async function get(path, signal) {
    return (await call('GET', path, { signal })).body;
}

/** What is no JSON. @param {string} path @returns {Promise<string>} */
export async function read(path) {
    return (await answer(path, {})).text();
}

/** The bytes of a picture. @param {string} path @param {AbortSignal} [signal] @returns {Promise<Blob>} */
export async function bytesOf(path, signal) {
    return (await answer(path, { signal })).blob();
}

/**
 * Keeps a picture here. Only an XMLHttpRequest tells how far an upload is.
 * @param {Blob} blob @param {string} name @param {(share: number) => void} [progress] @param {AbortSignal} [signal]
 * @returns {Promise<{id: string, filename: string, bytes: number}>}
 */
export function upload(blob, name, progress, signal) {
    const form = new FormData();
    form.append('purpose', 'vision');
    form.append('file', blob, name);
    const request = new XMLHttpRequest();
    return new Promise((done, failed) => {
        request.upload.addEventListener('progress', ({ loaded, total }) => progress?.(total ? loaded / total : 0));
        request.addEventListener('error', () => failed(new Error(say('unreachable'))));
        request.addEventListener('abort', () => failed(new DOMException('', 'AbortError')));
        request.addEventListener('load', () => {
            const { status, responseText } = request;
            if (status === 200) return done(JSON.parse(responseText));
            failed(refusal(new Response(null, { status, headers: headersOf(request) }), responseText));
        });
        signal?.addEventListener('abort', () => request.abort());
        request.open('POST', '/v1/files');
        request.send(form);
    });
}

/** @param {XMLHttpRequest} request */
function headersOf(request) {
    const headers = new Headers();
    for (const name of ['retry-after', 'x-request-id']) {
        const value = request.getResponseHeader(name);
        if (value) headers.set(name, value);
    }
    return headers;
}
