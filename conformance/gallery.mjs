// What a page of pictures reads, by the official Node SDK: models with prices, the star, the feed, a session.
import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { check } from './checks.mjs';

const { PICTOR_URL, PICTOR_KEY } = process.env;
const client = new OpenAI({ baseURL: `${PICTOR_URL}/v1`, apiKey: PICTOR_KEY, maxRetries: 0 });

async function draw(prompt) {
  const body = { model: 'gpt-image-2', prompt, quality: 'low', size: '1024x1024' };
  const { response } = await client.images.generate(body).withResponse();
  return response.headers.get('x-pictor-job');
}

await check('GET /images/models tells sizes, qualities and prices', async () => {
  const { data } = await client.get('/images/models');
  const model = data.find(({ id }) => id === 'gpt-image-2');
  assert.equal(model.object, 'image.model');
  assert.ok(model.picture_prices.some(({ size, quality }) => size === '1024x1024' && quality === 'high'));
});

await check('a job is marked and found by its mark', async () => {
  const name = await draw('a yellow teapot');
  assert.equal((await client.patch(`/images/jobs/${name}`, { body: { starred: true } })).starred, true);
  const { data } = await client.get('/images/jobs', { query: { starred: true, limit: 100 } });
  assert.ok(data.some(({ id }) => id === name));
  await client.post(`/images/jobs/${name}`, { body: { starred: false } });
});

await check('one stream tells of all jobs', async () => {
  const events = await client.get('/images/jobs/events', { stream: true });
  let name;
  for await (const event of events) {
    if (event.type === 'image.jobs.connected') name = await draw('a white teapot');
    if (event.type === 'image.job.completed' && event.job.id === name) break;
  }
  events.controller.abort();
});

await check('a browser signs in, and its pages alone change things', async () => {
  const json = { 'Content-Type': 'application/json' };
  const signedIn = await fetch(`${PICTOR_URL}/session`, { method: 'POST', headers: json, body: JSON.stringify({ key: PICTOR_KEY }) });
  assert.equal(signedIn.status, 200);
  const cookie = signedIn.headers.get('set-cookie').split(';')[0];
  const session = await (await fetch(`${PICTOR_URL}/session`, { headers: { cookie } })).json();
  assert.equal(session.object, 'session');
  const send = (origin) => fetch(`${PICTOR_URL}/session`, { method: 'DELETE', headers: { cookie, origin } });
  assert.equal((await send('https://evil.example')).status, 403);
  assert.equal((await send(PICTOR_URL)).status, 200);
});

console.log('end');
