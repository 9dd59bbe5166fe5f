import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { dropInFiles } from './drop-in.mjs';

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

export const brotli = (file) => brotliCompressSync(readFileSync(file), BEST);

/** Writes `.br` and `.gz` beside each drop-in file, so that the server compresses nothing while people wait. */
export function compressDropIn() {
  for (const name of dropInFiles()) {
    const file = `dist/${name}`;
    writeFileSync(`${file}.br`, brotli(file));
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
}
