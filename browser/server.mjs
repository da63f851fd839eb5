// A server of its own for each test: a scratch directory, a free port, a known key.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const KEY = 'sk-pictor-browser-tests';
export const BINARY = process.env.PICTOR_BIN ?? path.resolve(import.meta.dirname, '../target/release/pictor');

/** A server that runs; `stop` ends it and removes what it kept. */
export class Server {
    /** @param {{settings?: string, environment?: Record<string, string>, listen?: string}} [options] */
    static async start({ settings = '', environment = {}, listen = '127.0.0.1:0' } = {}) {
        const server = new Server();
        server.directory = fs.mkdtempSync(path.join(os.tmpdir(), 'pictor-browser-'));
        server.config = path.join(server.directory, 'pictor.toml');
        fs.writeFileSync(server.config, settings);
        server.environment = { ...process.env, PICTOR_ADMIN_KEY: KEY, ...environment };
        await server.run(listen);
        return server;
    }

    /** Starts it on its directory, also after it was killed. @param {string} listen */
    async run(listen) {
        const words = ['serve', '--listen', listen, '--data-dir', path.join(this.directory, 'data'), '--config', this.config];
        this.process = spawn(BINARY, words, { env: this.environment, stdio: ['ignore', 'ignore', 'pipe'] });
        this.log = '';
        this.url = await new Promise((found, failed) => {
            this.process.on('error', failed);
            this.process.on('exit', (code) => failed(new Error(`the server ended with ${code}:\n${this.log}`)));
            this.process.stderr.setEncoding('utf8').on('data', (text) => {
                this.log += text;
                const address = /listens on (http:\/\/\S+)/.exec(this.log);
                if (address) found(address[1]);
            });
        });
        this.port = new URL(this.url).port;
    }

    /** @param {NodeJS.Signals} [signal] */
    async end(signal = 'SIGTERM') {
        if (this.process.exitCode !== null || this.process.signalCode !== null) return;
        const ended = new Promise((done) => this.process.on('exit', done));
        this.process.kill(signal);
        await ended;
    }

    async stop() {
        await this.end();
        fs.rmSync(this.directory, { recursive: true, force: true });
    }
}
