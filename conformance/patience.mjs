// The Node SDK's part of patience.py, which starts the proxy, the server and the account behind it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import OpenAI, { toFile } from 'openai';
import { check } from './checks.mjs';

const model = 'gpt-image-2';
const { PICTOR_SECONDS: seconds, PICTOR_BEARS: bears } = process.env;
const client = new OpenAI({ baseURL: process.env.PICTOR_URL, apiKey: process.env.PICTOR_KEY });
const photo = fs.readFileSync(`${process.env.PICTOR_PICTURES}/photo.png`);
const image = () => toFile(photo, 'a.png');

async function last(stream) {
  let event;
  for await (event of await stream);
  return event.b64_json;
}

const calls = {
  generate: async (prompt) => (await client.images.generate({ model, prompt })).data[0].b64_json,
  edit: async (prompt) => (await client.images.edit({ model, prompt, image: await image() })).data[0].b64_json,
  'generate, streamed': (prompt) => last(client.images.generate({ model, prompt, stream: true })),
  'edit, streamed': async (prompt) => last(client.images.edit({ model, prompt, image: await image(), stream: true })),
};

await Promise.all(Object.entries(calls).map(([name, send]) =>
  check(`patience: node: ${name} survives ${Math.round(seconds)} s behind a proxy of ${Math.round(bears)} s`, async () => {
    const started = performance.now();
    const picture = await send(`node ${name}, fault: late`);
    assert.ok(picture === photo.toString('base64'), 'other bytes');
    assert.ok(performance.now() - started >= seconds * 1000, 'it took less than the account');
  })));
