import type { PeerId, Person } from './call-state.js';

/** Loudness between these, in dB below full scale, shows as 0 to 1: what lies outside is silence or shouting. */
const QUIETEST_DB = -60;
const LOUDEST_DB = -12;

/** A linear level, as WebRTC gives it, on the scale of the ear: both 0–1. */
export function loudnessOf(linear: number): number {
  const db = 20 * Math.log10(Math.max(linear, 1e-6));
  return Math.min(1, Math.max(0, (db - QUIETEST_DB) / (LOUDEST_DB - QUIETEST_DB)));
}

/** Quieter than this is not speech: about -46 dB. */
const SPEECH = 0.3;

/** Loudness shows in steps of a tenth, so that a view is not redrawn for what nobody can see. */
const STEPS = 10;

/** Speech has pauses: a speaker counts as speaking for this many looks after the last sound. */
const DECAY = 0.55;

/** The change in what is heard of a person, or `null` when it is too small to show. */
export function hears(person: Person, level: number): Pick<Person, 'audioLevel' | 'speaking'> | null {
  const held = Math.max(level, person.audioLevel * DECAY);
  // Rounded down from the half up, or an echo of a tenth would never fade.
  const audioLevel = Math.floor(Math.min(1, held) * STEPS + 0.4) / STEPS;
  const speaking = level > SPEECH || (person.speaking && held * STEPS >= 1);
  return audioLevel === person.audioLevel && speaking === person.speaking ? null : { audioLevel, speaking };
}

interface Heard {
  readonly id: PeerId;
  readonly self: boolean;
  readonly level: number;
}

/** How long somebody has to be the loudest before the stage is theirs, in milliseconds. */
const TAKES_OVER_AFTER = 600;

/** Picks whom to show large: the loudest of the others, once that has lasted; nobody's silence ends their turn. */
export class ActiveSpeaker {
  #current: PeerId | null = null;
  #candidate: PeerId | null = null;
  #since = 0;

  next(levels: readonly Heard[], now: number): PeerId | null {
    const others = levels.filter(({ self }) => !self);
    if (!others.some(({ id }) => id === this.#current)) this.#current = null;
    const loudest = others.reduce<Heard | null>(
      (most, one) => (one.level > (most?.level ?? SPEECH) ? one : most),
      null,
    );
    if (!loudest || loudest.id === this.#current) {
      this.#candidate = null;
      return this.#current;
    }
    if (loudest.id !== this.#candidate) {
      this.#candidate = loudest.id;
      this.#since = now;
    }
    if (this.#current === null || now - this.#since >= TAKES_OVER_AFTER) this.#current = loudest.id;
    return this.#current;
  }
}

/** How long somebody speaks before it is no cough, and how long they are silent before it is over, in milliseconds. */
const SPOKEN = 600;
const QUIET = 6_000;

/** Notices who speaks although nobody hears it. */
export class UnheardSpeech {
  #since: number | null = null;
  #lastAt = -Infinity;
  #isSpeaking = false;

  /** Takes one look at a muted microphone; `null` where there is none. Tells whether somebody speaks into it. */
  next(level: number | null, now: number): boolean {
    if (level === null) {
      this.#since = null;
      return (this.#isSpeaking = false);
    }
    if (level > SPEECH) {
      // Words have gaps between them.
      if (this.#since === null || now - this.#lastAt > SPOKEN) this.#since = now;
      this.#lastAt = now;
      this.#isSpeaking ||= now - this.#since >= SPOKEN;
    } else if (now - this.#lastAt > QUIET) this.#isSpeaking = false;
    return this.#isSpeaking;
  }
}
