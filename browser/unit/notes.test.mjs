import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparison, note } from '../../crates/pictor-web/assets/notes.js';

test('each note has its sentence', () => {
    for (const [text, word, values] of [
        ['size=1024x1024->1536x1024', 'note-size', { asked: '1024x1024', got: '1536x1024' }],
        ['resized=1254x1254->1024x1024', 'note-resized', { made: '1254x1254', got: '1024x1024' }],
        ['quality=high->hd', 'note-changed', { name: 'quality', asked: 'high', got: 'hd' }],
        ['quality=high->dropped', 'note-dropped', { name: 'quality' }],
        ['user=dropped', 'note-dropped', { name: 'user' }],
        ['compression=60', 'note-compression', { value: '60' }],
        ['mask=strict', 'note-strict', {}],
        ['model=dall-e-3->gpt-image-2', 'note-model', { asked: 'dall-e-3', got: 'gpt-image-2' }],
        ['left out: "quixotic blorbo"', 'note-left-out', { what: 'quixotic blorbo' }],
        ['drawn as a truck: "tractor"', 'note-drawn-as', { as: 'a truck', what: 'tractor' }],
        ['the illustrator does not look at the markup', 'note-markup', {}],
        ['something new', 'note-other', { text: 'something new' }],
    ]) {
        const found = note(text);
        assert.deepEqual([found.word, found.values], [word, values], text);
    }
});

const JOB = {
    status: 'completed', model: 'gpt-image-2', requested_model: null, adjusted: ['quality=high->dropped'],
    request: { model: 'gpt-image-2', size: '1024x1024', quality: 'high', output_format: 'png', background: 'auto', n: 2 },
    result: [
        { index: 0, size: '1254x1254', output_format: 'png' }, { index: 1, size: '1254x1254', output_format: 'png' },
        { index: 2, size: '16x16', output_format: 'png', aside: true },
    ],
};

test('asked stands beside got, and what differs is marked', () => {
    const rows = Object.fromEntries(comparison(JOB).map((row) => [row.name, [row.asked, row.got, row.differs]]));
    assert.deepEqual(rows, {
        model: ['gpt-image-2', 'gpt-image-2', false], size: ['1024x1024', '1254x1254', true],
        quality: ['high', null, true], output_format: ['png', 'png', false], n: ['2', '2', false],
    });
});

test('what came of `auto` has a row only where somebody tells it', () => {
    const request = { ...JOB.request, quality: 'auto', background: 'opaque' };
    const rows = comparison({ ...JOB, adjusted: [], request }).filter(({ name }) => ['quality', 'background'].includes(name));
    assert.deepEqual(rows, [{ name: 'background', asked: 'opaque', got: 'opaque', differs: false }]);
    const told = comparison({ ...JOB, adjusted: ['quality=auto->hd'], request }).find(({ name }) => name === 'quality');
    assert.deepEqual(told, { name: 'quality', asked: 'auto', got: 'hd', differs: false });
});

test('a job without its request compares nothing', () => {
    assert.deepEqual(comparison({ ...JOB, request: null }), []);
});

test('a job that failed claims nothing', () => {
    const rows = comparison({ ...JOB, status: 'failed', adjusted: [], result: null });
    assert.deepEqual(rows.map(({ name, got }) => [name, got]), [
        ['model', null], ['size', null], ['quality', null], ['output_format', null], ['n', null],
    ]);
});
