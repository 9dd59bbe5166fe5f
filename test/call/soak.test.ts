import assert from 'node:assert/strict';
import { test } from 'node:test';
import { note } from '../network/support/figures.js';
import { Lab } from '../support/lab.js';
import type { Page } from 'playwright-core';
import type { Person } from '../support/person.js';

/** `SOAK_ROUNDS=1000` looks closer, and `SOAK_MINUTES=120` longer; what is allowed to grow stays the same. */
const ROUNDS = Number(process.env.SOAK_ROUNDS ?? 100);
const MINUTES = Number(process.env.SOAK_MINUTES ?? 0);
/** By then everything is loaded and compiled. */
const SETTLED = 10;
const MOST_GROWTH = 3 * 2 ** 20;

/** Remembers what was opened, and keeps none of it alive: what is gone is forgotten now and then. */
const WATCH = `
  globalThis.opened = { links: [], sockets: [], tracks: [], ever: { links: 0, sockets: 0, tracks: 0 } };
  const add = (kind, one) => {
    opened.ever[kind] += 1;
    if (opened[kind].length > 500) opened[kind] = opened[kind].filter((ref) => ref.deref());
    opened[kind].push(new WeakRef(one));
  };
  const keep = (name, kind) => {
    globalThis[name] = class extends globalThis[name] {
      constructor(...args) { super(...args); add(kind, this); }
    };
  };
  keep('RTCPeerConnection', 'links');
  keep('WebSocket', 'sockets');
  const capture = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await capture(wanted);
    for (const track of stream.getTracks()) add('tracks', track);
    return stream;
  };`;

interface Counts {
  readonly links: number;
  readonly sockets: number;
  readonly tracks: number;
}

/** What was ever opened, and what still is. */
const counts = (person: Person): Promise<{ ever: Counts; still: Counts }> =>
  person.page.evaluate(() => {
    const { links, sockets, tracks, ever } = (
      globalThis as unknown as {
        opened: {
          links: WeakRef<RTCPeerConnection>[];
          sockets: WeakRef<WebSocket>[];
          tracks: WeakRef<MediaStreamTrack>[];
          ever: Counts;
        };
      }
    ).opened;
    const alive = <T extends object>(list: WeakRef<T>[], isOpen: (one: T) => boolean): number =>
      list.filter((one) => {
        const target = one.deref();
        return target !== undefined && isOpen(target);
      }).length;
    return {
      ever,
      still: {
        links: alive(links, ({ connectionState }) => connectionState !== 'closed'),
        sockets: alive(sockets, ({ readyState }) => readyState !== WebSocket.CLOSED),
        tracks: alive(tracks, ({ readyState }) => readyState === 'live'),
      },
    };
  }, null);

/** Goes in and out; each time two people really are connected. */
const inAndOut = (person: Person, times: number): Promise<void> =>
  person.page.evaluate(async (times) => {
    const element = document.querySelector<
      HTMLElement & {
        peerId: string;
        participants: readonly { connection: { state: string } }[];
        join(): Promise<void>;
        leave(): Promise<void>;
      }
    >('video-call');
    if (!element) throw new Error('no call');
    const isConnected = (): boolean => element.participants[1]?.connection.state === 'connected';
    for (let round = 0; round < times; round += 1) {
      // Thirty connections in thirty seconds are all that a person gets (LinkAllowance).
      element.peerId = `ann-${round % 5}`;
      await element.join();
      for (const end = performance.now() + 10_000; !isConnected();) {
        if (performance.now() > end) throw new Error(`not connected in round ${round}`);
        await new Promise((done) => setTimeout(done, 10));
      }
      await element.leave();
    }
  }, times);

async function heapOf({ page }: Person<Page>): Promise<number> {
  const browser = await page.context().newCDPSession(page);
  // Twice: what only weak references and finalizers held goes with the second.
  await browser.send('HeapProfiler.collectGarbage');
  await browser.send('HeapProfiler.collectGarbage');
  const { usedSize } = await browser.send('Runtime.getHeapUsage');
  await browser.detach();
  return usedSize;
}

test(`after going in and out ${ROUNDS} times nothing is open, and the heap is what it was`, async (t) => {
  const flags = ['--use-fake-device-for-media-stream=fps=5', '--use-fake-ui-for-media-stream'];
  const lab = await Lab.start({ flags });
  t.after(() => lab.close());
  const people = [
    await lab.enter({ room: 'soak', id: 'ann', init: WATCH }),
    await lab.enter({ room: 'soak', id: 'ben', attributes: 'autojoin', init: WATCH }),
  ] as const;
  const [ann, ben] = people;
  await ben.untilState('connected');

  const began = performance.now();
  await inAndOut(ann, SETTLED);
  const before = await Promise.all(people.map(heapOf));
  let rounds = SETTLED;
  do {
    await inAndOut(ann, ROUNDS - SETTLED);
    rounds += ROUNDS - SETTLED;
  } while (performance.now() < began + MINUTES * 60_000);
  await ben.untilOthers();
  const after = await Promise.all(people.map(heapOf));
  const seconds = (performance.now() - began) / 1000;
  await ben.call('leave');
  const all = await Promise.all(people.map(counts));

  const growth = after.map((bytes, index) => bytes - (before[index] ?? 0));
  const kib = (bytes: number): string => `${Math.round(bytes / 1024)} KiB`;
  t.diagnostic(
    `${rounds} rounds in ${seconds.toFixed(1)} s; opened by the one who comes and goes: ${JSON.stringify(all[0]?.ever)}`,
  );
  t.diagnostic(`heap of the one who comes and goes: ${kib(before[0] ?? 0)}, ${kib(growth[0] ?? 0)} more`);
  t.diagnostic(`heap of the one who stays: ${kib(before[1] ?? 0)}, ${kib(growth[1] ?? 0)} more`);
  for (const [index, { still }] of all.entries()) {
    const who = index === 0 ? 'who comes and goes' : 'who stays';
    const open = still.links + still.sockets + still.tracks;
    const [row, atMost] = ['F58', 0];
    note({ row, what: `${who}: connections, sockets, tracks open`, value: open, unit: '', atMost, goal: 0 });
    const value = (growth[index] ?? 0) / 2 ** 20;
    note({ row, what: `${who}: the heap grew`, value, unit: 'MiB', atMost: 3, goal: 3 });
  }
  const nothing = { links: 0, sockets: 0, tracks: 0 };
  assert.deepEqual(
    all.map(({ still }) => still),
    [nothing, nothing],
  );
  assert.ok(
    (all[0]?.ever.links ?? 0) >= rounds && (all[0]?.ever.tracks ?? 0) >= rounds,
    'calls were really made',
  );
  for (const bytes of growth) assert.ok(bytes <= MOST_GROWTH, `the heap grew by ${kib(bytes)}`);
  assert.deepEqual([...ann.errors, ...ben.errors], []);
});
