import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where the first of these programs is on the PATH; `null` for nowhere. */
export function findProgram(...programs) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return (
    programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(isExecutable) ?? null
  );
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
