// Other people's libraries for Node: the AI SDK (openai, openai-compatible, azure) and LangChain. `libraries.py` runs it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createAzure } from '@ai-sdk/azure';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { DallEAPIWrapper } from '@langchain/openai';
import { generateImage } from 'ai';
import { CASES, check } from './checks.mjs';

const KEY = process.env.PICTOR_KEY;
const HEIRS = JSON.parse(fs.readFileSync(new URL('heirs.json', import.meta.url)));
const TODAY = new Date().toISOString().slice(0, 10);
const PROMPT = CASES.prompt;
const scratch = (name) => fs.readFileSync(path.join(process.env.PICTOR_PICTURES, name));
globalThis.AI_SDK_LOG_WARNINGS = false;

// The last answer on the wire, whatever the library made of it.
let heard;
const send = globalThis.fetch;
globalThis.fetch = async (...request) => {
  const response = await send(...request);
  const json = response.headers.get('content-type') === 'application/json' ? await response.clone().json() : {};
  const adjusted = (response.headers.get('x-pictor-adjusted') ?? '').split('; ').filter((note) => note.includes('->'));
  const { pathname, search } = new URL(response.url);
  const { status } = response;
  heard = { path: pathname + search, status, pictures: json.data?.length, adjusted, error: json.error ?? {} };
  return response;
};

const heir = (model) => (HEIRS[model] && TODAY >= HEIRS[model].since ? HEIRS[model].heir : undefined);

function told({ path, status, pictures, adjusted, error }) {
  const notes = adjusted.join('; ') || 'nothing';
  const what = status === 200 ? `with ${pictures}, adjusted: ${notes}` : (error.message ?? '');
  return `: POST ${path} -> ${status} ${what}`;
}

function drawn(pictures, { model, adjusted = [] }, strict) {
  assert.equal(heard.status, 200, `status ${heard.status}, wanted 200`);
  assert.equal(pictures.length, 1, 'pictures');
  for (const base64 of pictures) assert.equal(Buffer.from(base64, 'base64').toString('latin1', 1, 4), 'PNG');
  const wanted = strict ? [] : [...(heir(model) ? [`model=${model}->${heir(model)}`] : []), ...adjusted];
  assert.deepEqual([...heard.adjusted].sort(), wanted.sort(), 'what was told');
}

function refused({ status = 400, code, param, tells = '' }) {
  assert.equal(heard.status, status, `status ${heard.status}, wanted ${status}`);
  for (const [name, value] of Object.entries({ code, param })) if (value) assert.equal(heard.error[name], value, name);
  assert.ok((heard.error.message ?? '').includes(tells), `message: ${heard.error.message}`);
}

// One call, to the server with nothing set and to the strict one; `make(url)` gives pictures in base64.
async function call(name, row, make) {
  for (const [kind, url] of [['default', process.env.PICTOR_URL], ['strict', process.env.PICTOR_STRICT_URL]]) {
    if (kind === 'strict' && row.door) continue; // whether Azure's paths are open there is not decided here
    await check(`${name}, ${kind}`, async (said) => {
      heard = undefined;
      const pictures = await make(url).catch(() => []);
      assert.ok(heard, 'nothing was sent');
      said.push(told(heard));
      const gone = heir(row.model) ? { code: 'invalid_value', param: 'model', tells: 'was retired on' } : undefined;
      const refusal = kind === 'strict' ? (row.strict ?? gone) : row.refused;
      if (refusal) refused(refusal);
      else drawn(pictures, row, kind === 'strict');
    });
  }
}

const made = async (model, more = {}, prompt = PROMPT) =>
  (await generateImage({ model, prompt, maxRetries: 0, ...more })).images.map((image) => image.base64);
const openai = (url, model) => createOpenAI({ baseURL: `${url}/v1`, apiKey: KEY }).image(model);
const compatible = (url, model) =>
  createOpenAICompatible({ name: 'pictor', baseURL: `${url}/v1`, apiKey: KEY }).imageModel(model);
const azure = (url, model) => createAzure({ baseURL: `${url}/openai/v1`, apiKey: KEY }).image(model);
const deployment = (url, model) =>
  createAzure({ baseURL: `${url}/openai`, apiKey: KEY, useDeploymentBasedUrls: true }).image(model);
const langchain = async (url, more) => [
  await new DallEAPIWrapper({ apiKey: KEY, baseUrl: `${url}/v1`, ...more }).invoke(PROMPT),
];

// What is at these addresses, without a key.
const fetched = async (addresses) => Promise.all(addresses.map(async (address) =>
  Buffer.from(await (await send(address)).arrayBuffer()).toString('base64')));

const ONE = () => ({ text: PROMPT, images: [scratch('photo.png')] });
const TWO = () => ({ text: PROMPT, images: [scratch('photo.png'), scratch('photo.jpg')] });
const MASKED = () => ({ ...ONE(), mask: scratch('mask.png') });
const asDalle = { size: '1792x1024', providerOptions: { openai: { style: 'vivid', quality: 'hd' } } };
const DALLE = { model: 'dall-e-3', adjusted: ['quality=hd->high', 'style=vivid->dropped'] };

async function aiSdk() {
  for (const model of ['gpt-image-2', 'gpt-image-1']) {
    await call(`AI SDK openai, ${model}`, { model }, (url) => made(openai(url, model)));
    await call(`AI SDK openai, an edit with ${model}`, { model }, (url) => made(openai(url, model), {}, ONE()));
  }
  await call('AI SDK openai, dall-e-3', DALLE, (url) => made(openai(url, 'dall-e-3'), asDalle));
  const two = { model: 'gpt-image-2' };
  await call('AI SDK openai, an edit of two', two, (url) => made(openai(url, two.model), {}, TWO()));
  await call('AI SDK openai, an edit with a mask', two, (url) => made(openai(url, two.model), {}, MASKED()));
  const faithful = {
    model: 'gpt-image-2',
    adjusted: ['input_fidelity=high->dropped'],
    strict: { code: 'invalid_input_fidelity_model', param: 'input_fidelity' },
  };
  const high = { providerOptions: { openai: { inputFidelity: 'high' } } };
  await call('AI SDK openai, input_fidelity', faithful, (url) => made(openai(url, faithful.model), high, ONE()));
  for (const model of ['gpt-image-2', 'gpt-image-1', 'dall-e-2']) {
    await call(`AI SDK openai-compatible, ${model}`, { model }, (url) => made(compatible(url, model)));
    await call(`AI SDK openai-compatible, an edit with ${model}`, { model }, (url) =>
      made(compatible(url, model), {}, TWO()));
  }
}

async function aiSdkAzure() {
  for (const [name, door] of [['v1', azure], ['deployments', deployment]]) {
    for (const model of ['gpt-image-2', 'dall-e-3']) {
      await call(`AI SDK azure, ${name}, ${model}`, { model, door }, (url) => made(door(url, model)));
    }
    const row = { model: 'gpt-image-2', door };
    await call(`AI SDK azure, ${name}, an edit`, row, (url) => made(door(url, row.model), {}, ONE()));
  }
}

async function langchainJs() {
  const set = { model: 'dall-e-3', adjusted: ['quality=standard->medium', 'style=vivid->dropped'] };
  await call('LangChain JS, as it is set, which is for links', set, async (base) => fetched(await langchain(base)));
  await call('LangChain JS, for base64', set, (base) => langchain(base, { dallEResponseFormat: 'b64_json' }));
  const newer = {
    model: 'gpt-image-2',
    adjusted: ['quality=standard->medium', 'style=vivid->dropped'],
    strict: { code: 'unknown_parameter', param: 'response_format' },
  };
  await call('LangChain JS, gpt-image-2', newer, (base) =>
    langchain(base, { model: newer.model, dallEResponseFormat: 'b64_json' }));
}

await aiSdk();
await aiSdkAzure();
await langchainJs();
