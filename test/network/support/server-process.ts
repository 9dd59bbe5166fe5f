import { join } from 'node:path';
import { Background } from './background.js';
import { HUB } from './namespaces.js';
import { RELAY_SECRET, RELAY_URLS } from './relay.js';

const CLI = join(import.meta.dirname, '../../../dist/server/cli.js');
const PORT = 8080;

export interface ServerSettings {
  /** Whether the server hands out the relay. */
  readonly relay?: boolean;
  /** Seconds that a relay credential is good for. */
  readonly turnTtl?: number;
}

/** The call server as it is deployed: a process in the hub that can be killed, and started again on its port. */
export class ServerProcess {
  readonly url = `http://${HUB}:${PORT}/`;
  #process: Background | null = null;
  #settings: ServerSettings = {};

  async start(settings: ServerSettings = this.#settings): Promise<void> {
    this.#settings = settings;
    const { relay = true, turnTtl = 3600 } = settings;
    const turn = relay
      ? ['--turn-urls', RELAY_URLS.join(), '--turn-secret', RELAY_SECRET, '--turn-ttl', String(turnTtl)]
      : [];
    const listen = ['--host', '0.0.0.0', '--port', String(PORT), '--log-level', 'error'];
    this.#process = await Background.start(process.execPath, [CLI, ...listen, ...turn], /is ready/);
  }

  /** Ends at once; nobody is told. */
  async kill(): Promise<void> {
    await this.#process?.end('SIGKILL');
  }

  /** Ends as a deployment ends it; gives the exit code. */
  async terminate(): Promise<number | null> {
    await this.#process?.end('SIGTERM');
    return this.#process?.exitCode ?? null;
  }

  /** Runs with these settings, and is fresh if it ran with others. */
  async ensure(settings: ServerSettings): Promise<void> {
    const same = JSON.stringify(settings) === JSON.stringify(this.#settings);
    if (same && this.#process?.isGone === false) return;
    await this.kill();
    await this.start(settings);
  }
}
