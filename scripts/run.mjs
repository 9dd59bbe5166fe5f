import { spawnSync } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/**
 * Runs a program of this project's packages and ends this script when it fails. Shows what it says; with `quiet`, only
 * when it failed.
 */
export function run(program, args, { quiet = false } = {}) {
  const PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);
  const { status, stdout, stderr } = spawnSync(program, args, {
    stdio: quiet ? 'pipe' : 'inherit',
    env: { ...process.env, PATH },
    encoding: 'utf8',
  });
  if (status === 0) return;
  if (quiet) console.error(stdout, stderr);
  process.exit(status ?? 1);
}
