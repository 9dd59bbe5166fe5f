import type { MediaFlags } from '../call/messages.js';
import type { PeerId } from '../signaling/room-protocol.js';

/** How long the page of somebody who was muted has to say that the microphone is off, in milliseconds. */
const OBEYS_WITHIN = 2_000;

interface Voice {
  /** What the person's page says. */
  media: MediaFlags;
  streams: readonly MediaStream[];
  /** Runs until the page has to have said that the microphone is off. */
  deadline?: ReturnType<typeof setTimeout> | undefined;
  isSilenced: boolean;
}

/** Sees to it that somebody whom a moderator has muted is not heard here, whatever their page does. */
export class Muting {
  readonly #voices = new Map<PeerId, Voice>();
  readonly #silenced: (id: PeerId, media: MediaFlags) => void;

  /** `silenced` is told what counts from now on of somebody whose page did not obey. */
  constructor(silenced: (id: PeerId, media: MediaFlags) => void) {
    this.#silenced = silenced;
  }

  /** A moderator has muted somebody. */
  mute(id: PeerId): void {
    const voice = this.#of(id);
    if (!voice.media.microphone || voice.isSilenced) return;
    clearTimeout(voice.deadline);
    voice.deadline = setTimeout(() => {
      this.#silence(voice, true);
      this.#silenced(id, this.#counting(voice));
    }, OBEYS_WITHIN);
  }

  /** Takes what somebody's page says of their sources; the answer is what counts of it. */
  media(id: PeerId, media: MediaFlags): MediaFlags {
    const voice = this.#of(id);
    voice.media = media;
    if (!media.microphone) this.#silence(voice, false);
    return this.#counting(voice);
  }

  /** The sound of somebody comes in these streams now. */
  hears(id: PeerId, streams: readonly MediaStream[]): void {
    const voice = this.#of(id);
    voice.streams = streams;
    this.#apply(voice);
  }

  forget(id: PeerId): void {
    clearTimeout(this.#voices.get(id)?.deadline);
    this.#voices.delete(id);
  }

  close(): void {
    for (const id of [...this.#voices.keys()]) this.forget(id);
  }

  #of(id: PeerId): Voice {
    const media = { microphone: false, camera: false, screen: false };
    const voice = this.#voices.get(id) ?? { media, streams: [], isSilenced: false };
    this.#voices.set(id, voice);
    return voice;
  }

  #counting({ media, isSilenced }: Voice): MediaFlags {
    return isSilenced ? { ...media, microphone: false } : media;
  }

  #silence(voice: Voice, isSilenced: boolean): void {
    clearTimeout(voice.deadline);
    voice.isSilenced = isSilenced;
    this.#apply(voice);
  }

  /** A page that cheats may send a voice as the sound of its screen as well. */
  #apply({ streams, isSilenced }: Voice): void {
    for (const track of streams.flatMap((stream) => stream.getAudioTracks())) track.enabled = !isSilenced;
  }
}
