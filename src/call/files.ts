import { CallError } from './call-error.js';
import { FILE, opened, say } from './channel.js';
import { FileList } from './file-list.js';
import { MAX_FILE_SIZE, offerOf, parseOffer } from './file-offer.js';
import { FileReceiving } from './file-receiving.js';
import { FileSending } from './file-sending.js';
import { randomId } from './random-id.js';
import { TokenBucket } from '../signaling/token-bucket.js';
import type { CallStore } from './call-store.js';
import type { FileReceipt, PeerId } from './call-state.js';
import type { FileOffer } from './file-offer.js';
import type { FileWay } from './file-way.js';
import type { Topology } from '../topology/topology.js';

/** What one person may offer: a handful at once, and then one in five seconds. */
const BURST = 10;
const PER_SECOND = 0.2;
const MOST_UNANSWERED = 5;

interface OnItsWay {
  readonly id: string;
  readonly whose: PeerId;
  readonly way: FileSending | FileReceiving;
}

const offered = (id: PeerId): FileReceipt => ({ id, state: 'offered', bytes: 0 });

function refuse(channel: RTCDataChannel): void {
  say(channel, 'no');
  channel.close();
}

/** The files that are offered and on their way, in both directions. */
export class Files {
  readonly #topology: Topology;
  readonly #store: CallStore;
  readonly #list: FileList;
  readonly #allowances = new Map<PeerId, TokenBucket>();
  #ways: readonly OnItsWay[] = [];

  constructor(topology: Topology, store: CallStore) {
    this.#topology = topology;
    this.#store = store;
    this.#list = new FileList(store);
  }

  /** Offers a file to these people; throws where it can't be offered to any of them. */
  send(file: File, to: PeerId | undefined, people: readonly PeerId[]): string {
    if (file.size > MAX_FILE_SIZE)
      throw new CallError('unknown', `A file has at most ${MAX_FILE_SIZE} bytes; this one has ${file.size}`);
    const offer = offerOf(file, to !== undefined);
    const channels = people.flatMap((whose) => this.#open(whose, offer));
    if (channels.length === 0) throw new CallError('peer-unreachable', 'There is nobody to send it to');
    const id = randomId();
    const transfer = {
      ...this.#transfer(id, this.#store.self.id, offer),
      to: to ?? null,
      receipts: channels.map(({ whose }) => offered(whose)),
      file,
    };
    if (!this.#list.add(transfer)) {
      for (const { channel } of channels) channel.close();
      throw new CallError('unknown', 'Too many files are on their way');
    }
    for (const { whose, channel } of channels) {
      const way = new FileSending(channel, file, (patch) => this.#told(id, whose, patch));
      this.#ways = [...this.#ways, { id, whose, way }];
    }
    return id;
  }

  /** Somebody offers a file. Too many offers, or one that is none, are declined without a word to the person. */
  offered(from: PeerId, channel: RTCDataChannel): void {
    const offer = parseOffer(channel.protocol);
    const allowance = this.#allowances.get(from) ?? new TokenBucket(BURST, PER_SECOND);
    this.#allowances.set(from, allowance);
    const unanswered = this.#ways.filter(({ whose, way }) => whose === from && way.state === 'offered');
    const self = this.#store.self.id;
    if (!offer || unanswered.length >= MOST_UNANSWERED || !allowance.take(1)) return refuse(channel);
    const id = randomId();
    const to = offer.direct ? self : null;
    const transfer = { ...this.#transfer(id, from, offer), to, receipts: [offered(self)], file: null };
    if (!this.#list.add(transfer)) return refuse(channel);
    const way = new FileReceiving(channel, offer, (patch) => this.#told(id, self, patch));
    this.#ways = [...this.#ways, { id, whose: from, way }];
    way.whole.then(
      (file) => this.#list.arrived(id, file),
      () => undefined,
    );
    this.#store.emit('file', {
      ...transfer,
      accept: () => this.accept(id),
      decline: () => this.cancel(id),
    });
  }

  accept(id: string): Promise<File> {
    const { file } = this.#list.find(id) ?? {};
    if (file) return Promise.resolve(file);
    const way = this.#ways.find((one) => one.id === id)?.way;
    if (!(way instanceof FileReceiving))
      return Promise.reject(new CallError('aborted', 'There is no such file to accept'));
    way.accept();
    return way.whole;
  }

  cancel(id: string): void {
    this.#each(
      ({ way }) => way.cancel(),
      (one) => one.id === id,
    );
  }

  /** The connection to somebody is another one, or they have gone. */
  lost(whose: PeerId, isGone: boolean): void {
    this.#each(
      ({ way }) => (isGone ? way.end('failed') : way.look()),
      (one) => one.whose === whose,
    );
  }

  close(): void {
    this.#each(({ way }) => way.end('failed', true));
  }

  #each(act: (one: OnItsWay) => void, isMeant: (one: OnItsWay) => boolean = () => true): void {
    for (const one of this.#ways) if (isMeant(one)) act(one);
  }

  #open(whose: PeerId, offer: FileOffer): { readonly whose: PeerId; readonly channel: RTCDataChannel }[] {
    try {
      const about = JSON.stringify(offer);
      return [{ whose, channel: opened(() => this.#topology.openChannel(whose, FILE, about)) }];
    } catch {
      return [];
    }
  }

  #transfer(id: string, from: PeerId, { name, size, type }: FileOffer) {
    return { id, from, name, size, type, at: Date.now() };
  }

  #told(id: string, whose: PeerId, patch: Partial<FileReceipt>): void {
    this.#list.patch(id, whose, patch);
    this.#ways = this.#ways.filter(({ way }: { readonly way: FileWay }) => !way.isOver);
  }
}
