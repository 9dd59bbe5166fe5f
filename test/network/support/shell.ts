import { spawnSync } from 'node:child_process';

/** Runs a program and gives what it printed; throws with what it complained about. */
export function shell(line: string): string {
  const [program = '', ...args] = line.split(' ');
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${line}: ${error?.message ?? stderr.trim()}`);
  return stdout;
}

/** The same, where failing is one of the good outcomes. */
export function tryShell(line: string): string | null {
  try {
    return shell(line);
  } catch {
    return null;
  }
}
