// The official Node SDK's files: uploaded, listed, fetched, deleted, and named in edits, also in forms.
import fs from 'node:fs';
import path from 'node:path';
import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { check } from './checks.mjs';

const PICTURES = process.env.PICTOR_PICTURES;
const client = new OpenAI({ baseURL: `${process.env.PICTOR_URL}/v1`, apiKey: process.env.PICTOR_KEY, maxRetries: 0 });
const asked = { model: 'gpt-image-2', prompt: 'turn the sky pink', quality: 'low' };

const at = (name) => path.join(PICTURES, name);
const keep = (name, more) => client.files.create({ file: fs.createReadStream(at(name)), purpose: 'vision', ...more });

function drawn(result) {
  assert.equal(result.data.length, 1);
  assert.ok(Buffer.from(result.data[0].b64_json, 'base64').length > 1000);
}

async function lifeOfAFile() {
  let photo;
  await check('files.create, retrieve, content and delete', async () => {
    photo = await keep('photo.png', { expires_after: { anchor: 'created_at', seconds: 3600 } });
    assert.deepEqual([photo.object, photo.filename, photo.purpose, photo.status], ['file', 'photo.png', 'vision', 'processed']);
    assert.equal(photo.expires_at, photo.created_at + 3600);
    assert.deepEqual({ ...(await client.files.retrieve(photo.id)) }, { ...photo });
    const content = Buffer.from(await (await client.files.content(photo.id)).arrayBuffer());
    assert.ok(content.equals(fs.readFileSync(at('photo.png'))), 'other bytes');
    const deleted = await client.files.delete(photo.id);
    assert.deepEqual([deleted.id, deleted.object, deleted.deleted], [photo.id, 'file', true]);
  });
  await check("a deleted file is a NotFoundError in OpenAI's words", async () => {
    for (const ask of ['retrieve', 'content', 'delete']) {
      await assert.rejects(client.files[ask](photo.id), (error) => {
        assert.ok(error instanceof OpenAI.NotFoundError, error.constructor.name);
        assert.equal(error.error.message, `No such File object: ${photo.id}`);
        return error.param === 'id' && error.code === null;
      });
    }
  });
  await check('the pager of files.list goes through all of them', async () => {
    const kept = [];
    for (let number = 0; number < 3; number++) kept.push((await keep('ref-01.png')).id);
    const listed = [];
    for await (const file of client.files.list({ purpose: 'vision', limit: 2, order: 'asc' })) listed.push(file.id);
    assert.deepEqual(listed.filter((id) => kept.includes(id)), kept);
    for (const id of kept) await client.files.delete(id);
  });
}

async function filesInEdits() {
  const [photo, mask] = [await keep('photo.png'), await keep('mask.png')];
  const reference = { file_id: photo.id };
  await check('an edit as JSON names a picture and a mask', async () => {
    const body = { ...asked, images: [reference], mask: { file_id: mask.id } };
    drawn(await client.post('/images/edits', { body }));
  });
  await check('images.edit names one file, several, and a mask in its form', async () => {
    drawn(await client.images.edit({ ...asked, image: reference, mask: { file_id: mask.id } }));
    drawn(await client.images.edit({ ...asked, image: [reference, fs.createReadStream(at('ref-01.png')), reference] }));
  });
  for (const { id } of [photo, mask]) await client.files.delete(id);
}

for (const part of [lifeOfAFile, filesInEdits]) await part();
console.log('end');
