import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

function nearest(directory: string): string {
  return existsSync(join(directory, 'package.json')) ? directory : nearest(dirname(directory));
}

/** The package's own folder, both from `server/` in the repository and from `dist/server/` once built. */
export const packageRoot = nearest(import.meta.dirname);

/** The package's version, for `--version`. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  return String((manifest as { version?: unknown }).version);
}
