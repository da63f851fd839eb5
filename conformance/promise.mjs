// One call of the Node SDK, for promise.py: its picture's digest, or the error that came instead, as JSON.
import crypto from 'node:crypto';
import OpenAI, { toFile } from 'openai';

const { url, key, model, prompt, kind, timeout, retries, headers, pictures } = JSON.parse(process.argv[2]);
const client = new OpenAI({
  baseURL: url, apiKey: key, maxRetries: retries, ...(timeout && { timeout: timeout * 1000 }),
});
const files = () => Promise.all(pictures.map((text, i) => toFile(Buffer.from(text, 'base64'), `${i}.png`)));

async function last(stream) {
  let event;
  for await (event of await stream);
  return event?.b64_json;
}

const calls = {
  generate: async () => (await client.images.generate({ model, prompt }, { headers })).data[0].b64_json,
  streamed: () => last(client.images.generate({ model, prompt, stream: true }, { headers })),
  edit: async () => (await client.images.edit({ model, prompt, image: await files() }, { headers })).data[0].b64_json,
};

try {
  const picture = Buffer.from(await calls[kind](), 'base64');
  console.log(JSON.stringify({ picture: crypto.createHash('sha256').update(picture).digest('hex') }));
} catch (error) {
  console.log(JSON.stringify({ error: `${error.constructor.name}: ${error.message}`, code: error.code ?? null }));
}
