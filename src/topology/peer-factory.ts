import { shareOf } from '../quality/send-budget.js';
import { remember } from './remember.js';
import { RemotePeer } from './remote-peer.js';
import type { MediaFlags } from '../call/messages.js';
import type { LinkMessage } from '../signaling/link-message.js';
import type { Address, Member } from '../signaling/room-protocol.js';
import type { Signaling } from '../signaling/signaling.js';
import type { Hurry } from './hurry.js';
import type { LinkFactory } from './link-factory.js';
import type { Demand } from './outgoing-video.js';
import type { RoomClient } from './room-client.js';

export interface PeerFactoryParts {
  readonly signaling: Signaling;
  readonly room: RoomClient;
  readonly links: LinkFactory;
  readonly hurry: Hurry;
  /** How many the others are. */
  readonly howMany: () => number;
  /** Whether the server has let us in on the connection of now, so that it relays. */
  readonly isInside: () => boolean;
  /** Whether we have left the room. */
  readonly hasLeft: () => boolean;
  /** What we have on. */
  readonly media: () => MediaFlags;
  /** What we want to see of the others. */
  readonly demand: () => Demand;
}

/** Makes the remote peers, and knows of pages what outlasts them. */
export class PeerFactory {
  readonly #parts: PeerFactoryParts;
  /** The last number of each pair of addresses: a connection that is made anew needs a higher one. */
  readonly #numbers = new Map<Address, number>();
  /** Pages that flooded us. */
  readonly #shunned = new Map<Address, true>();

  constructor(parts: PeerFactoryParts) {
    this.#parts = parts;
  }

  isShunned(address: Address): boolean {
    return this.#shunned.has(address);
  }

  /** Whether we still want anything to do with this page. */
  mayMeet(address: Address): boolean {
    return !this.#parts.hasLeft() && !this.isShunned(address);
  }

  make(member: Member): RemotePeer {
    const { address } = member;
    const { signaling, room, links, hurry, howMany, hasLeft, media, demand } = this.#parts;
    const peer: RemotePeer = new RemotePeer(member, {
      polite: signaling.address < address,
      makeLink: (wishes) => {
        if (hasLeft()) return null;
        hurry.begin(address);
        return links.make(address, shareOf(howMany()), wishes);
      },
      mayMeet: () => this.mayMeet(address),
      mayNegotiate: () => links.allows(address),
      transmit: (message) => this.#transmit(peer, message),
      media,
      demand,
      freshIceServers: () => links.fresh((patience) => room.refresh(patience)),
      surroundings: () => ({
        hasServer: this.#parts.isInside() && peer.member.online,
        hasRelay: links.hasRelay,
      }),
      numbers: {
        get: () => this.#numbers.get(address) ?? -1,
        set: (number) => remember(this.#numbers, address, number),
      },
    });
    peer.on('settled', () => hurry.end(address));
    peer.on('abused', () => {
      remember(this.#shunned, address, true);
      peer.close();
    });
    return peer;
  }

  /** Through the server; while one of us has none, straight to the other page, if that is still heard. */
  #transmit(peer: RemotePeer, message: LinkMessage): void {
    const { signaling, isInside } = this.#parts;
    const isServed = isInside() && peer.member.online && !peer.isCutOff;
    const isRelayed = !isServed && peer.isHeard && peer.link?.relay(message) === true;
    if (!isRelayed) signaling.send(peer.member.address, message);
  }
}
