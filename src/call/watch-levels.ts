import { ActiveSpeaker, UnheardSpeech, hears, loudnessOf } from './speaking.js';
import type { CallStore } from './call-store.js';
import type { Unsubscribe } from './emitter.js';
import type { LocalMedia } from '../media/local-media.js';
import type { Topology } from '../topology/topology.js';

/** How often loudness is looked at, in milliseconds: speech is seen within two looks. */
const LEVEL_INTERVAL = 200;

/** Keeps the state up to date with who speaks, and how loudly. */
export function watchLevels(store: CallStore, media: LocalMedia, topology: Topology): Unsubscribe {
  const speaker = new ActiveSpeaker();
  const unheard = new UnheardSpeech();
  /** Muted by the person, and not by the system, which nobody can undo here. */
  const isMuted = (): boolean => {
    const { enabled, wanted, notice } = store.state.local.microphone;
    return !enabled && !wanted && notice?.code !== 'muted' && media.track('microphone') !== null;
  };
  const look = (): void => {
    const levels = store.state.people.map((person) => {
      const { id, self } = person;
      const loudness = self ? media.loudness : loudnessOf(topology.audioLevel(id));
      const level = person.microphoneEnabled ? loudness : 0;
      const heard = hears(person, level);
      if (heard) store.dispatch({ type: 'level', id, ...heard });
      return { id, self, level };
    });
    const now = Date.now();
    store.dispatch({ type: 'active-speaker', id: speaker.next(levels, now) });
    store.dispatch({ type: 'unheard', unheard: unheard.next(isMuted() ? media.takeUnheard() : null, now) });
  };
  media.meter(true);
  const timer = setInterval(look, LEVEL_INTERVAL);
  return () => {
    clearInterval(timer);
    media.meter(false);
    store.dispatch({ type: 'unheard', unheard: false });
  };
}
