import { resolve } from 'node:path';
import { build } from 'esbuild';

const PROGRAM = 'node_modules/.cache/bench/contestant.mjs';

/**
 * Makes plain JavaScript of contestant.ts, with the server as it is shipped, and answers where it is. Run by `tsx`, every
 * function would be given its name as it is made: that was a sixth of what a socket takes.
 */
export async function compiled(): Promise<string> {
  await build({
    entryPoints: ['test/bench/server/contestant.ts'],
    outfile: PROGRAM,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    plugins: [
      {
        name: 'shipped',
        setup: ({ onResolve }) =>
          onResolve({ filter: /\/server\/index\.js$/ }, () => ({
            path: resolve('dist/server/index.js'),
            external: true,
          })),
      },
    ],
  });
  return resolve(PROGRAM);
}
