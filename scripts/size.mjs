/** Checks the two budgets of the drop-in file, in bytes of brotli. Fails when one is over. */
import { brotli } from './compress.mjs';
import { dropInFiles, withStaticImports } from './drop-in.mjs';

const FIRST_LOAD = 45_000;
const PLAIN_CALL = 70_000;

const bytesOf = (files) => [...files].reduce((sum, file) => sum + brotli(`dist/${file}`).length, 0);

const first = withStaticImports('video-call.js');
// A plain call loads what carries and what shows it, and nothing else; what it really loads is counted in test/call.
const later = dropInFiles().filter((file) => /create-mesh|in-call|late-media/.test(file));
const plain = new Set([...first, ...later.flatMap((file) => [...withStaticImports(file)])]);

let failed = false;
for (const [name, files, budget] of [
  ['First load', first, FIRST_LOAD],
  ['A plain call', plain, PLAIN_CALL],
]) {
  const bytes = bytesOf(files);
  failed ||= bytes > budget;
  console.log(`${name}: ${bytes} B brotli of at most ${budget} B (${[...files].join(', ')})`);
}
if (failed) process.exit(1);
