import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Background } from '../network/support/background.js';

const CONFIGURE = join(import.meta.dirname, '../../deploy/coturn/configure.sh');

/** What `configure.sh` is told, by the names it uses. */
export type CoturnSettings = Readonly<Record<string, string>> & {
  readonly VC_TURN_SECRET: string;
  readonly TURN_LISTEN: string;
};

/** The configuration that is shipped, filled in as its users fill it in. */
export function shippedConfiguration(settings: Readonly<Record<string, string>>): string {
  return execFileSync('sh', [CONFIGURE], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...settings },
  });
}

/** A real coturn with the shipped configuration, but for what a test changes in it. */
export class Coturn {
  readonly #folder = mkdtempSync(join(tmpdir(), 'vc-coturn-'));
  readonly #file = join(this.#folder, 'turnserver.conf');
  #process: Background | null = null;

  constructor(settings: CoturnSettings, change: (text: string) => string = (text) => text) {
    const TURN_STATE = this.#folder;
    const text = shippedConfiguration({ TURN_REALM: 'turn.test', TURN_STATE, ...settings });
    writeFileSync(this.#file, change(text), { mode: 0o600 });
  }

  /** What it has written since it was started. */
  get output(): string {
    return this.#process?.output ?? '';
  }

  async start(): Promise<void> {
    this.#process ??= await Background.start('turnserver', ['-c', this.#file], /IO method \(admin thread\)/);
  }

  async stop(): Promise<void> {
    await this.#process?.end('SIGKILL');
    this.#process = null;
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
