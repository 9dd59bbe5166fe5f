import { CallError } from './call-error.js';
import { Captions } from './captions.js';
import { FILE, TALK } from './channel.js';
import { sendChat } from './chat.js';
import { Files } from './files.js';
import { Hearing } from './hearing.js';
import { Lane } from './lane.js';
import { Reactions } from './reactions.js';
import { MAX_TALK_LENGTH, MAX_TOPIC_LENGTH } from './talk-messages.js';
import type { CallStore } from './call-store.js';
import type { PeerId } from './call-state.js';
import type { TalkMessage } from './talk-messages.js';
import type { Topology } from '../topology/topology.js';

const known = new WeakMap<Topology, Sharing>();

/** The one for this stay in a room. */
export function sharingOf(topology: Topology, store: CallStore): Sharing {
  const sharing = known.get(topology) ?? new Sharing(topology, store);
  known.set(topology, sharing);
  return sharing;
}

/** What people in a room share besides sound and pictures. */
export class Sharing {
  readonly #topology: Topology;
  readonly #store: CallStore;
  readonly #files: Files;
  readonly #reactions: Reactions;
  readonly #captions: Captions;
  readonly #lanes = new Map<PeerId, Lane>();
  readonly #hearings = new Map<PeerId, Hearing>();

  constructor(topology: Topology, store: CallStore) {
    this.#topology = topology;
    this.#store = store;
    this.#files = new Files(topology, store);
    this.#reactions = new Reactions(store);
    this.#captions = new Captions(store);
    topology.on('gone', ({ id }) => this.#forget(id));
    topology.on('streams', ({ id }) => this.#files.lost(id, false));
    const stop = store.on('leave', () => {
      stop();
      this.#close();
    });
  }

  sendMessage(text: string, to: PeerId | undefined): Promise<string> {
    return sendChat(this.#topology, this.#store, text, to);
  }

  react(value: string): boolean {
    const emoji = this.#reactions.own(value);
    if (emoji === null) return false;
    // Whoever can't be reached just now has missed nothing.
    this.#tell({ type: 'reaction', emoji }).catch(() => undefined);
    return true;
  }

  sendCaption(text: string, final: boolean): boolean {
    const said = this.#captions.own(text, final);
    if (said === null) return false;
    this.#tell({ type: 'caption', text: said, final }).catch(() => undefined);
    return true;
  }

  async send(data: unknown, { to, topic = '' }: { to?: PeerId; topic?: string }): Promise<void> {
    if (topic.length > MAX_TOPIC_LENGTH)
      throw new CallError('unknown', `A topic has at most ${MAX_TOPIC_LENGTH} characters`);
    if (data === undefined) throw new CallError('unknown', 'There is nothing to send');
    await this.#tell({ type: 'data', topic, data }, to);
  }

  sendFile(file: File, to: PeerId | undefined): string {
    return this.#files.send(file, to, this.#meant(to));
  }

  acceptFile(id: string): Promise<File> {
    return this.#files.accept(id);
  }

  cancelFile(id: string): void {
    this.#files.cancel(id);
  }

  /** Somebody has opened a channel. */
  take(from: PeerId, channel: RTCDataChannel): void {
    const isThere = this.#store.state.people.some(({ id, self }) => id === from && !self);
    if (isThere && channel.label === FILE) return this.#files.offered(from, channel);
    if (!isThere || channel.label !== TALK) return channel.close();
    const hearing = this.#hearings.get(from) ?? new Hearing((message) => this.#heard(from, message));
    this.#hearings.set(from, hearing);
    hearing.take(channel);
  }

  #meant(to: PeerId | undefined): PeerId[] {
    const others = this.#store.state.people.filter(({ self }) => !self);
    return others.filter(({ id }) => to === undefined || id === to).map(({ id }) => id);
  }

  /** Settles when everyone who can be reached is told; rejects when nobody could be. */
  async #tell(message: TalkMessage, to?: PeerId): Promise<void> {
    let text: string;
    try {
      text = JSON.stringify(message);
    } catch (cause) {
      throw new CallError('unknown', 'JSON can not hold this', { cause });
    }
    if (text.length > MAX_TALK_LENGTH)
      throw new CallError(
        'unknown',
        `At most ${MAX_TALK_LENGTH} characters as JSON; this has ${text.length}`,
      );
    const meant = this.#meant(to);
    if (to !== undefined && meant.length === 0)
      throw new CallError('peer-unreachable', `Nobody here is ${to}`);
    const told = await Promise.allSettled(meant.map((id) => this.#lane(id).send(text)));
    const [first] = told;
    if (first?.status === 'rejected' && told.every(({ status }) => status === 'rejected')) throw first.reason;
  }

  #lane(id: PeerId): Lane {
    const lane = this.#lanes.get(id) ?? new Lane(() => this.#topology.openChannel(id, TALK, ''));
    this.#lanes.set(id, lane);
    return lane;
  }

  #heard(from: PeerId, message: TalkMessage): void {
    if (message.type === 'reaction') return this.#reactions.heard(from, message.emoji);
    if (message.type === 'caption') return this.#captions.heard(from, message.text, message.final);
    const { topic, data } = message;
    this.#store.emit('data', { from, topic, data });
  }

  #forget(id: PeerId): void {
    this.#files.lost(id, true);
    this.#lanes.get(id)?.close();
    this.#lanes.delete(id);
    this.#hearings.get(id)?.close();
    this.#hearings.delete(id);
  }

  #close(): void {
    this.#files.close();
    this.#reactions.close();
    this.#captions.close();
    for (const lane of this.#lanes.values()) lane.close();
    for (const hearing of this.#hearings.values()) hearing.close();
  }
}
