import { resolve } from 'node:path';

/** Resolves the named modules to files of this repository. */
export default function alias(files) {
  return { name: 'alias', resolveId: (source) => (source in files ? resolve(files[source]) : null) };
}
