import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { en } from '../../src/locales/en.js';
import type { CallErrorCode, DeviceErrorCode } from '../../src/call/call-error.js';

const page = readFileSync('docs/errors.md', 'utf8');
const source = readFileSync('src/call/call-error.ts', 'utf8');

/** The members of a union of texts in `call-error.ts`: a type leaves nothing to be asked at run time. */
function members(type: string): string[] {
  const union = source.split(`export type ${type} =`)[1]?.split(';')[0] ?? '';
  return [...union.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code ?? '');
}

/** Code and sentence of each row of the table under a heading. */
function rowsUnder(heading: string): [code: string, sentence: string][] {
  const section = page.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([a-z-]+)` +\|.*\| +(.*?) +\|$/gm)].map(([, code, sentence]) => [
    code ?? '',
    sentence ?? '',
  ]);
}

const sentence = ({ what, next }: { readonly what: string; readonly next: string }): string =>
  `${what} ${next}`;

for (const [heading, type, read] of [
  ['Of a call', 'CallErrorCode', (code: string) => en.error(code as CallErrorCode)],
  ['Of a device', 'DeviceErrorCode', (code: string) => en.deviceError('camera', code as DeviceErrorCode)],
] as const) {
  test(`${heading}: the page on errors has each code once, with the sentence that a person reads`, () => {
    const rows = rowsUnder(heading);
    const codes = members(type);
    assert.ok(codes.length > 5, 'the type was not found');

    assert.deepEqual(rows.map(([code]) => code).sort(), codes.sort());
    assert.deepEqual(
      rows,
      rows.map(([code]) => [code, sentence(read(code))]),
    );
  });
}
