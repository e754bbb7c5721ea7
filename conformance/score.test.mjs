// node --test conformance/
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SCORE = join(dirname(fileURLToPath(import.meta.url)), 'score.mjs');
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'score-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Scores one run of one expected scenario, `ping`, that left these results: scenario name to statuses by check id. */
function score(results, expected = {}) {
  for (const [name, checks] of Object.entries(results)) {
    const place = join(folder, 'results', 'run', `server-${name}-2026-07-28T10-11-12-013Z`);
    mkdirSync(place, { recursive: true });
    const list = Object.entries(checks).map(([id, status]) => ({ id, status, errorMessage: `why ${id}` }));
    writeFileSync(join(place, 'checks.json'), JSON.stringify(list));
  }
  const file = join(folder, 'expected.json');
  writeFileSync(file, JSON.stringify({ leftOut: {}, runs: { run: { scenarios: ['ping'] } }, ...expected }));
  const { status, stdout } = spawnSync(process.execPath, [SCORE, join(folder, 'results'), file], { encoding: 'utf8' });
  return { status, stdout, last: stdout.trimEnd().split('\n').at(-1) };
}

test('a success without failure or warning passes', () => {
  const { status, last } = score({ ping: { answer: 'SUCCESS', note: 'INFO', other: 'SKIPPED' } });
  assert.equal(status, 0);
  assert.equal(last, 'conformance: 1 passed, 0 failed (0 not counted)');
});

for (const [what, verdict, checks] of [
  ['a failure beside a success', 'FAILED', { answer: 'SUCCESS', other: 'FAILURE' }],
  ['a warning beside a success', 'WARNED', { answer: 'SUCCESS', other: 'WARNING' }],
  ['only the schema of its messages', 'EMPTY', { 'wire-schema-valid': 'SUCCESS' }],
  ['only skipped checks', 'EMPTY', { answer: 'SKIPPED' }],
  ['no checks', 'EMPTY', {}],
]) {
  test(`a scenario with ${what} does not pass`, () => {
    const { status, stdout, last } = score({ ping: checks });
    assert.equal(status, 1);
    assert.match(stdout, new RegExp(`ping +${verdict}`));
    assert.equal(last, 'conformance: 0 passed, 1 failed (0 not counted)');
  });
}

test('a scenario without a result does not pass', () => {
  const { status, stdout } = score({});
  assert.equal(status, 1);
  assert.match(stdout, /ping +ABSENT/);
});

test('a scenario that is not in the list is a failure, so that the list stays whole', () => {
  const { status, stdout } = score({ ping: { answer: 'SUCCESS' }, pong: { answer: 'SUCCESS' } });
  assert.equal(status, 1);
  assert.match(stdout, /pong +UNKNOWN/);
});

test('a scenario that is left out with a reason does not count', () => {
  const { status, last } = score({ ping: { answer: 'SUCCESS' }, 'tasks-x': { answer: 'FAILURE' } },
    { leftOut: { 'tasks-*': 'not claimed' } });
  assert.equal(status, 0);
  assert.equal(last, 'conformance: 1 passed, 0 failed (1 not counted)');
});

test('an empty list is not a pass', () => {
  assert.equal(score({}, { runs: {} }).status, 1);
});
