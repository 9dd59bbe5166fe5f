import { join } from 'node:path';
import { Background } from './background.js';
import { configure, namespaceOf, plugIn, portOf, unplug } from './namespaces.js';
import type { Host } from './namespaces.js';

const TAPWIRE = join(import.meta.dirname, 'tapwire.py');

/** Puts a long line in place of a host's cable: `delay` ms each way. Gives what brings the cable back. */
export async function longLine(host: Host, delay: number): Promise<() => Promise<void>> {
  unplug(host);
  const ends = [namespaceOf(host), 'eth0', namespaceOf('hub'), portOf(host)];
  const wire = await Background.start('python3', [TAPWIRE, ...ends, `delay=${delay}`], /wire up/);
  configure(host);
  return async () => {
    await wire.end('SIGKILL');
    plugIn(host);
  };
}
