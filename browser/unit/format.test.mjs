import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, grouped, isFree, isLess, length, money, percent, perMillion, times } from '../../crates/pictor-web/assets/format.js';

test('money is written as the pages of the server write it', () => {
    for (const [exact, expected] of [
        ['0', '$0.00'], ['317.6', '$317.60'], ['317.604999', '$317.60'], ['317.605', '$317.61'], ['0.0056', '$0.0056'],
        ['0.21075', '$0.2108'], ['0.08', '$0.08'], ['0.0000002', '$0.00'], ['0.99996', '$1.00'], ['-1.5', '-$1.50'],
    ]) assert.equal(money(exact), expected, exact);
});

test('amounts are reckoned without a rounding', () => {
    assert.equal(times('0.00003', 196), '0.00588');
    assert.equal(times('0.000008', 3), '0.000024');
    assert.equal(times('0.00', 9), '0.00');
    assert.equal(perMillion('0.0000025'), '$2.50');
    assert.ok(isLess('0.08', '0.2108') && !isLess('0.21', '0.21') && isLess('-1', '0') && !isLess('10', '9.99'));
    assert.ok(isFree('0.00') && !isFree('0.000000001'));
});

test('counts and shares', () => {
    assert.equal(grouped(32000), '32,000');
    assert.equal(grouped(999), '999');
    assert.equal(percent(0.1239), '12%');
    assert.equal(percent(0.0412), '4.1%');
    assert.equal(bytes(999), '999 B');
    assert.equal(bytes(184_512), '185 kB');
    assert.equal(bytes(2_184_512), '2.2 MB');
    assert.equal(length('a水獭🦦'), 4);
});
