// The official Node SDK's webhooks: an endpoint, a real delivery, and that it is verified. Started by webhooks.py.
import http from 'node:http';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import OpenAI from 'openai';
import { check } from './checks.mjs';

const client = new OpenAI({ baseURL: `${process.env.PICTOR_URL}/v1`, apiKey: process.env.PICTOR_KEY, maxRetries: 0 });
const COMPLETED = 'image.job.completed';
const received = [];

const receiver = http.createServer(async (request, response) => {
  let payload = '';
  for await (const chunk of request) payload += chunk;
  response.writeHead(204).end();
  received.push({ payload, headers: request.headers });
  receiver.emit('received');
});
receiver.listen(0, '127.0.0.1');
await once(receiver, 'listening');

await check('webhooks.unwrap takes a real delivery for ours, and nothing that was changed', async () => {
  const asked = { name: 'shop', url: `http://127.0.0.1:${receiver.address().port}/hook`, event_types: [COMPLETED] };
  const endpoint = client.webhooks.create
    ? await client.webhooks.create(asked)
    : await client.post('/webhook_endpoints', { body: asked });
  const arrived = once(receiver, 'received');
  const drawing = client.images.generate({ model: 'gpt-image-2', prompt: 'a red fox', quality: 'low' });
  const { response } = await drawing.withResponse();
  await arrived;
  const { payload, headers } = received[0];
  const event = await client.webhooks.unwrap(payload, headers, endpoint.signing_secret);
  assert.equal(event.type, COMPLETED);
  assert.deepEqual(event.data, { id: response.headers.get('x-pictor-job'), status: 'completed' });
  await assert.rejects(client.webhooks.unwrap(`${payload} `, headers, endpoint.signing_secret));
});

receiver.close();
receiver.closeAllConnections();
console.log('end');
