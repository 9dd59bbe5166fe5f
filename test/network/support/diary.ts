import { recordedBy } from './view.js';
import type { Person } from '../../support/person.js';
import type { Sample } from './recorder.js';

const inWords = ({ connection, phase }: Sample): string => {
  const { state, attempt, cause } = connection;
  return `${phase}; link ${state}${attempt > 0 ? `, attempt ${attempt}, ${String(cause)}` : ''}`;
};

/** What happened to somebody, line by line, to be read when a row fails: each change of a state, each stop of pictures. */
export async function diary(person: Person): Promise<string[]> {
  const { samples, events } = await recordedBy(person);
  const entries = events.map(({ at, type, about }) => ({ at, text: `${type} ${about}` }));
  const last = new Map<string, { words: string; frames: number; movedAt: number; stopped: boolean }>();
  for (const sample of samples) {
    const { at, of, frames } = sample;
    const words = inWords(sample);
    const before = last.get(of) ?? { words: '', frames: -1, movedAt: at, stopped: false };
    if (words !== before.words) entries.push({ at, text: `${of}: ${words}` });
    const moves = frames !== before.frames;
    const movedAt = moves ? at : before.movedAt;
    const stopped = !moves && at - movedAt > 1_000;
    if (stopped && !before.stopped) entries.push({ at: movedAt, text: `${of}: pictures stop` });
    if (moves && before.stopped) entries.push({ at, text: `${of}: pictures move` });
    last.set(of, { words, frames, movedAt, stopped });
  }
  const time = (at: number): string => new Date(at).toISOString().slice(17, 23);
  return entries.sort((a, b) => a.at - b.at).map(({ at, text }) => `${time(at)} ${person.id}: ${text}`);
}
