import { Emitter } from '../call/emitter.js';

/** A sound to be heard, under a name that stays its own. */
export interface Sound {
  readonly key: string;
  readonly stream: MediaStream;
  readonly isMuted: boolean;
  /** 0–1; as it is where absent. */
  readonly volume?: number;
}

export interface PlaybackEvents {
  /** The browser does not let sound play before the person did something; `resume()` from a gesture. */
  blocked: boolean;
}

/** As many voices as a full room has, and a shared sound. */
const SPARES = 10;

/** Plays what is heard of others: one audio element each, so that pictures can come and go without a gap in sound. */
export class Playback extends Emitter<PlaybackEvents> {
  readonly #players = new Map<string, HTMLAudioElement>();
  /** WebKit wants a gesture for each element: these had theirs, before there was anything to play. */
  readonly #spares: HTMLAudioElement[] = [];
  #sink = '';
  #isBlocked = false;

  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  /** Plays exactly these. */
  play(sounds: readonly Sound[]): void {
    for (const key of this.#players.keys()) if (!sounds.some((sound) => sound.key === key)) this.#stop(key);
    for (const { key, stream, isMuted, volume = 1 } of sounds) {
      const player = this.#players.get(key) ?? this.#create(key);
      // WebKit on phones keeps every volume at 1.
      player.muted = isMuted || volume === 0;
      player.volume = volume;
      if (player.srcObject === stream) continue;
      player.srcObject = stream;
      void this.#start(player);
    }
    if (sounds.length === 0) this.#tell(false);
  }

  /** Plays through this speaker; an empty string is the system's choice. */
  setSink(deviceId: string): void {
    if (deviceId === this.#sink) return;
    this.#sink = deviceId;
    for (const player of this.#players.values()) this.#route(player);
  }

  /** From a gesture: tries again what the browser refused, and opens what is to be heard later. */
  async resume(): Promise<void> {
    this.#tell(false);
    while (this.#spares.length + this.#players.size < SPARES) this.#spares.push(new Audio());
    // Without a source this settles when the element gets one; it is the call that counts.
    for (const spare of this.#spares) spare.play().catch(() => undefined);
    await Promise.all([...this.#players.values()].map((player) => this.#start(player)));
  }

  close(): void {
    this.play([]);
  }

  #create(key: string): HTMLAudioElement {
    const player = this.#spares.pop() ?? new Audio();
    this.#players.set(key, player);
    // One that was in use before may still be with another speaker.
    this.#route(player);
    return player;
  }

  #stop(key: string): void {
    const player = this.#players.get(key);
    this.#players.delete(key);
    if (!player) return;
    player.pause();
    player.srcObject = null;
    this.#spares.push(player);
  }

  async #start(player: HTMLAudioElement): Promise<void> {
    try {
      await player.play();
    } catch (error) {
      // Anything else means that another stream or none is to be played by now.
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.#tell(true);
    }
  }

  #route(player: HTMLAudioElement): void {
    // A speaker that is gone leaves the sound where it is: with the system's choice.
    if ('setSinkId' in player) player.setSinkId(this.#sink).catch(() => undefined);
  }

  #tell(blocked: boolean): void {
    if (blocked === this.#isBlocked) return;
    this.#isBlocked = blocked;
    this.emit('blocked', blocked);
  }
}
