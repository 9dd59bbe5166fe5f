import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '../..');
const page = await readFile(join(ROOT, 'docs/security.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| ?(?:[SBT]\d|–)/.test(line));

test('each threat has a proof, or a word that says why there is none', () => {
  assert.ok(rows.length > 45, `${rows.length} rows`);
  for (const row of rows) {
    const proof = row.split('|').at(-2)?.trim() ?? '';
    assert.match(proof, /`test\/|not there yet|out of scope|not proved|there is no/, row);
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
