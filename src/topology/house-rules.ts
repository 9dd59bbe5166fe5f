import { Muting } from './muting.js';
import type { MediaFlags } from '../call/messages.js';
import type { JoinedEvent, Knock, ModerationEvent, PeerId } from '../signaling/room-protocol.js';
import type { TopologyEvents } from './topology.js';

export type Tell = <K extends keyof TopologyEvents>(name: K, payload: TopologyEvents[K]) => void;

/** What moderators have said about the room, as far as it concerns us. */
export class HouseRules {
  readonly #tell: Tell;
  readonly #muting: Muting;
  #self: PeerId = '';
  #locked = false;
  #knocks: readonly Knock[] = [];

  constructor(tell: Tell) {
    this.#tell = tell;
    this.#muting = new Muting((id, media) => tell('media', { id, media }));
  }

  joined({ self, locked = false, knocks = [] }: JoinedEvent): void {
    this.#self = self.id;
    this.#locked = locked;
    this.#setKnocks(knocks);
  }

  take(event: ModerationEvent): void {
    switch (event.op) {
      case 'waiting':
        return this.#tell('waiting', null);
      case 'knock': {
        const { id, displayName } = event;
        const index = this.#knocks.findIndex((knock) => knock.id === id);
        const at = index < 0 ? this.#knocks.length : index;
        return this.#setKnocks(this.#knocks.toSpliced(at, 1, { id, displayName }));
      }
      case 'knock-gone':
        return this.#setKnocks(this.#knocks.filter(({ id }) => id !== event.id));
      case 'locked':
        this.#locked = event.locked;
        return this.#setKnocks(this.#knocks);
      case 'mute':
        return event.id === this.#self ? this.#tell('muted', { by: event.by }) : this.#muting.mute(event.id);
      case 'removed':
        return this.#tell('removed', event);
    }
  }

  /** Somebody's page says what it sends; told as what counts of it. */
  media(id: PeerId, media: MediaFlags): void {
    this.#tell('media', { id, media: this.#muting.media(id, media) });
  }

  /** The sound of somebody comes in these streams now. */
  hears(id: PeerId, streams: readonly MediaStream[]): void {
    this.#muting.hears(id, streams);
  }

  forget(id: PeerId): void {
    this.#muting.forget(id);
  }

  close(): void {
    this.#muting.close();
  }

  #setKnocks(knocks: readonly Knock[]): void {
    this.#knocks = knocks;
    this.#tell('door', { locked: this.#locked, knocks });
  }
}
