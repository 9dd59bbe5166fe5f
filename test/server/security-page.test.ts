import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '../..');
const page = await readFile(join(ROOT, 'docs/security.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| ?(?:[SBTC]\d|–)/.test(line));

/** Those that no test proves; a row that is not among them needs one. */
const UNPROVED = ['S25', 'B9, B10', 'B13', 'B20', 'B21', 'C1', 'C2', 'C4', 'C5'];

test('each threat has a proof, but for those that are known to have none, and say why', () => {
  assert.ok(rows.length > 45, `${rows.length} rows`);
  for (const row of rows) {
    const proof = row.split('|').at(-2)?.trim() ?? '';
    const name = row.split('|')[1]?.trim() ?? '';
    const isProved = /`test\/[^`]+`: "/.test(proof);
    assert.equal(isProved, !UNPROVED.includes(name), row);
    if (!isProved) assert.match(proof, /not there yet|out of scope|not proved/, row);
  }
});

test('each test that is named exists', async () => {
  const named = [...page.matchAll(/`(test\/[^`]+)`: "([^"]+)"/g)];
  assert.ok(named.length > 40, `${named.length} tests`);

  const wrong: string[] = [];
  for (const [, file = '', title = ''] of named) {
    const source = await readFile(join(ROOT, file), 'utf8').catch(() => '');
    if (!holds(source, title)) wrong.push(`${file}: ${title}`);
  }

  assert.deepEqual(wrong, []);
});

/** Whether there is a test of this title; what stands between the dots has to be there, in this order. */
function holds(source: string, title: string): boolean {
  const parts = title.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // The title of a case is a template: `${what} is ended within seconds`.
  return new RegExp(
    `(?:\\b(?:test|it)\\(\\s*|\\brow\\(\\s*'\\w+',\\s*|\\[)['"\`]${parts.join('[^\\n]*')}['"\`]`,
  ).test(source);
}
