// The Node SDK's part of relayed.py, which starts the server and the account behind it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import OpenAI, { toFile } from 'openai';
import { CASES, check, refused } from './checks.mjs';

const model = 'gpt-image-2';
const client = new OpenAI({ baseURL: process.env.PICTOR_URL, apiKey: process.env.PICTOR_KEY });
const seen = async () => (await fetch(process.env.PICTOR_UPSTREAM)).json();
const photo = fs.readFileSync(`${process.env.PICTOR_PICTURES}/photo.png`);

await check('relayed: pictures come as the account sent them', async () => {
  const generated = await client.images.generate({ model, prompt: 'An otter' });
  const edited = await client.images.edit({ model, prompt: 'Edit it', image: await toFile(photo, 'a.png') });
  for (const result of [generated, edited]) assert.ok(result.data[0].b64_json === photo.toString('base64'));
});
for (const row of CASES.relayed_errors) {
  await check(`relayed: ${row.fault} is a ${row.class}`, () =>
    refused(row, () => client.images.generate({ model, prompt: `once, fault: ${row.fault}` }, { maxRetries: 0 })));
  if (!row.paid_once) continue;
  await check(`relayed: ${row.fault} is paid for once, although the SDK may retry`, async () => {
    const prompt = `with retries, fault: ${row.fault}`;
    await refused(row, () => client.images.generate({ model, prompt }));
    assert.equal((await seen())[prompt], 1, 'calls');
  });
}
await check('relayed: a moderation refusal keeps its details', async () => {
  const error = await client.images.generate({ model, prompt: 'details, fault: moderation' }).catch((thrown) => thrown);
  assert.deepEqual(error.error.moderation_details.categories, ['violence']);
});
await check('relayed: a fan-out that fails in part is paid for once, although the SDK may retry', async () => {
  const [row, prompt] = [{ status: 502, class: 'InternalServerError', code: 'partly_made' }, 'fault: third_refused'];
  await refused(row, () => client.images.generate({ model: 'gpt-image-2.5-flare', prompt, n: 3 }));
  assert.equal((await seen())[prompt], 3, 'calls');
});
for (const fault of ['stream_failed', 'stream_cut']) {
  await check(`relayed: ${fault} throws, after the partial picture`, async () => {
    const types = [];
    const stream = await client.images.generate({ model, prompt: `fault: ${fault}`, stream: true, partial_images: 1 });
    await assert.rejects(async () => {
      for await (const event of stream) types.push(event.type);
    }, OpenAI.APIError);
    assert.deepEqual(types, ['image_generation.partial_image']);
  });
}
console.log('end');
