import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Lab } from '../support/lab.js';
import { noPulse, Pulse } from '../support/pulse.js';
import { until } from '../support/until.js';
import type { Person } from '../support/person.js';

const HEADSET = 1_500;
const DESK = 500;

/** Longer than the poll of the devices, and the time a device takes to open. */
const SOON = { timeout: 8_000, interval: 100 };

/** Notes in ben's page when which of the two tones came last, and first after a silence of it. */
const LISTEN = ({ tones }: { tones: readonly number[] }): void => {
  const call = document.querySelector<
    HTMLElement & { participants: readonly { self: boolean; stream: MediaStream | null }[] }
  >('video-call');
  const stream = call?.participants.find((one) => !one.self)?.stream;
  if (!stream) throw new Error('nobody to listen to');
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 2048, smoothingTimeConstant: 0 });
  context.createMediaStreamSource(new MediaStream(stream.getAudioTracks())).connect(analyser);
  const bins = new Float32Array(analyser.frequencyBinCount);
  const heard = tones.map((hertz) => ({ hertz, first: 0, last: 0 }));
  Object.assign(globalThis, { heard });
  setInterval(() => {
    analyser.getFloatFrequencyData(bins);
    const binOf = (hertz: number): number => Math.round((hertz * analyser.fftSize) / context.sampleRate);
    const level = (hertz: number): number =>
      Math.max(...[-1, 0, 1].map((offset) => bins[binOf(hertz) + offset] ?? -200));
    const loudest = heard.reduce((most, one) => (level(one.hertz) > level(most.hertz) ? one : most));
    if (level(loudest.hertz) < -60) return;
    const now = Date.now();
    if (now - loudest.last > 1_000) loudest.first = now;
    loudest.last = now;
  }, 20);
};

interface Heard {
  readonly hertz: number;
  readonly first: number;
  readonly last: number;
}

const heardBy = (person: Person): Promise<{ now: number; heard: Heard[] }> =>
  person.page.evaluate(
    () => ({ now: Date.now(), heard: (globalThis as unknown as { heard: Heard[] }).heard }),
    null,
  );

/** Waits until only the tone of `hertz` is heard; gives since when, by the clock that both pages share. */
async function heardSince(person: Person, hertz: number): Promise<number> {
  const { first } = await until(
    `${hertz} Hz`,
    async () => {
      const { now, heard } = await heardBy(person);
      const wanted = heard.find((one) => one.hertz === hertz)!;
      const isAlone = heard.every((one) => one === wanted || one.last < wanted.first);
      return now - wanted.last < 400 && isAlone ? wanted : null;
    },
    SOON,
  );
  return first;
}

interface Microphone {
  readonly label: string;
  readonly enabled: boolean;
  readonly selected: string;
}

const microphoneOf = (person: Person): Promise<Microphone> =>
  person.page.evaluate(async () => {
    const call = document.querySelector<
      HTMLElement & {
        localStream: MediaStream | null;
        microphoneEnabled: boolean;
        selectedDevices: Record<MediaDeviceKind, string>;
      }
    >('video-call')!;
    const list = await navigator.mediaDevices.enumerateDevices();
    const labelOf = (id: string | undefined): string =>
      list.find((one) => one.kind === 'audioinput' && one.deviceId === id)?.label ?? '';
    return {
      label: labelOf(call.localStream?.getAudioTracks()[0]?.getSettings().deviceId),
      enabled: call.microphoneEnabled,
      selected: labelOf(call.selectedDevices.audioinput),
    };
  }, null);

const choose = async (person: Person, label: string): Promise<void> => {
  const id = await person.page.evaluate(async (label) => {
    const list = await navigator.mediaDevices.enumerateDevices();
    return list.find((one) => one.kind === 'audioinput' && one.label === label)?.deviceId;
  }, label);
  assert.ok(id, `a microphone called ${label}`);
  await person.call('setDevice', 'audioinput', id);
};

/** What the element told about its devices, as `name detail`. */
const RECORD = `
  globalThis.told = [];
  for (const name of ['call-device-error', 'call-device-change', 'call-microphone-change']) {
    addEventListener(name, ({ detail }) => told.push([name, detail.code ?? detail.enabled ?? detail.kind].join(' ')));
  }`;

const toldTo = (person: Person): Promise<string[]> =>
  person.page.evaluate(() => (globalThis as unknown as { told: string[] }).told.splice(0), null);

if (noPulse) test('devices that are plugged in and out', { skip: noPulse });
else {
  let pulse: Pulse;
  let lab: Lab;

  before(async () => {
    pulse = await Pulse.start();
    pulse.plug('Headset', HEADSET);
    pulse.plug('Desk', DESK);
    pulse.makeDefault('Desk');
    // Real microphones: only the prompt is answered by the browser itself.
    lab = await Lab.start({
      flags: ['--use-fake-ui-for-media-stream'],
      env: pulse.env,
      without: ['--mute-audio'],
    });
  });
  after(async () => {
    await lab.close();
    pulse.close();
  });

  const meet = async (room: string) => {
    const ann = await lab.enter({
      room,
      id: 'ann',
      attributes: 'autojoin start-camera-off',
      init: RECORD,
    });
    const ben = await lab.enter({ room, id: 'ben', attributes: 'autojoin start-camera-off start-muted' });
    await Promise.all([ann.untilOthers('ben'), ben.untilOthers('ann')]);
    await until('sound', async () => (await ben.receivedFrom('ann')).audioBytes > 2_000);
    await ben.page.evaluate(LISTEN, { tones: [HEADSET, DESK] });
    return [ann, ben] as const;
  };

  test('F13: the default microphone takes over when the chosen one is unplugged, until it is back', async (t) => {
    const [ann, ben] = await meet('unplugged');
    await heardSince(ben, DESK);
    await choose(ann, 'Headset');
    await heardSince(ben, HEADSET);
    await toldTo(ann);

    const { audioBytes } = await ben.receivedFrom('ann');
    const unplugged = Date.now();
    pulse.unplug('Headset');
    t.diagnostic(`unplugged; the other one was heard ${(await heardSince(ben, DESK)) - unplugged} ms later`);
    assert.ok((await ben.receivedFrom('ann')).audioBytes > audioBytes);
    // The list of devices may be behind what is heard.
    await until('the default is shown', async () => (await microphoneOf(ann)).selected === 'Default', SOON);
    assert.deepEqual(await microphoneOf(ann), { label: 'Default', enabled: true, selected: 'Default' });
    assert.deepEqual(await toldTo(ann), ['call-device-change audioinput']);

    const plugged = Date.now();
    pulse.plug('Headset', HEADSET);
    t.diagnostic(`plugged in; it was heard ${(await heardSince(ben, HEADSET)) - plugged} ms later`);
    assert.deepEqual(await microphoneOf(ann), { label: 'Headset', enabled: true, selected: 'Headset' });
    assert.deepEqual([...ann.errors, ...ben.errors], []);
    await Promise.all([ann.close(), ben.close()]);
  });

  test('F15: a microphone that is plugged in is listed, and not switched to', async () => {
    pulse.unplug('Headset');
    const [ann, ben] = await meet('plugged');
    await heardSince(ben, DESK);
    await toldTo(ann);

    pulse.plug('Headset', HEADSET);
    await until('the list', () =>
      ann.page.evaluate(async () => {
        const list = await navigator.mediaDevices.enumerateDevices();
        return list.some((one) => one.label === 'Headset');
      }, null),
    );
    const { now } = await heardBy(ben);
    await new Promise((done) => setTimeout(done, 4_000));

    const { heard } = await heardBy(ben);
    assert.ok(heard.find(({ hertz }) => hertz === DESK)!.last > now);
    assert.equal(heard.find(({ hertz }) => hertz === HEADSET)!.last, 0);
    assert.deepEqual(await toldTo(ann), []);
    await Promise.all([ann.close(), ben.close()]);
  });

  test('what the system mutes is seen as muted, and heard again by itself', async () => {
    const [ann, ben] = await meet('muted');
    await choose(ann, 'Headset');
    await heardSince(ben, HEADSET);
    const isSeenOn = async (): Promise<boolean | undefined> =>
      (await ben.participants()).find(({ id }) => id === 'ann')?.microphoneEnabled;

    pulse.mute('Headset', true);
    await until('ben sees it', async () => (await isSeenOn()) === false, SOON);
    assert.equal((await microphoneOf(ann)).enabled, false);

    pulse.mute('Headset', false);
    await until('ben sees it', isSeenOn, SOON);
    const { now } = await heardBy(ben);
    await until('ben hears it', async () => {
      const { heard } = await heardBy(ben);
      return heard.find(({ hertz }) => hertz === HEADSET)!.last > now;
    });
    await Promise.all([ann.close(), ben.close()]);
  });

  test('a microphone that gives nothing at all is said to be silent, until another one is chosen', async (t) => {
    pulse.plug('Dead');
    const [ann, ben] = await meet('silent');
    const notice = /Nothing is heard from your microphone/;
    // Before a gesture nothing is listened to: browsers complain of that.
    await ann.page.mouse.click(5, 5);
    const silenced = Date.now();
    await choose(ann, 'Dead');
    await until('a line about it', async () => notice.test(await ann.text()), {
      timeout: 30_000,
      interval: 250,
    });
    t.diagnostic(`said ${Date.now() - silenced} ms later`);
    assert.equal((await microphoneOf(ann)).enabled, true);

    await choose(ann, 'Desk');
    await heardSince(ben, DESK);
    await until('the line is gone', async () => !notice.test(await ann.text()), SOON);
    pulse.unplug('Dead');
    await Promise.all([ann.close(), ben.close()]);
  });

  test('where there is no other microphone the call goes on, and the next one to come is heard', async () => {
    const [ann, ben] = await meet('none');
    await choose(ann, 'Headset');
    await heardSince(ben, HEADSET);
    pulse.makeDefault('Headset');
    pulse.unplug('Desk');
    await toldTo(ann);

    pulse.unplug('Headset');
    await until('an end of it', async () => !(await microphoneOf(ann)).enabled, SOON);
    assert.equal(await ann.state(), 'connected');

    pulse.plug('Desk', DESK);
    pulse.makeDefault('Desk');
    await until('a microphone', async () => (await microphoneOf(ann)).enabled, SOON);
    await heardSince(ben, DESK);
    pulse.plug('Headset', HEADSET);
    await Promise.all([ann.close(), ben.close()]);
  });
}
