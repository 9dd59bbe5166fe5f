import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Background } from './background.js';
import { HUB } from './namespaces.js';

/** Shared by the relay and the call server. */
export const RELAY_SECRET = 'a-secret-of-the-test-lab';
const PORT = 3478;

/** What the call server hands out, both ways in. */
export const RELAY_URLS = [`turn:${HUB}:${PORT}?transport=udp`, `turn:${HUB}:${PORT}?transport=tcp`];

const configuration = (folder: string, host: string, port: number): string => `
listening-ip=${host}
relay-ip=${host}
listening-port=${port}
min-port=34800
max-port=34999
realm=test.local
use-auth-secret
static-auth-secret=${RELAY_SECRET}
fingerprint
no-cli
no-tls
no-dtls
no-multicast-peers
no-rfc5780
no-stun-backward-compatibility
stale-nonce=600
userdb=${folder}/turndb
pidfile=${folder}/turn.pid
log-file=stdout
`;

/** A real coturn, in the hub unless told otherwise, over UDP and TCP. */
export class Relay {
  readonly #folder = mkdtempSync(join(tmpdir(), 'vc-relay-'));
  readonly #host: string;
  readonly #port: number;
  #coturn: Background | null = null;

  constructor(host: string = HUB, port = PORT) {
    this.#host = host;
    this.#port = port;
  }

  async start(): Promise<void> {
    if (this.#coturn) return;
    const file = join(this.#folder, 'turn.conf');
    writeFileSync(file, configuration(this.#folder, this.#host, this.#port));
    this.#coturn = await Background.start('turnserver', ['-c', file], /DB connection success/);
  }

  async stop(): Promise<void> {
    await this.#coturn?.end('SIGKILL');
    this.#coturn = null;
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
