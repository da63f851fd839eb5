// The wire to a paid account: it draws what a test tells it, when the test tells it.
import http from 'node:http';
import zlib from 'node:zlib';

/** What a picture of 1024x1024 at low quality used. */
const USAGE = {
    total_tokens: 200, input_tokens: 4, output_tokens: 196,
    input_tokens_details: { text_tokens: 4, image_tokens: 0 },
    output_tokens_details: { text_tokens: 0, image_tokens: 196 },
};

export class Account {
    static async start() {
        const account = new Account();
        await new Promise((listening) => account.server.listen(0, '127.0.0.1', listening));
        account.url = `http://127.0.0.1:${account.server.address().port}/v1`;
        return account;
    }

    constructor() {
        /** How many calls came that would have been paid for. */
        this.paid = 0;
        /** Calls that nobody has asked for yet, and those who wait for one. */
        this.calls = [];
        this.waiting = [];
        this.server = http.createServer((request, response) => this.hear(request, response));
    }

    /** A server's settings that relay to it. */
    get settings() {
        return `[[upstream]]\nname = "account"\nbase_url = "${this.url}"\napi_keys = ["sk-account"]\n`;
    }

    async hear(request, response) {
        const chunks = [];
        for await (const chunk of request) chunks.push(chunk);
        const text = Buffer.concat(chunks).toString('latin1');
        const call = new Call(request.url, text, response);
        this.paid += 1;
        const next = this.waiting.shift();
        if (next) next(call);
        else this.calls.push(call);
    }

    /** The next call. @returns {Promise<Call>} */
    next() {
        const call = this.calls.shift();
        return call ? Promise.resolve(call) : new Promise((come) => this.waiting.push(come));
    }

    async stop() {
        this.server.closeAllConnections();
        await new Promise((closed) => this.server.close(closed));
    }
}

export class Call {
    constructor(url, text, response) {
        this.response = response;
        this.text = text;
        this.kind = url.endsWith('/edits') ? 'image_edit' : 'image_generation';
        this.streams = /"stream": ?true|name="stream"\r\n\r\ntrue/.test(text);
        if (this.streams) response.writeHead(200, { 'content-type': 'text/event-stream' });
    }

    event(kind, members) {
        const type = `${this.kind}.${kind}`;
        const common = { created_at: 1_795_000_000, size: '1024x1024', quality: 'low', background: 'opaque', output_format: 'png' };
        this.response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...common, ...members })}\n\n`);
    }

    partial(index, picture) {
        this.event('partial_image', { partial_image_index: index, b64_json: picture.toString('base64') });
    }

    complete(picture) {
        const b64_json = picture.toString('base64');
        if (this.streams) {
            this.event('completed', { b64_json, usage: USAGE });
            this.response.end();
            return;
        }
        this.response.writeHead(200, { 'content-type': 'application/json' });
        const body = { created: 1_795_000_000, size: '1024x1024', quality: 'low', output_format: 'png', data: [{ b64_json }], usage: USAGE };
        this.response.end(JSON.stringify(body));
    }

    /** The connection breaks when the answer may have been on its way. */
    breakOff() {
        this.response.destroy();
    }
}

/** A PNG of one colour, or of what `at(x, y)` says. */
export function png(width, height, at) {
    const colour = typeof at === 'function' ? at : () => at;
    const rows = Buffer.alloc((width * 3 + 1) * height);
    let place = 0;
    for (let y = 0; y < height; y += 1) {
        place += 1;
        for (let x = 0; x < width; x += 1) {
            for (const channel of colour(x, y)) rows[place++] = channel;
        }
    }
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([8, 2, 0, 0, 0], 8);
    const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
    return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', zlib.deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
    const named = Buffer.concat([Buffer.from(type), data]);
    const whole = Buffer.alloc(named.length + 8);
    whole.writeUInt32BE(data.length, 0);
    named.copy(whole, 4);
    whole.writeUInt32BE(zlib.crc32 ? zlib.crc32(named) : crc(named), named.length + 4);
    return whole;
}

function crc(bytes) {
    let sum = 0xffffffff;
    for (const byte of bytes) {
        sum ^= byte;
        for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
    return (sum ^ 0xffffffff) >>> 0;
}
