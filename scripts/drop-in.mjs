import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** The drop-in JavaScript files below `dist/`: the entries, and the chunks and languages beside them. */
export function dropInFiles() {
  const entries = ['video-call.js', 'device-picker.js'];
  const below = (folder) =>
    readdirSync(`dist/${folder}`)
      .filter((name) => name.endsWith('.js'))
      .map((name) => posix.join(folder, name));
  return [...entries, ...below('chunks'), ...below('locales')];
}

const IMPORT = /(?:^|[;}\s])(?:import|export)\s*(?:[^'"()]*?from\s*)?["'](\.{1,2}\/[^"']+)["']/g;

/** `file` and all that it imports statically, as paths below `dist/`. */
export function withStaticImports(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, specifier] of readFileSync(join('dist', file), 'utf8').matchAll(IMPORT)) {
    withStaticImports(posix.join(dirname(file), specifier), seen);
  }
  return seen;
}
