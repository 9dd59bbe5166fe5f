import { TokenBucket } from '../src/signaling/token-bucket.js';

/** Everything may come at once that may be there at once, as after a restart of the server; then this part of it a second. */
const PART_A_SECOND = 1 / 20;
/** After so long every bucket is full again: whoever has no socket is forgotten, and nothing is lost with it. */
const FORGET_AFTER = 1000 / PART_A_SECOND;

/** What is asked for; each has a budget of its own. */
export type Asked = 'socket' | 'join' | 'look' | 'request';

interface Known<Socket> {
  readonly sockets: Set<Socket>;
  readonly budgets: Readonly<Record<Asked, TokenBucket>>;
  askedAt: number;
}

export interface AddressLimitsParts {
  /** Sockets of one address at the same time. */
  readonly most: number;
  /** So many sockets came through proxies that name nobody: told once, since nobody limits those. */
  readonly onUnnamed?: () => void;
  readonly now?: () => number;
}

/** How much one address may have and ask for. An address is any text; `null` is nobody's, and has no limits. */
export class AddressLimits<Socket extends object> {
  readonly #parts: AddressLimitsParts;
  readonly #now: () => number;
  readonly #known = new Map<string, Known<Socket>>();
  readonly #unnamed = new Set<Socket>();
  #sweptAt: number;
  #isTold = false;

  constructor(parts: AddressLimitsParts) {
    this.#parts = parts;
    this.#now = parts.now ?? (() => performance.now());
    this.#sweptAt = this.#now();
  }

  /** Addresses that are remembered at present. */
  get size(): number {
    return this.#known.size;
  }

  /** Whether one more of it is bearable; it counts as asked for either way. */
  allows(address: string | null, asked: Asked): boolean {
    if (address === null) return true;
    const known = this.#of(address);
    return known.budgets[asked].take(1) && (asked !== 'socket' || known.sockets.size < this.#parts.most);
  }

  /** Milliseconds until an empty budget has one more. */
  get refill(): number {
    return 1000 / (this.#parts.most * PART_A_SECOND);
  }

  /** The sockets of one address that are open. */
  socketsOf(address: string): Iterable<Socket> {
    return this.#known.get(address)?.sockets ?? [];
  }

  opened(address: string | null, socket: Socket): void {
    if (address !== null) return void this.#of(address).sockets.add(socket);
    this.#unnamed.add(socket);
    if (this.#isTold || this.#unnamed.size < this.#parts.most) return;
    this.#isTold = true;
    this.#parts.onUnnamed?.();
  }

  closed(address: string | null, socket: Socket): void {
    if (address === null) this.#unnamed.delete(socket);
    else this.#known.get(address)?.sockets.delete(socket);
  }

  #of(address: string): Known<Socket> {
    const now = this.#now();
    if (now - this.#sweptAt > FORGET_AFTER) this.#sweep(now);
    const known = this.#known.get(address) ?? this.#meet(now);
    known.askedAt = now;
    this.#known.set(address, known);
    return known;
  }

  #meet(askedAt: number): Known<Socket> {
    const budget = (): TokenBucket =>
      new TokenBucket(this.#parts.most, this.#parts.most * PART_A_SECOND, this.#now);
    return {
      sockets: new Set(),
      budgets: { socket: budget(), join: budget(), look: budget(), request: budget() },
      askedAt,
    };
  }

  #sweep(now: number): void {
    this.#sweptAt = now;
    for (const [address, { sockets, askedAt }] of this.#known) {
      if (sockets.size === 0 && now - askedAt > FORGET_AFTER) this.#known.delete(address);
    }
  }
}
