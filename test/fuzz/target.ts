import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { mintToken } from '../../server/index.js';
import type { CallServerOptions } from '../../server/index.js';
import { Client } from '../server/support.js';
import type { Message } from '../server/support.js';

const PROGRAM = join(import.meta.dirname, 'server-process.ts');
const MEGABYTE = 1024 * 1024;

/** What a machine with other work answers a neighbour within. */
const MOST_LATENCY = 1000;
/** A neighbour says three things at each look, and may say a hundred a second. */
const PAUSE = 40;

/** What the server may hold more at the end than it did half-way, its garbage collected. */
const MOST_HEAP_GROWTH = 2 * MEGABYTE;
const MOST_RSS_GROWTH = 25 * MEGABYTE;

interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
}

/** What a client says to come in; where tokens are asked for, as a moderator or as a member. */
export async function invitation(
  room: string,
  peerId: string,
  secret?: string,
  role: 'moderator' | 'member' = 'moderator',
): Promise<object> {
  const token = secret === undefined ? {} : { token: await mintToken({ secret, room, peerId, role }) };
  const seat = `the seat of ${peerId}`;
  return { op: 'join', room, peerId, seat, displayName: peerId, version: 1, ...token };
}

/** A server to be attacked, and two people in a room of it who are to notice nothing. */
export class Target {
  readonly #options: CallServerOptions;
  readonly #memory: Memory[] = [];
  #process: ChildProcess | null = null;
  #ended: Promise<null> = Promise.resolve(null);
  #stderr = '';
  #neighbours: readonly Client[] = [];
  #round = 0;
  #slowest = 0;
  #checkedAt = 0;
  url = '';

  private constructor(options: CallServerOptions) {
    this.#options = options;
  }

  static async start(t: Pick<TestContext, 'after'>, options: CallServerOptions = {}): Promise<Target> {
    const target = new Target(options);
    t.after(() => target.#process?.kill('SIGKILL'));
    await target.revive();
    return target;
  }

  /** The addresses of the two neighbours: some attacks aim at them. */
  get addresses(): readonly string[] {
    return this.#neighbours.map(({ id }) => id);
  }

  /** Starts a new server where the last one died, so that the search for the smallest cause can go on. */
  async revive(): Promise<void> {
    if (this.#process?.exitCode === null && this.#process.signalCode === null) return;
    this.#memory.length = 0;
    this.#stderr = '';
    const child = fork(PROGRAM, [JSON.stringify(this.#options)], {
      execArgv: ['--import', 'tsx', '--expose-gc'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#process = child;
    child.stderr?.on('data', (data) => (this.#stderr += String(data)));
    this.#ended = once(child, 'exit').then(() => null);
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    this.url = url;
    this.#neighbours = [new Client(this), new Client(this)];
    for (const [index, client] of this.#neighbours.entries()) {
      await client.next({ type: 'OPEN' });
      client.room(await invitation('a-quiet-room', `neighbour-${index}`, this.#options.authSecret));
      await client.next({ op: 'joined' });
    }
    await Promise.all(this.#neighbours.map((client) => client.settled()));
  }

  /** Fails when the server died, or the neighbours heard anything but each other, or waited for it. */
  async assertUndisturbed(): Promise<void> {
    const [ann, ben] = this.#neighbours as readonly [Client, Client];
    await sleep(Math.max(0, this.#checkedAt + PAUSE - performance.now()));
    const began = performance.now();
    this.#checkedAt = began;
    for (const [from, to] of [
      [ann, ben],
      [ben, ann],
    ] as const) {
      const payload = { round: ++this.#round };
      from.send({ type: 'OFFER', dst: to.id, payload });
      assert.deepEqual(await this.#hearing(from), []);
      const heard = await this.#hearing(to);
      assert.deepEqual(heard, [{ type: 'OFFER', src: from.id, dst: to.id, payload }]);
    }
    const latency = performance.now() - began;
    this.#slowest = Math.max(this.#slowest, latency);
    assert.ok(latency < MOST_LATENCY, `the neighbours waited ${latency.toFixed()} ms`);
  }

  /** Looks at the memory; to be called half-way and at the end. */
  async weigh(): Promise<void> {
    // A socket that was cut is let go of a second later.
    await sleep(1200);
    this.#process?.send('weigh');
    const [memory] = (await once(this.#process!, 'message')) as [Memory];
    this.#memory.push(memory);
  }

  /** Fails when the second half of what was done left more in the memory than it may. */
  assertMemoryBounded(t: TestContext): void {
    const [first, last] = [this.#memory.at(-2)!, this.#memory.at(-1)!];
    const heap = last.heapUsed - first.heapUsed;
    const rss = last.rss - first.rss;
    const mb = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);
    t.diagnostic(
      `heap ${mb(last.heapUsed)} MB (${mb(heap)} more in the second half), rss ${mb(last.rss)} MB (${mb(rss)} more), slowest neighbour ${this.#slowest.toFixed()} ms`,
    );
    assert.ok(heap < MOST_HEAP_GROWTH, `the heap grew by ${mb(heap)} MB`);
    assert.ok(rss < MOST_RSS_GROWTH, `the process grew by ${mb(rss)} MB`);
  }

  async #hearing(client: Client): Promise<Message[]> {
    const heard = await Promise.race([client.settled(), this.#ended, sleep(3 * MOST_LATENCY)]);
    assert.ok(heard, `a neighbour gets no answer ${this.#stderr}`);
    return heard;
  }
}
