import { CallError } from '../call/call-error.js';
import { Presence } from './presence.js';
import { remember } from './remember.js';
import type { PeerMessage } from '../call/messages.js';
import type { Address, Member, PeerId } from '../signaling/room-protocol.js';
import type { RemotePeer } from './remote-peer.js';

export interface CrowdParts {
  /** Our own address. */
  readonly self: Address;
  readonly makePeer: (member: Member) => RemotePeer;
  /** Somebody is no longer there. */
  readonly gone: (id: PeerId) => void;
  /** Somebody is now reached elsewhere: their page was loaded anew, or opened a second time. */
  readonly moved: (id: PeerId) => void;
}

/** A server has rooms of at most 100 (server/options.ts); one that lies would have us connect to anybody. */
const MOST_OTHERS = 100;

/** The other pages in the room, by where they are and by who they are. */
export class Crowd {
  readonly #parts: CrowdParts;
  readonly #peers = new Map<Address, RemotePeer>();
  /** Pages that said goodbye: the server may not have heard it, and take a minute to notice. */
  readonly #departed = new Map<Address, true>();
  /** Our own id, once the server has let us in. */
  #selfId: PeerId | null = null;
  readonly #presence = new Presence({
    isAlive: ({ address }, since) => (this.at(address)?.heardAt ?? 0) > since,
    gone: ({ id }) => this.forget(id),
  });

  constructor(parts: CrowdParts) {
    this.#parts = parts;
  }

  get all(): readonly RemotePeer[] {
    return [...this.#peers.values()];
  }

  at(address: Address): RemotePeer | undefined {
    return this.#peers.get(address);
  }

  of(id: PeerId): RemotePeer | undefined {
    return this.all.find(({ member }) => member.id === id);
  }

  /**
   * Notes where a member is reached; a link to where they were before is of no use any more. False for what only a
   * server says that lies: that somebody else is us, or that there are more people than rooms hold.
   */
  meet(member: Member): boolean {
    const { id, address } = member;
    const isOurId = id === this.#selfId;
    if (isOurId || address === this.#parts.self) return isOurId && address === this.#parts.self;
    const known = this.of(id);
    if (!known && this.#peers.size >= MOST_OTHERS) return false;
    this.#presence.forget(id);
    if (known?.member.address === address) {
      known.member = member;
      return true;
    }
    if (known) this.#part(known);
    const squatter = this.at(address);
    if (squatter) this.forget(squatter.member.id);
    this.#peers.set(address, this.#parts.makePeer(member));
    if (known) this.#parts.moved(id);
    return true;
  }

  /** The page may be gone, or only its socket: the link knows. */
  doubt(member: Member): void {
    const peer = this.at(member.address);
    peer?.probe('disconnected');
    this.#presence.lost(member, !peer?.link ? 'none' : peer.heardAt > 0 ? 'used' : 'new');
  }

  /**
   * The server has let us in, or is back again, and knows these members; the others may come back a little later.
   * Answers those who are met.
   */
  expect(selfId: PeerId, roster: readonly Member[]): readonly Member[] {
    this.#selfId = selfId;
    const present = new Set(roster.map(({ id }) => id));
    for (const { member } of this.all) if (!present.has(member.id)) this.#presence.missing(member);
    const met = roster.filter((member) => this.meet(member));
    return met.filter(({ id, address }) => this.at(address)?.member.id === id);
  }

  /** Whoever has this id, or only who has it at this address, is no longer there. */
  forget(id: PeerId, address?: Address): void {
    const peer = this.of(id);
    if (!peer || (address !== undefined && peer.member.address !== address)) return;
    this.#part(peer);
    this.#parts.gone(id);
  }

  /** A page says that it goes. */
  farewell({ id, address }: Member): void {
    remember(this.#departed, address, true);
    this.forget(id, address);
  }

  /** Whether the seat only waits for a page that said goodbye. */
  hasLeft({ address, online }: Member): boolean {
    return !online && this.#departed.has(address);
  }

  /** To one person, or to everyone; throws where nobody of them can be told. */
  say(message: PeerMessage, to?: PeerId): void {
    const meant = this.all.filter(({ member }) => to === undefined || member.id === to);
    const told = meant.filter((peer) => peer.say(message));
    if (told.length === 0 && (to !== undefined || meant.length > 0))
      throw new CallError('peer-unreachable', `There is no connection to ${to ?? 'anybody'}`);
  }

  /** What the browser knows of the links: everyone's, or one person's. */
  async stats(id?: PeerId): Promise<ReadonlyMap<PeerId, RTCStatsReport>> {
    const wanted = this.all.flatMap(({ member, link }) =>
      link && (id === undefined || member.id === id) ? [{ id: member.id, link }] : [],
    );
    return new Map(
      await Promise.all(wanted.map(async ({ id: of, link }) => [of, await link.getStats()] as const)),
    );
  }

  close(): void {
    this.#presence.close();
    for (const peer of this.all) peer.close();
    this.#peers.clear();
  }

  #part(peer: RemotePeer): void {
    this.#peers.delete(peer.member.address);
    this.#presence.forget(peer.member.id);
    peer.close();
  }
}
