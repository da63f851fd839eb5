// The samples are programs: each is read by the language that it is in.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { curl, nodeOf, pythonOf } from '../../crates/pictor-web/assets/samples.js';

const ORIGIN = 'http://pictor.lan:8080';
const NONE = { images: [], mask: null, markup: null };
const GENERATION = { path: '/v1/images/generations', body: { model: 'gpt-image-2', prompt: 'it\'s "a fox"\nin \\ snow 🦊', n: 2, output_format: 'webp' }, headers: { 'X-Pictor-Seed': '7' } };
const STREAM = { path: '/v1/images/generations', body: { model: 'm', prompt: '水獭', stream: true, partial_images: 2 }, headers: {} };
const EDIT = {
    path: '/v1/images/edits',
    body: { model: 'm', prompt: '@file; "x"', complexity: 'low', images: [{ file_id: 'file-1' }, { file_id: 'file-2' }], mask: { file_id: 'file-m' }, markup: { file_id: 'file-k' } },
    headers: { 'X-Pictor-Mask-Mode': 'strict' },
};
const FILES = { images: ["it's.jpg", 'b.png'], mask: 'mask.png', markup: 'markup.png' };
const CALLS = [[GENERATION, NONE], [STREAM, NONE], [EDIT, FILES], [{ ...EDIT, body: { ...EDIT.body, images: [{ file_id: 'file-1' }], mask: undefined } }, { images: ['a.png'], mask: null, markup: null }]];

/** The words of a command as a shell hears them. @param {string} text */
function words(text) {
    return execFileSync('bash', ['-c', `curl() { printf '%s\\0' "$@"; }\n${text.replace(/\s*\\\n\s*\|.*$/s, '')}`], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

test('curl says what the call is', () => {
    const said = words(curl(GENERATION, NONE, ORIGIN));
    assert.deepEqual(said.slice(0, 3), ['-sS', '--fail-with-body', `${ORIGIN}/v1/images/generations`]);
    assert.ok(said.includes('Authorization: Bearer your-api-key') && said.includes('X-Pictor-Seed: 7'));
    assert.deepEqual(JSON.parse(said[said.indexOf('-d') + 1]), GENERATION.body);
});

/** What a program writes and says when the server answers with this. @param {string} text @param {string} answer */
function played(text, answer) {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'pictor-samples-'));
    fs.writeFileSync(path.join(directory, 'answer'), answer);
    const { stderr } = spawnSync('bash', ['-c', `curl() { cat answer; }\n${text}`], { cwd: directory, encoding: 'utf8' });
    const files = fs.readdirSync(directory).filter((name) => name !== 'answer').sort();
    const found = files.map((name) => [name, fs.readFileSync(path.join(directory, name), 'utf8')]);
    fs.rmSync(directory, { recursive: true });
    return { stderr, found };
}

test('curl writes the pictures, or says why there are none', () => {
    const picture = (/** @type {string} */ text) => ({ b64_json: Buffer.from(text).toString('base64') });
    const one = { ...STREAM, body: { model: 'm', prompt: 'x' } };
    assert.deepEqual(played(curl(one, NONE, ORIGIN), JSON.stringify({ data: [picture('a')] })).found, [['picture.png', 'a']]);
    const two = JSON.stringify({ data: [picture('a'), picture('b')] });
    assert.deepEqual(played(curl(GENERATION, NONE, ORIGIN), two).found, [['picture-0.webp', 'a'], ['picture-1.webp', 'b']]);
    const told = ['partial_image', 'completed'].map((type) => ({ type: `image_generation.${type}`, ...picture(type) }));
    const events = `: here\n\n${told.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('')}`;
    assert.deepEqual(played(curl(STREAM, NONE, ORIGIN), events).found, [['picture.png', 'completed']]);
    const refusal = JSON.stringify({ error: { message: 'Incorrect API key', code: 'invalid_api_key' } });
    for (const call of [one, GENERATION, STREAM]) assert.match(played(curl(call, NONE, ORIGIN), refusal).stderr, /Incorrect API key/);
});

test('curl sends an edit as a form, with the files', () => {
    const said = words(curl(EDIT, FILES, ORIGIN));
    const of = (name) => said.filter((_, index) => said[index - 1] === name);
    assert.deepEqual(of('-F'), ["image[]=@it's.jpg", 'image[]=@b.png', 'mask=@mask.png', 'markup=@markup.png']);
    assert.deepEqual(of('--form-string'), ['model=m', 'prompt=@file; "x"', 'complexity=low']);
    assert.ok(said.includes('X-Pictor-Mask-Mode: strict'));
});

test('Python compiles, and the prompt is the prompt', () => {
    for (const [call, files] of CALLS) {
        const code = pythonOf(call, files, ORIGIN);
        const check = 'import ast, sys\ntree = ast.parse(sys.stdin.read())\nprint([k.value.value for n in ast.walk(tree) if isinstance(n, ast.Call) for k in n.keywords if k.arg == "prompt"][0], end="")';
        assert.equal(execFileSync('python3', ['-c', check], { input: code, encoding: 'utf8' }), call.body.prompt, code);
        assert.ok(code.includes('api_key="your-api-key"') && code.includes(ORIGIN));
    }
    assert.match(pythonOf(EDIT, FILES, ORIGIN), /extra_body=\{"complexity": "low", "markup\[file_id\]": "file-k"\}/);
    assert.match(pythonOf(GENERATION, NONE, ORIGIN), /extra_headers=\{"X-Pictor-Seed": "7"\}/);
});

test('Node reads it, and the prompt is the prompt', () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'pictor-samples-'));
    for (const [index, [call, files]] of CALLS.entries()) {
        const code = nodeOf(call, files, ORIGIN);
        const file = path.join(directory, `${index}.mjs`);
        fs.writeFileSync(file, code);
        execFileSync(process.execPath, ['--check', file]);
        const prompt = /prompt: ('(?:[^'\\]|\\.)*')/.exec(code);
        assert.equal(Function(`return ${prompt[1]}`)(), call.body.prompt, code);
    }
    fs.rmSync(directory, { recursive: true });
});
