// The official Node SDK's `response_format: 'url'`: what is at the address, without a key.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import OpenAI from 'openai';
import { CASES, check } from './checks.mjs';

const client = new OpenAI({ apiKey: process.env.PICTOR_KEY, baseURL: `${process.env.PICTOR_URL}/v1`, maxRetries: 0 });
const asked = { model: 'gpt-image-2', prompt: CASES.prompt, quality: 'low', response_format: 'url' };

const fetched = async (url, headers = {}) => {
  const response = await fetch(url, { headers });
  return [response.status, Buffer.from(await response.arrayBuffer()).toString('latin1')];
};

function addressOf(result) {
  assert.deepEqual(Object.keys(result.data[0]), ['url']);
  return result.data[0].url;
}

let address;
await check('images.generate: the address leads to the picture', async () => {
  address = addressOf(await client.images.generate(asked));
  const [status, data] = await fetched(address);
  assert.deepEqual([status, data.slice(1, 4)], [200, 'PNG']);
});
await check('images.edit: the address leads to the picture', async () => {
  const image = fs.createReadStream(path.join(process.env.PICTOR_PICTURES, 'photo.png'));
  const [status, data] = await fetched(addressOf(await client.images.edit({ ...asked, image })));
  assert.deepEqual([status, data.slice(1, 4)], [200, 'PNG']);
});
await check('an address answers with a part and small, and not when it was changed', async () => {
  assert.deepEqual(await fetched(address, { range: 'bytes=1-3' }), [206, 'PNG']);
  assert.equal((await fetched(`${address}&w=320`))[1].slice(8, 12), 'WEBP');
  assert.equal((await fetched(address.replace('expires=', 'expires=1')))[0], 403);
});
console.log('end');
