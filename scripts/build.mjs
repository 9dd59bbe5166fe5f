/**
 * Builds everything that is shipped, from nothing: types and modules, the drop-in files, their compressed twins, and the
 * manifest with the editors' data. */
import { rmSync } from 'node:fs';
import { run } from './run.mjs';
import { compressDropIn } from './compress.mjs';

rmSync('dist', { recursive: true, force: true });
run('tsc', ['-p', '.']);
run('tsc', ['-p', 'server']);
run('rollup', ['-c', '--silent']);
compressDropIn();
run('custom-elements-manifest', ['analyze', '--config', 'custom-elements-manifest.config.mjs'], {
  quiet: true,
});
