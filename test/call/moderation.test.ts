import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { allMeet } from '../support/all-meet.js';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';
import type { Participant } from '../../src/client.js';
import type { Entry } from '../support/lab.js';
import type { Person } from '../support/person.js';

type Somebody = Person<Page>;
interface Recorded {
  readonly connections: readonly RTCPeerConnection[];
  readonly tracks: readonly MediaStreamTrack[];
  readonly told: readonly string[];
}
interface Element extends HTMLElement {
  readonly participants: readonly Participant[];
}

let lab: Lab;
before(async () => {
  // Three people at the full rate of the cameras keep two cores busy; what counts here is heard, not seen.
  const flags = ['--use-fake-device-for-media-stream=fps=10', '--use-fake-ui-for-media-stream'];
  lab = await Lab.start({ flags }, { openModeration: true });
});
after(() => lab.close());

/** Keeps every connection and every device that the page opens, and what it is told. */
const RECORD = `
  globalThis.connections = [];
  globalThis.tracks = [];
  globalThis.told = [];
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...args) { super(...args); connections.push(this); }
  };
  const open = navigator.mediaDevices.getUserMedia;
  navigator.mediaDevices.getUserMedia = async function (...args) {
    const stream = await open.apply(this, args);
    tracks.push(...stream.getTracks());
    return stream;
  };
  for (const name of ['call-leave', 'call-microphone-change', 'call-knock', 'call-error']) {
    addEventListener(name, ({ detail: { reason, text, enabled, source, id, error } }) =>
      told.push([name, reason, text, enabled, source, id, error?.code].filter((one) => one !== undefined).join(' ')));
  }`;

/** A page whose program does not do what a moderator says. */
const DISOBEDIENT = `
  globalThis.WebSocket = class extends WebSocket {
    set onmessage(listener) {
      super.onmessage = (event) => {
        if (!String(event.data).includes('"op":"mute"')) listener.call(this, event);
      };
    }
  };`;

const enter = (room: string, id: string, more: Partial<Entry> = {}): Promise<Somebody> =>
  lab.enter({ room, id, attributes: 'autojoin', ...more, init: `${RECORD}${more.init ?? ''}` });

const told = ({ page }: Somebody): Promise<readonly string[]> =>
  page.evaluate(() => (globalThis as unknown as Recorded).told, null);

const open = ({ page }: Somebody): Promise<number> =>
  page.evaluate(
    () =>
      (globalThis as unknown as Recorded).connections.filter(
        ({ connectionState }) => connectionState !== 'closed',
      ).length,
    null,
  );

const microphoneOf = async (person: Somebody, id: string): Promise<boolean | undefined> =>
  (await person.participants()).find((one) => one.id === id)?.microphoneEnabled;

/** The loudest sample of somebody within 1.5 s: the device of the test beeps once a second. */
const loudest = ({ page }: Somebody, id: string): Promise<number> =>
  page.evaluate(async (id) => {
    const element = document.querySelector<Element>('video-call');
    const stream = element?.participants.find((one) => one.id === id)?.stream;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    if (stream) context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let most = 0;
    for (let look = 0; look < 75; look += 1) {
      await new Promise((done) => setTimeout(done, 20));
      analyser.getFloatTimeDomainData(samples);
      most = Math.max(most, ...samples.map(Math.abs));
    }
    await context.close();
    return most;
  }, id);

/** Ann, who moderates, Ben and Cat, who all hear each other. */
async function three(
  room: string,
  ben: Partial<Entry> = {},
): Promise<readonly [Somebody, Somebody, Somebody]> {
  const ann = await enter(room, 'ann');
  await ann.untilState('connected');
  const people = [ann, await enter(room, 'ben', ben), await enter(room, 'cat')] as const;
  await allMeet(people);
  return people;
}

const close = (...people: readonly Somebody[]): Promise<unknown> =>
  Promise.all(people.map((person) => person.close()));

test('somebody removed is gone everywhere within a second, with every connection and device closed', async () => {
  const [ann, ben, cat] = await three('kick');

  const began = performance.now();
  await ann.call('kick', 'ben', 'Too loud');
  await Promise.all([ann.untilOthers('cat'), cat.untilOthers('ann'), ben.untilState('left')]);
  const took = performance.now() - began;

  assert.ok(took < 1_000, `took ${took} ms`);
  await until('links are closed', async () => (await open(ann)) === 1 && (await open(cat)) === 1);
  await until('all is closed', async () => (await open(ben)) === 0);
  const live = await ben.page.evaluate(
    () => (globalThis as unknown as Recorded).tracks.filter(({ readyState }) => readyState === 'live').length,
    null,
  );
  assert.equal(live, 0);
  assert.equal((await told(ben)).at(-1), 'call-leave kicked Too loud');

  await assert.rejects(ben.call('join'), /Removed from this room/);
  assert.deepEqual(await ann.others(), ['cat']);
  await ann.untilSeesAndHears('cat');
  await close(ann, ben, cat);
});

test('muting turns the microphone off, and says that it was somebody else', async () => {
  const [ann, ben, cat] = await three('mute');

  await ann.call('mute', 'ben');

  assert.equal(await microphoneOf(ann, 'ben'), false);
  await until('cat hears of it', async () => (await microphoneOf(cat, 'ben')) === false);
  assert.equal((await told(ben)).at(-1), 'call-microphone-change false remote');
  await ben.call('toggleMicrophone', true);
  await until('ben may speak again', async () => (await microphoneOf(ann, 'ben')) === true);
  assert.ok((await loudest(ann, 'ben')) > 0.01);
  await close(ann, ben, cat);
});

test('somebody whose page does not mute is silenced by the others, until it does', async () => {
  const [ann, ben, cat] = await three('ignore', { init: DISOBEDIENT });
  assert.ok((await loudest(cat, 'ben')) > 0.01, 'ben is heard before');

  await ann.call('mute', 'ben');

  assert.equal(await microphoneOf(ben, 'ben'), true, 'the page of ben ignores it');
  await until('cat sees it', async () => (await microphoneOf(cat, 'ben')) === false, { timeout: 4_000 });
  for (const one of [ann, cat]) assert.ok((await loudest(one, 'ben')) < 0.001, `${one.id} does not hear ben`);
  await ben.call('toggleMicrophone', false);
  await ben.call('toggleMicrophone', true);
  await until('ben is back', async () => (await microphoneOf(cat, 'ben')) === true);
  assert.ok((await loudest(cat, 'ben')) > 0.01);
  await close(ann, ben, cat);
});

test('a locked room: one who knocks is let in, one is turned away, and a member can do neither', async () => {
  const ann = await enter('door', 'ann');
  await ann.untilState('connected');
  const ben = await enter('door', 'ben');
  await ben.untilSeesAndHears('ann');
  await assert.rejects(ben.call('lock', true), /Only a moderator/);

  await ann.call('lock', true);
  const [cat, dan] = [await enter('door', 'cat'), await enter('door', 'dan')];
  await Promise.all([cat, dan].map((one) => one.untilState('knocking')));
  await until(
    'ann hears both',
    async () => (await told(ann)).filter((one) => one.includes('knock')).length === 2,
  );
  assert.deepEqual((await told(ann)).filter((one) => one.includes('knock')).sort(), [
    'call-knock cat',
    'call-knock dan',
  ]);
  await Promise.all([ann.call('admit', 'cat'), ann.call('deny', 'dan')]);

  await Promise.all([cat.untilSeesAndHears('ann'), cat.untilSeesAndHears('ben'), dan.untilState('failed')]);
  assert.equal((await told(dan)).at(-1), 'call-error denied');
  assert.deepEqual(
    (await told(ben)).filter((one) => one.includes('knock')),
    [],
  );
  await close(ann, ben, cat, dan);
});

test('the end for all ends the call everywhere', async () => {
  const [ann, ben, cat] = await three('end');

  await ann.call('endForAll');

  for (const one of [ann, ben, cat]) {
    await one.untilState('left');
    assert.equal((await told(one)).at(-1), 'call-leave ended');
    await until('all is closed', async () => (await open(one)) === 0);
  }
  await close(ann, ben, cat);
});
