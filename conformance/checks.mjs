// What the Node programs share: one printed line per check, as `run` counts them, and what a refusal must say.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import OpenAI from 'openai';

export const CASES = JSON.parse(fs.readFileSync(new URL('cases.json', import.meta.url)));

// The body may push to what it is given: that stands behind the name.
export async function check(name, body) {
  const started = performance.now();
  const said = [];
  let verdict = 'ok  ', why = '';
  try {
    await body(said);
  } catch (error) {
    verdict = 'FAIL';
    why = `: ${error.constructor.name}: ${error.message}`.replaceAll('\n', ' ');
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(3).padStart(7);
  console.log(`${verdict} ${seconds}s  ${name}${said.join('')}${why}`);
}

// The call must throw the error of the row of cases.json.
export async function refused(row, call) {
  let error;
  try {
    await call();
  } catch (thrown) {
    error = thrown;
  }
  assert.ok(error, 'accepted');
  assert.ok(error instanceof OpenAI.APIError, `${error.constructor.name}: ${error.message}`);
  assert.equal(error.constructor.name, row.class ?? 'BadRequestError');
  assert.equal(error.status, row.status ?? 400);
  for (const name of ['message', 'type', 'param', 'code']) assert.ok(name in (error.error ?? {}), `no ${name}`);
  for (const name of ['type', 'code', 'param']) if (name in row) assert.equal(error[name], row[name]);
  assert.ok(error.error.message.startsWith(row.message ?? ''), `message: ${error.error.message}`);
  assert.ok(error.requestID, 'no request id');
}
