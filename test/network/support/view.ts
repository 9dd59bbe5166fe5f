import type { Page } from 'playwright-core';
import { until } from '../../support/until.js';
import type { Person } from '../../support/person.js';
import type { Noted, Recorded, Sample } from './recorder.js';

/** All that a page wrote down since a moment. */
export function recordedBy(person: Person, since = 0): Promise<Recorded> {
  return person.page.evaluate(
    (since) => (globalThis as unknown as { recorded: (since: number) => Recorded }).recorded(since),
    since,
  );
}

/** The comings and goings that somebody was told of. */
export async function comingsAndGoings(person: Person, since: number): Promise<Noted[]> {
  const { events } = await recordedBy(person, since);
  return events.filter(({ type }) => type.startsWith('call-participant-'));
}

/** What still lies in a jitter buffer when a path breaks is no sign of a new one. */
const STILL_BUFFERED = 500;

/** What one person gets of another. */
export class View {
  readonly viewer: Person;
  readonly of: string;

  constructor(viewer: Person, of: string) {
    this.viewer = viewer;
    this.of = of;
  }

  async samples(since = 0): Promise<Sample[]> {
    const { samples } = await recordedBy(this.viewer, since);
    return samples.filter(({ of }) => of === this.of);
  }

  async last(): Promise<Sample | null> {
    return (await this.samples(Date.now() - 2_000)).at(-1) ?? null;
  }

  /** Milliseconds from `since` until pictures move and sound comes in again. */
  async back(since: number, timeout = 60_000): Promise<number> {
    const at = await until(
      `${this.viewer.id} gets ${this.of} again`,
      async () => resumedAt(await this.samples(since)),
      { timeout, interval: 100 },
    );
    return at - since;
  }

  /** Milliseconds from a break until pictures move and sound comes in again. */
  async backAfter(broken: number): Promise<number> {
    return STILL_BUFFERED + (await this.back(broken + STILL_BUFFERED));
  }

  /** Milliseconds from `since` until the first picture of somebody who was not seen before. */
  async firstPicture(since: number, timeout = 20_000): Promise<number> {
    const found = await until(
      `${this.viewer.id} sees ${this.of}`,
      async () => (await this.samples(since)).find(({ frames }) => frames > 0),
      { timeout, interval: 100 },
    );
    return found.at - since;
  }

  /** Milliseconds from `since` until the link is said to be in this state. */
  async linkIs(state: Sample['connection']['state'], since: number, timeout: number): Promise<number> {
    const found = await until(
      `${this.viewer.id} calls the link to ${this.of} ${state}`,
      async () => (await this.samples(since)).find(({ connection }) => connection.state === state),
      { timeout, interval: 100 },
    );
    return found.at - since;
  }

  /** Waits until the link is said to go this way; that is measured every other second. */
  async untilRoute(route: Sample['connection']['route']): Promise<void> {
    await until(
      `${this.viewer.id} calls the link to ${this.of} ${route}`,
      async () => (await this.last())?.connection.route === route,
    );
  }

  /** The longest time without a new picture, or without any sound, from `since` until now. */
  async longestFreeze(since: number, count: 'frames' | 'audioBytes' = 'frames'): Promise<number> {
    const samples = await this.samples(since);
    let [longest, last] = [0, since];
    for (const [index, { at, [count]: counted }] of samples.entries()) {
      if (index > 0 && counted === samples[index - 1]![count]) continue;
      longest = Math.max(longest, at - last);
      last = at;
    }
    return Math.max(longest, Date.now() - last);
  }

  /** Frames a second, share of sound made up, and sound's bytes, from `since` until now. */
  async quality(since: number): Promise<{ fps: number; concealed: number; audioBytes: number; rtt: number }> {
    const samples = await this.samples(since);
    const [first, last] = [samples[0], samples.at(-1)];
    if (!first || !last) throw new Error(`${this.viewer.id} knows nothing of ${this.of}`);
    const heard = last.heard - first.heard;
    const trips = samples.map(({ rtt }) => rtt ?? 0).sort((a, b) => a - b);
    return {
      fps: ((last.frames - first.frames) * 1_000) / (last.at - first.at),
      concealed: heard > 0 ? (last.concealed - first.concealed) / heard : 1,
      audioBytes: last.audioBytes - first.audioBytes,
      rtt: trips[Math.floor(trips.length / 2)] ?? 0,
    };
  }
}

/** Both directions between two people. */
export const between = (a: Person, b: Person): [View, View] => [new View(a, b.id), new View(b, a.id)];

/** Presses the button on the tile of somebody who can't be reached. */
export async function tryAgain({ page }: Person<Page>): Promise<void> {
  await page.locator('video-call [part~="status"] button').click({ timeout: 10_000 });
}

/** When both had come again: pictures, three at least, and sound. */
function resumedAt(samples: readonly Sample[]): number | undefined {
  const [first] = samples;
  if (!first) return undefined;
  return samples.find(
    ({ frames, audioBytes }) => frames >= first.frames + 3 && audioBytes >= first.audioBytes + 300,
  )?.at;
}
