// Judges the results of the suite more strictly than the suite itself: node score.mjs RESULTS EXPECTED [--all]
//
// The tool calls a scenario good that was only skipped or warned about, and says nothing of one that left no result.
// Here a scenario passes when it has a success of its own (the checks of every message against the schema, which the
// tool adds to each scenario, do not count), no failure and no warning; and every scenario of the list must be there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [results, expectedFile, ...flags] = process.argv.slice(2);
if (!results || !expectedFile) {
  console.error('usage: node score.mjs RESULTS EXPECTED [--all]');
  process.exit(2);
}
const showAll = flags.includes('--all');
const expected = JSON.parse(readFileSync(expectedFile, 'utf8'));

/** Every file of one name below a folder. */
function* find(folder, name) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      yield* find(path, name);
    } else if (entry.name === name) {
      yield path;
    }
  }
}

/** The scenario's name in `server-tools-list-2026-07-28T10-11-12-013Z/checks.json`, or in `auth/…-…/checks.json`. */
function scenarioOf(run, file) {
  const folder = file.slice(run.length + 1, -'/checks.json'.length);
  return folder.replace(/^server-/, '').replace(/-\d{4}-\d{2}-\d{2}T[\dZ.:-]+$/, '');
}

function judge(checks) {
  const count = status => checks.filter(check => check.status === status).length;
  const own = checks.filter(check => check.status === 'SUCCESS' && !check.id.startsWith('wire-schema')).length;
  const failures = count('FAILURE');
  const warnings = count('WARNING');
  const verdict = failures > 0 ? 'FAILED' : warnings > 0 ? 'WARNED' : own > 0 ? 'passed' : 'EMPTY';
  const why = checks
    .filter(check => check.status === 'FAILURE' || check.status === 'WARNING')
    .map(check => check.errorMessage ? `${check.id}: ${check.errorMessage}` : check.id);
  return { verdict, own, failures, warnings, skipped: count('SKIPPED'), why: [...new Set(why)] };
}

/** What each scenario of a run came to; a scenario that ran twice is as good as its worse run. */
function readRun(folder) {
  const found = new Map();
  for (const file of existsSync(folder) ? find(folder, 'checks.json') : []) {
    const name = scenarioOf(folder, file);
    const judged = judge(JSON.parse(readFileSync(file, 'utf8')));
    if (!found.has(name) || found.get(name).verdict === 'passed') {
      found.set(name, judged);
    }
  }
  return found;
}

/** The reason why a scenario does not count, or undefined. A pattern may end in `*`. */
function leftOut(run, name) {
  const reasons = Object.entries({ ...expected.leftOut, ...expected.runs[run].leftOut });
  return reasons.find(([pattern]) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern)?.[1];
}

let passed = 0;
let failed = 0;
const rows = [];
const notCounted = new Map();

for (const [run, { scenarios }] of Object.entries(expected.runs)) {
  const found = readRun(join(results, run));
  let passedHere = 0;
  for (const name of scenarios) {
    const it = found.get(name) ?? { verdict: 'ABSENT', own: 0, failures: 0, warnings: 0, skipped: 0, why: [] };
    passedHere += it.verdict === 'passed' ? 1 : 0;
    rows.push({ run, name, ...it });
  }
  for (const [name, it] of found) {
    if (!scenarios.includes(name)) {
      const reason = leftOut(run, name);
      if (reason) {
        notCounted.set(`${run} ${name}`, `${it.verdict} (${reason})`);
      } else {
        rows.push({ run, name, ...it, verdict: 'UNKNOWN', why: [`not in ${basename(expectedFile)}`] });
      }
    }
  }
  passed += passedHere;
  console.log(`${run.padEnd(12)} ${passedHere} of ${scenarios.length} scenarios passed strictly`);
}
failed = rows.filter(row => row.verdict !== 'passed').length;

const shown = rows.filter(row => showAll || row.verdict !== 'passed');
if (shown.length > 0) {
  const width = Math.max(...shown.map(row => row.name.length));
  console.log(`\n${'run'.padEnd(12)} ${'scenario'.padEnd(width)} verdict  success failure warning skipped`);
  for (const row of shown) {
    const counts = [row.own, row.failures, row.warnings, row.skipped].map(it => String(it).padStart(7)).join(' ');
    console.log(`${row.run.padEnd(12)} ${row.name.padEnd(width)} ${row.verdict.padEnd(8)} ${counts}`);
    row.why.forEach(line => console.log(`             - ${line.replace(/\s+/g, ' ').slice(0, 300)}`));
  }
}
if (showAll && notCounted.size > 0) {
  console.log('\nnot counted:');
  notCounted.forEach((why, name) => console.log(`  ${name}: ${why}`));
}
console.log(`\nconformance: ${passed} passed, ${failed} failed (${notCounted.size} not counted)`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
