import { spawnSync } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/** Runs a program of this project's packages, shows what it says, and ends this script when it fails. */
export function run(program, args, { env = {} } = {}) {
  const PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);
  const { status } = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...env, PATH } });
  if (status !== 0) process.exit(status ?? 1);
}
