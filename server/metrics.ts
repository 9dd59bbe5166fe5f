import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { RefusalCode } from '../src/signaling/room-protocol.js';
import type { OffenceCode, RelayedType } from './client-message.js';

/** What a client may say, as it is counted: never what it wrote itself. */
export type MessageType = 'HEARTBEAT' | RelayedType | 'ROOM' | 'unknown';

/** Why something was not let through: a socket before it was one, a client, a message. */
export type DropReason =
  | 'stopping'
  | 'server-full'
  | 'origin'
  | 'bad-query'
  | 'token'
  | 'address-limit'
  | OffenceCode
  | 'broken-frame'
  | 'too-big'
  | 'slow-reader'
  | 'slow-destination'
  | 'silent'
  | 'absent-destination';

/** What is there at the moment. */
export interface Present {
  readonly sockets: () => number;
  readonly rooms: () => number;
  readonly members: () => number;
}

type Count<Label extends string> = (value: Label) => void;

/** The counts an operator watches, in Prometheus' text. No label ever holds what a client made up. */
export class Metrics {
  /** One more join, by how it ended. */
  readonly join: Count<'ok' | RefusalCode>;
  /** One more message of a client. */
  readonly message: Count<MessageType>;
  /** One more thing that was not let through. */
  readonly drop: Count<DropReason>;
  readonly #registry = new Registry();
  readonly #credentials: Counter;

  constructor() {
    this.join = this.#counter('joins', 'Joins by result', 'result');
    this.message = this.#counter('messages', 'Messages of clients by type', 'type');
    this.drop = this.#counter('drops', 'What was not let through, by reason', 'reason');
    this.#credentials = new Counter({
      name: 'video_call_relay_credentials_total',
      help: 'Relay credentials issued',
      registers: [this.#registry],
    });
  }

  /** One more relay credential was given away. */
  credentials(): void {
    this.#credentials.inc();
  }

  /** Counts these whenever somebody asks. */
  watch(present: Present): void {
    const { sockets, rooms, members } = present;
    this.#gauge('sockets', 'WebSockets that are open', sockets);
    this.#gauge('rooms', 'Rooms with somebody in them', rooms);
    this.#gauge('members', 'Members, the absent ones included whose seat is held', members);
  }

  /** Our counts, and those of the process: event-loop lag, memory, garbage collection. */
  async text(): Promise<string> {
    return Registry.merge([this.#registry, processRegistry()]).metrics();
  }

  #counter<Label extends string>(name: string, help: string, label: string): Count<Label> {
    // Counted here and told when somebody asks: a message must not pay for finding its counter.
    const untold = new Map<Label, number>();
    new Counter({
      name: `video_call_${name}_total`,
      help,
      labelNames: [label],
      registers: [this.#registry],
      collect() {
        for (const [value, count] of untold) this.labels(value).inc(count);
        untold.clear();
      },
    });
    return (value) => void untold.set(value, (untold.get(value) ?? 0) + 1);
  }

  #gauge(name: string, help: string, count: () => number): void {
    new Gauge({
      name: `video_call_${name}`,
      help,
      registers: [this.#registry],
      collect() {
        this.set(count());
      },
    });
  }
}

let shared: Registry | undefined;

/** One for the process, however many servers run in it: what watches the event loop can't be stopped again. */
function processRegistry(): Registry {
  if (!shared) {
    shared = new Registry();
    collectDefaultMetrics({ register: shared });
  }
  return shared;
}
