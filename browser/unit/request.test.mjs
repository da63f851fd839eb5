import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blank, callBehind, callOf, draftOf, linked, lost } from '../../crates/pictor-web/assets/request.js';

const PLAIN = { id: 'gpt-image-2', qualities: ['low', 'high', 'auto'], backgrounds: ['opaque', 'auto'], input_fidelities: [], complexity: false, markup: false, illustrator: false };
const RICH = { ...PLAIN, id: 'rich', backgrounds: ['transparent', 'opaque', 'auto'], input_fidelities: ['low', 'high'], complexity: true, markup: true, illustrator: true };
const FULL = {
    ...blank(), prompt: 'a fox', model: 'rich', size: '1024x1536', quality: 'high', n: 1, format: 'webp', compression: 60, background: 'transparent',
    moderation: 'low', previews: 2, fidelity: 'high', complexity: 'low', seed: '7',
    references: [{ id: 'file-1', name: 'a.png', mask: { id: 'file-m', share: 0.5, strict: true } }, { id: 'file-2', name: 'b.png', mask: null }],
    markup: { id: 'file-k', name: 'k.png' },
};

test('what is the default anyway is left out', () => {
    assert.deepEqual(callOf({ ...blank(), prompt: 'a fox', previews: 0 }, PLAIN), {
        path: '/v1/images/generations', body: { model: 'gpt-image-2', prompt: 'a fox' }, headers: {},
    });
});

test('pictures make an edit, with everything that the model takes', () => {
    assert.deepEqual(callOf(FULL, RICH), {
        path: '/v1/images/edits',
        body: {
            model: 'rich', prompt: 'a fox', size: '1024x1536', quality: 'high', background: 'transparent', output_format: 'webp', output_compression: 60,
            moderation: 'low', complexity: 'low', input_fidelity: 'high', images: [{ file_id: 'file-1' }, { file_id: 'file-2' }],
            mask: { file_id: 'file-m' }, markup: { file_id: 'file-k' }, stream: true, partial_images: 2,
        },
        headers: { 'X-Pictor-Mask-Mode': 'strict', 'X-Pictor-Seed': '7' },
    });
});

test('nothing is sent that the model does not take', () => {
    const { body, headers } = callOf(FULL, PLAIN);
    for (const name of ['background', 'complexity', 'input_fidelity', 'markup']) assert.ok(!(name in body), name);
    assert.deepEqual(headers, { 'X-Pictor-Mask-Mode': 'strict' });
});

test('several pictures show no previews, and only the first one is masked', () => {
    const { body, headers } = callOf({ ...FULL, n: 4, references: [...FULL.references].reverse() }, PLAIN);
    assert.ok(!('stream' in body) && !('mask' in body) && body.n === 4);
    assert.deepEqual(headers, {});
});

test('a job comes back into the form as it was sent', () => {
    const job = {
        requested_model: null,
        request: {
            model: 'rich', prompt: 'a fox', n: 1, size: '1024x1536', quality: 'high', background: 'transparent', output_format: 'webp', output_compression: 60,
            moderation: 'low', stream: true, partial_images: 2, input_fidelity: 'high', complexity: 'low', seed: 7, mask_mode: 'strict',
            images: [{ file_id: 'file-1' }, { file_id: 'file-2' }], mask: { file_id: 'file-m' }, markup: { file_id: 'file-k' },
        },
    };
    const draft = draftOf(job);
    assert.deepEqual(callOf(draft, RICH), callOf(FULL, RICH));
    assert.equal(lost(job), 0);
    const gone = { ...job, request: { ...job.request, images: ['not kept', { file_id: 'file-2' }] } };
    assert.deepEqual(draftOf(gone).references.map(({ id, mask }) => [id, mask]), [['file-2', undefined]], 'the mask was of the other one');
    assert.equal(lost(gone), 1);
    assert.equal(draftOf({ ...job, request: null }), null);
    assert.deepEqual(callBehind(job, RICH), callOf(FULL, RICH));
    const behind = callBehind({ ...gone, request: { ...gone.request, mask: 'not kept' } }, undefined);
    assert.deepEqual([behind.path, behind.body.images.length, behind.headers['X-Pictor-Mask-Mode']], ['/v1/images/edits', 2, 'strict']);
});

test('a link fills what it may, and nothing else', () => {
    assert.deepEqual(linked('?prompt=a%20fox&size=1536x1024&quality=high&n=3&format=webp&partial_images=0'), {
        prompt: 'a fox', size: '1536x1024', quality: 'high', n: 3, format: 'webp', previews: 0,
    });
    assert.deepEqual(linked('?reference=file-1&reference=file-2&reference=x'), { references: [{ id: 'file-1', name: '' }, { id: 'file-2', name: '' }] });
    assert.equal(linked('?job=job_1&key=sk-secret'), null);
    assert.equal(linked('?n=11&size=big&quality=best&format=gif&references=x&markup=y'), null);
});
