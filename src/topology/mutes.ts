import { remember } from './remember.js';
import type { MediaFlags } from '../call/messages.js';
import type { ModerationRequest, PeerId } from '../signaling/room-protocol.js';
import type { RemotePeer } from './remote-peer.js';

/** What the link between a newcomer and whoever is muted takes to say whose microphone is on, in milliseconds. */
const ACQUAINTED_WITHIN = 3_000;

/** How long the page of somebody who was muted has to say that the microphone is off, in milliseconds. */
const OBEYS_WITHIN = 2_000;

interface Mute {
  /** Whether it was us who wanted it. */
  isOurs: boolean;
  isSilenced: boolean;
}

/**
 * Sees to it that somebody whom a moderator has muted is not heard here until their page has said that the microphone is
 * off: also not when it is loaded anew.
 */
export class Mutes {
  /** Who was muted and has not said so yet. */
  readonly #muted = new Map<PeerId, Mute>();
  readonly #find: (id: PeerId) => RemotePeer | undefined;
  readonly #tell: (id: PeerId, media: MediaFlags) => void;
  readonly #ask: (request: ModerationRequest) => void;
  #isIntroducing = false;

  /**
   * `tell` hears what counts of somebody's sources while their page says otherwise; `ask` reaches the server, for us as
   * a moderator.
   */
  constructor(
    find: (id: PeerId) => RemotePeer | undefined,
    tell: (id: PeerId, media: MediaFlags) => void,
    ask: (request: ModerationRequest) => void,
  ) {
    this.#find = find;
    this.#tell = tell;
    this.#ask = ask;
  }

  /** `isOurs`: it is for us to see to it that those who come later hear of it. */
  mute(id: PeerId, isOurs: boolean): void {
    const peer = this.#find(id);
    const known = this.#muted.get(id);
    if (known) known.isOurs ||= isOurs;
    if (known || !peer?.media.microphone) return;
    const mute: Mute = { isOurs, isSilenced: false };
    remember(this.#muted, id, mute);
    this.met(peer);
    setTimeout(() => {
      mute.isSilenced = true;
      const now = this.#find(id);
      if (now) this.#apply(now);
    }, OBEYS_WITHIN);
  }

  /** This is where the person is reached from now on. */
  met(peer: RemotePeer): void {
    const { id } = peer.member;
    if (!this.#muted.has(id)) return this.#introduce();
    const listen = (): void => {
      if (!peer.media.microphone) {
        this.#muted.delete(id);
        for (const stop of stops) stop();
      }
      this.#apply(peer);
    };
    const stops = [
      peer.on('media', listen),
      peer.on('message', ({ type }) => type === 'media' && listen()),
      // A page that was only just loaded has yet to say what is on.
      peer.on('streams', () => this.#apply(peer)),
    ];
  }

  /** Has the server mute once more who has not obeyed: it has forgotten, and who has just come was never told. */
  #introduce(): void {
    // Once for all who come meanwhile: two who take a seat from each other would make us ask as often as they do.
    if (this.#isIntroducing) return;
    this.#isIntroducing = true;
    setTimeout(() => {
      this.#isIntroducing = false;
      for (const [id, { isOurs, isSilenced }] of this.#muted)
        if (isOurs && isSilenced) this.#ask({ op: 'mute', id });
    }, ACQUAINTED_WITHIN);
  }

  #apply(peer: RemotePeer): void {
    const { id } = peer.member;
    const { isSilenced = false } = this.#muted.get(id) ?? {};
    // Also the sound of a screen: a page that cheats could send a voice there.
    for (const track of peer.link?.soundTracks ?? []) track.enabled = !isSilenced;
    if (isSilenced && peer.link) this.#tell(id, { ...peer.media, microphone: false });
  }
}
