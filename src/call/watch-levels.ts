import { ActiveSpeaker, hears, loudnessOf } from './speaking.js';
import type { CallStore } from './call-store.js';
import type { Unsubscribe } from './emitter.js';
import type { LocalMedia } from '../media/local-media.js';
import type { Topology } from '../topology/topology.js';

/** How often loudness is looked at, in milliseconds: speech is seen within two looks. */
const LEVEL_INTERVAL = 200;

/** Keeps the state up to date with who speaks, and how loudly. */
export function watchLevels(store: CallStore, media: LocalMedia, topology: Topology): Unsubscribe {
  const speaker = new ActiveSpeaker();
  const look = (): void => {
    const levels = store.state.people.map((person) => {
      const { id, self } = person;
      const loudness = self ? media.loudness : loudnessOf(topology.audioLevel(id));
      const level = person.microphoneEnabled ? loudness : 0;
      const heard = hears(person, level);
      if (heard) store.dispatch({ type: 'level', id, ...heard });
      return { id, self, level };
    });
    store.dispatch({ type: 'active-speaker', id: speaker.next(levels, Date.now()) });
  };
  media.meter(true);
  const timer = setInterval(look, LEVEL_INTERVAL);
  return () => {
    clearInterval(timer);
    media.meter(false);
  };
}
