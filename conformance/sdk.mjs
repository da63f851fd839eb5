// The official Node SDK as a user writes it. Pictures are saved, as a user would, and `saved.py` opens them.
import fs from 'node:fs';
import path from 'node:path';
import assert from 'node:assert/strict';
import OpenAI, { toFile } from 'openai';
import { CASES, check, refused } from './checks.mjs';

const ADDRESS = process.env.PICTOR_URL;
const KEY = process.env.PICTOR_KEY;
const PICTURES = process.env.PICTOR_PICTURES;
const SAVED = process.env.PICTOR_SAVED;
const PROMPT = CASES.prompt;
const MODEL = 'gpt-image-2';
const BASKET = ['body-lotion.png', 'bath-bomb.png', 'incense-kit.png', 'soap.png'];
const SIXTEEN = Array.from({ length: 16 }, (_, i) => `ref-${String(i + 1).padStart(2, '0')}.png`);

const client = new OpenAI({ baseURL: `${ADDRESS}/v1`, apiKey: KEY });

const scratch = (name) => path.join(PICTURES, name);
const opened = (value) => (Array.isArray(value) ? value.map(opened) : fs.createReadStream(scratch(value)));
const TYPES = { '.jpg': 'image/jpeg', '.webp': 'image/webp', '.txt': 'text/plain' };
const mimetype = (name) => TYPES[path.extname(name)] ?? 'image/png';
const typed = (value) =>
  Array.isArray(value) ? Promise.all(value.map(typed)) : toFile(opened(value), null, { type: mimetype(value) });

// Saves one picture and notes what it must be.
let count = 0;
function save(name, base64, { format = 'png', size, mask }) {
  const file = `node-${++count}.${format}`;
  fs.writeFileSync(path.join(SAVED, file), Buffer.from(base64, 'base64'));
  const line = JSON.stringify({ name, file, format, size, mask });
  fs.appendFileSync(path.join(SAVED, 'expected.jsonl'), line + '\n');
}

function answer(name, result, { n = 1, format = 'png', size = 'auto', quality, mask } = {}) {
  assert.ok(Math.abs(result.created - Date.now() / 1000) < 600, `created: ${result.created}`);
  assert.equal(result.data.length, n);
  assert.equal(result.output_format, format);
  assert.equal(result.background, 'opaque');
  assert.ok(['low', 'medium', 'high'].includes(result.quality), `quality: ${result.quality}`);
  if (quality) assert.equal(result.quality, quality);
  if (size !== 'auto') assert.equal(result.size, size);
  metered(result.usage);
  assert.equal(new Set(result.data.map((item) => item.b64_json)).size, n, 'different pictures');
  for (const item of result.data) {
    assert.deepEqual(Object.keys(item), ['b64_json']);
    save(name, item.b64_json, { format, size: result.size, mask });
  }
}

function metered(usage) {
  const { text_tokens, image_tokens } = usage.input_tokens_details;
  assert.equal(usage.input_tokens, text_tokens + image_tokens);
  assert.equal(usage.total_tokens, usage.input_tokens + usage.output_tokens);
  assert.ok(text_tokens > 0 && usage.output_tokens > 0);
}

async function streamed(name, stream, kind, partials, { format = 'png', size = '1024x1024' } = {}) {
  const events = [];
  for await (const event of stream) events.push(event);
  // Fewer partials than asked for are legal, but none is not; each is a pass of its own, the first not the last.
  const early = events.slice(0, -1);
  assert.ok(Math.min(1, partials) <= early.length && early.length <= partials, `${early.length} partials`);
  const names = [...early.map(() => `${kind}.partial_image`), `${kind}.completed`];
  assert.deepEqual(events.map((event) => event.type), names);
  assert.deepEqual(early.map((event) => event.partial_image_index), [...early.keys()]);
  assert.equal(new Set(early.map((event) => event.b64_json)).size, early.length, 'different partials');
  if (early.length) assert.notEqual(early[0].b64_json, events.at(-1).b64_json);
  for (const event of events) {
    assert.equal(event.output_format, format);
    assert.equal(event.size, size);
    save(`${name}, ${event.type}`, event.b64_json, { format, size });
  }
  metered(events.at(-1).usage);
}

async function textToImage() {
  for (const size of CASES.sizes) {
    const name = `generate, size ${size}`;
    await check(name, async () =>
      answer(name, await client.images.generate({ model: MODEL, prompt: PROMPT, size }), { size }));
  }
  for (const n of [1, 3, 10]) {
    const name = `generate, n ${n}`;
    await check(name, async () => {
      const result = await client.images.generate({ model: MODEL, prompt: 'A red canoe', n, size: '1024x640' });
      answer(name, result, { n, size: '1024x640' });
    });
  }
  for (const { size, quality, tokens } of CASES.output_tokens) {
    const name = `generate, output tokens of ${size} ${quality}`;
    await check(name, async () => {
      const result = await client.images.generate({ model: MODEL, prompt: PROMPT, size, quality });
      answer(name, result, { size, quality });
      assert.equal(result.usage.output_tokens, tokens);
    });
  }
  for (const row of CASES.accepted) {
    const name = `generate, ${row.name}`;
    await check(name, async () =>
      answer(name, await client.images.generate({ model: MODEL, prompt: PROMPT, ...row.args })));
  }
  await check('generate, the same call twice gives the same bytes', async () => {
    const call = () => client.images.generate({ model: MODEL, prompt: PROMPT, quality: 'low' });
    const [first, second] = await Promise.all([call(), call()]);
    assert.ok(first.data[0].b64_json === second.data[0].b64_json);
  });
}

async function formats() {
  for (const row of CASES.formats) {
    const what = `${row.output_format}, output_compression ${row.output_compression}`;
    const want = { format: row.output_format };
    await check(`generate, ${what}`, async () => {
      const result = await client.images.generate({ model: MODEL, prompt: PROMPT, size: '1024x640', ...row });
      answer(`generate, ${what}`, result, { size: '1024x640', ...want });
    });
    await check(`edit, ${what}`, async () => {
      const image = await typed('photo.png');
      const result = await client.images.edit({ model: MODEL, prompt: 'Make it dusk', image, size: '1024x1024', ...row });
      answer(`edit, ${what}`, result, { size: '1024x1024', ...want });
    });
  }
}

async function edits() {
  const photo = fs.readFileSync(scratch('photo.png'));
  const forms = {
    'one picture': () => typed('photo.png'),
    'a list of one': () => typed(['photo.png']),
    'a jpeg': () => typed('photo.jpg'),
    'a webp': () => typed('photo.webp'),
    'four pictures': () => typed(BASKET),
    'sixteen pictures': () => typed(SIXTEEN),
    'a read stream, as it is': () => fs.createReadStream(scratch('photo.png')),
    'four read streams': () => BASKET.map((name) => fs.createReadStream(scratch(name))),
    'toFile(Buffer) without a type': () => toFile(photo),
    'toFile(Buffer) with a name and type': () => toFile(photo, '小水獭 "1".png', { type: 'image/png' }),
    'a File': () => new File([photo], 'photo.png', { type: 'image/png' }),
    'fs.openAsBlob()': async () => toFile(await fs.openAsBlob(scratch('photo.png')), 'photo.png'),
  };
  for (const [form, image] of Object.entries(forms)) {
    const name = `edit, image as ${form}`;
    await check(name, async () => {
      const size = '1536x1024';
      const result = await client.images.edit({ image: await image(), model: MODEL, prompt: 'A gift basket', size });
      answer(name, result, { size });
    });
  }
  for (const [image, mask, size] of [['photo.png', 'mask.png', '1024x1024'], ['wide.png', 'mask-wide.png', '1536x1024']]) {
    for (const way of [typed, opened]) {
      const name = `edit, mask on ${image}, files by ${way.name}()`;
      await check(name, async () => {
        const files = { image: await way(image), mask: await way(mask) };
        const result = await client.images.edit({ model: MODEL, prompt: 'A yellow flower', ...files, size });
        answer(name, result, { size, mask: [image, mask] });
      });
    }
  }
  await check('edit, n 2', async () => {
    const image = await typed('photo.png');
    answer('edit, n 2', await client.images.edit({ model: MODEL, prompt: 'Add a sailing boat', image, n: 2 }), { n: 2 });
  });
}

async function streams() {
  const size = '1024x1024', stream = true;
  for (const partial_images of [0, 1, 2, 3]) {
    const name = `stream with ${partial_images} partial images`;
    await check(`generate, ${name}`, async () => {
      const events = await client.images.generate({ model: MODEL, prompt: PROMPT, size, stream, partial_images });
      await streamed(`generate, ${name}`, events, 'image_generation', partial_images);
    });
    await check(`edit, ${name}`, async () => {
      const image = await typed('photo.png');
      const events = await client.images.edit({ model: MODEL, prompt: 'Dusk', image, size, stream, partial_images });
      await streamed(`edit, ${name}`, events, 'image_edit', partial_images);
    });
  }
  for (const output_format of ['jpeg', 'webp']) {
    const name = `generate, stream as ${output_format}`;
    await check(name, async () => {
      const look = { size, output_format };
      const events = await client.images.generate({ model: MODEL, prompt: PROMPT, ...look, stream, partial_images: 2 });
      await streamed(name, events, 'image_generation', 2, { format: output_format });
    });
  }
  await check('generate, a stream that the user leaves after its first event', async () => {
    const events = await client.images.generate({ model: MODEL, prompt: PROMPT, stream, partial_images: 3 });
    for await (const event of events) {
      assert.equal(event.type, 'image_generation.partial_image');
      break;
    }
  });
}

async function errors() {
  for (const row of CASES.generate_errors) {
    await check(`generate refused: ${row.name}`, () =>
      refused(row, () => client.images.generate(row.args ?? { model: MODEL, prompt: 'An otter', ...row.with })));
  }
  for (const row of CASES.edit_errors) {
    await check(`edit refused: ${row.name}`, async () => {
      const args = { model: MODEL, prompt: 'Add a boat', image: 'photo.png', ...row.with };
      for (const name of ['image', 'mask']) if (args[name]) args[name] = await typed(args[name]);
      await refused(row, () => client.images.edit(args));
    });
  }
  await check('edit refused: no prompt', () =>
    refused({ code: 'missing_required_parameter', param: 'prompt' }, async () =>
      client.images.edit({ model: MODEL, image: await typed('photo.png') })));
  await check('edit refused: no image', () =>
    refused({ param: 'image' }, () => client.images.edit({ model: MODEL, prompt: 'Add a boat' })));
}

async function authentication() {
  const denied = { status: 401, class: 'AuthenticationError', type: 'invalid_request_error', param: null };
  const call = { model: MODEL, prompt: PROMPT };
  await check('401: a wrong key', () =>
    refused({ ...denied, code: 'invalid_api_key', message: 'Incorrect API key provided' }, () =>
      new OpenAI({ baseURL: ADDRESS, apiKey: 'sk-wrong' }).images.generate(call)));
  await check('401: no key', () =>
    refused({ ...denied, code: null, message: "You didn't provide an API key." }, () =>
      client.images.generate(call, { headers: { Authorization: null } })));
  await check('404: a model that is not there', () =>
    refused({ status: 404, class: 'NotFoundError', code: 'model_not_found' }, () => client.models.retrieve('no-such-model')));
  await check('404: variations', () =>
    refused({ status: 404, class: 'NotFoundError', code: 'unknown_url' }, async () =>
      client.images.createVariation({ image: await typed('photo.png'), model: 'dall-e-2' })));
}

async function addressesAndHeaders() {
  for (const baseURL of [ADDRESS, `${ADDRESS}/`, `${ADDRESS}/v1`, `${ADDRESS}/v1/`]) {
    const name = `baseURL with ${baseURL.slice(ADDRESS.length) || 'nothing'} after the host`;
    await check(name, async () => {
      const here = new OpenAI({ baseURL, apiKey: KEY });
      answer(name, await here.images.generate({ model: MODEL, prompt: PROMPT, quality: 'low' }));
      answer(name, await here.images.edit({ model: MODEL, prompt: 'Add a boat', image: await typed('photo.png') }));
    });
  }
  await check('headers of a raw response', async () => {
    const call = client.images.generate({ model: MODEL, prompt: PROMPT, quality: 'low' });
    const { data, response, request_id } = await call.withResponse();
    answer('headers of a raw response', data);
    assert.equal(request_id, response.headers.get('x-request-id'));
    assert.equal(data._request_id, request_id);
    assert.equal(response.headers.get('openai-version'), '2020-10-01');
    assert.ok(Number(response.headers.get('openai-processing-ms')) >= 0);
  });
  await check('models.list() and models.retrieve()', async () => {
    const listed = [];
    for await (const model of client.models.list()) listed.push(model);
    const found = listed.find((model) => model.id === MODEL);
    const { _request_id, ...one } = await client.models.retrieve(MODEL);
    assert.deepEqual({ ...one }, { ...found });
  });
}

for (const part of [textToImage, formats, edits, streams, errors, authentication, addressesAndHeaders]) await part();
console.log('end');
