import type {
  JoinedEvent,
  Knock,
  ModerationEvent,
  ModerationRequest,
  PeerId,
} from '../signaling/room-protocol.js';
import type { Mutes } from './mutes.js';
import type { RemotePeer } from './remote-peer.js';
import type { TopologyEvents } from './topology.js';

type MuteEvent = Extract<ModerationEvent, { op: 'mute' }>;
type Tell = <K extends keyof TopologyEvents>(name: K, payload: TopologyEvents[K]) => void;

/** What moderators have said about the room, as far as it concerns us. */
export class HouseRules {
  readonly #tell: Tell;
  readonly #find: (id: PeerId) => RemotePeer | undefined;
  readonly #ask: (request: ModerationRequest) => void;
  #self: PeerId = '';
  #door: TopologyEvents['door'] = { locked: false, knocks: [] };
  #mutes: Mutes | null = null;

  constructor(
    tell: Tell,
    find: (id: PeerId) => RemotePeer | undefined,
    ask: (request: ModerationRequest) => void,
  ) {
    this.#tell = tell;
    this.#find = find;
    this.#ask = ask;
  }

  joined({ self, locked = false, waitingRoom = false, knocks = [] }: JoinedEvent): void {
    this.#self = self.id;
    this.#change({ locked, waitingRoom, knocks });
  }

  take(event: ModerationEvent): void {
    const { knocks } = this.#door;
    switch (event.op) {
      case 'waiting':
        return this.#tell('waiting', null);
      case 'knock': {
        const { id, displayName } = event;
        const index = knocks.findIndex((knock) => knock.id === id);
        const knock: Knock = { id, displayName };
        return this.#change({ knocks: index < 0 ? [...knocks, knock] : knocks.with(index, knock) });
      }
      case 'knock-gone':
        if (event.reason) this.#tell('turned-away', { id: event.id, code: event.reason });
        return this.#change({ knocks: knocks.filter(({ id }) => id !== event.id) });
      case 'locked':
        return this.#change({ locked: event.locked });
      case 'mute':
        return event.id === this.#self ? this.#tell('muted', event) : void this.#mute(event);
      case 'removed':
        return this.#tell('removed', event);
    }
  }

  #change(door: Partial<TopologyEvents['door']>): void {
    this.#door = { ...this.#door, ...door };
    this.#tell('door', this.#door);
  }

  /** This is where somebody is reached from now on. */
  met(peer: RemotePeer): void {
    this.#mutes?.met(peer);
  }

  async #mute({ id, by }: MuteEvent): Promise<void> {
    // Where it can't be loaded, the server and the muted page have still done theirs.
    const part = await import('./mutes.js').catch(() => null);
    if (part)
      this.#mutes ??= new part.Mutes(
        this.#find,
        (of, media) => this.#tell('media', { id: of, media }),
        this.#ask,
      );
    this.#mutes?.mute(id, by === this.#self);
  }
}
