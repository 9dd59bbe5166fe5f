import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';
import type { Person } from '../support/person.js';

let lab: Lab;
before(async () => {
  // Of Chromium's fake cameras the second gives JPEGs that nothing decodes here, and the third 16-bit grey.
  lab = await Lab.start({
    flags: ['--use-fake-device-for-media-stream=device-count=4', '--use-fake-ui-for-media-stream'],
  });
});
after(() => lab.close());

const meet = async (room: string) => {
  const ann = await lab.enter({ room, id: 'ann', attributes: 'autojoin' });
  const ben = await lab.enter({ room, id: 'ben', attributes: 'autojoin' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  return [ann, ben] as const;
};

const ownTracks = (person: Person): Promise<string[]> =>
  person.page.evaluate(() => {
    const element = document.querySelector<HTMLElement & { localStream: MediaStream | null }>('video-call');
    return (element?.localStream?.getTracks() ?? [])
      .map(({ kind, readyState }) => `${kind} ${readyState}`)
      .sort();
  }, null);

const seen = async (person: Person, id: string) => (await person.participants()).find((one) => one.id === id);

/** How many descriptions this page has set since it was asked to count. */
const COUNT_DESCRIPTIONS = `
  globalThis.descriptions = 0;
  const set = RTCPeerConnection.prototype.setLocalDescription;
  RTCPeerConnection.prototype.setLocalDescription = function (...args) {
    globalThis.descriptions += 1;
    return set.apply(this, args);
  };`;

/** Keeps the track of the screen where a test can get at it. */
const KEEP_SCREEN = `
  const { getDisplayMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getDisplayMedia = async function (...args) {
    const stream = await getDisplayMedia.apply(this, args);
    [globalThis.screenTrack] = stream.getVideoTracks();
    return stream;
  };`;

test('camera off closes the camera and is seen as off; on again brings frames', async () => {
  const [ann, ben] = await meet('camera');

  await ann.call('toggleCamera', false);
  assert.deepEqual(await ownTracks(ann), ['audio live']);
  await until('ben knows', async () => (await seen(ben, 'ann'))?.cameraEnabled === false);
  await until('the frames end', async () => {
    const { frames } = await ben.receivedFrom('ann');
    await new Promise((done) => setTimeout(done, 500));
    return (await ben.receivedFrom('ann')).frames === frames;
  });

  await ann.call('toggleCamera', true);
  await ben.untilSeesAndHears('ann');
  assert.equal((await seen(ben, 'ann'))?.cameraEnabled, true);
  await Promise.all([ann.close(), ben.close()]);
});

test('mute keeps the microphone but sends silence', async () => {
  const [ann, ben] = await meet('mute');
  const energy = (): Promise<number> =>
    ben.page.evaluate(async () => {
      const element = document.querySelector<
        HTMLElement & { getStats(): Promise<Map<string, RTCStatsReport>> }
      >('video-call');
      let sum = 0;
      for (const stats of (await element!.getStats())
        .get('ann')!
        .values() as Iterable<RTCInboundRtpStreamStats>) {
        if (stats.type === 'inbound-rtp' && stats.mid === '0') sum += stats.totalAudioEnergy ?? 0;
      }
      return sum;
    }, null);
  // The fake microphone beeps once a second.
  const energyOf = async (milliseconds: number): Promise<number> => {
    const before = await energy();
    await new Promise((done) => setTimeout(done, milliseconds));
    return (await energy()) - before;
  };
  const loud = await energyOf(2_500);
  assert.ok(loud > 0);

  await ann.call('toggleMicrophone', false);
  await until('ben knows', async () => (await seen(ben, 'ann'))?.microphoneEnabled === false);
  await new Promise((done) => setTimeout(done, 500));
  const silent = await energyOf(2_500);
  // What is left is the rounding of a silent decoder.
  assert.ok(silent < loud / 100, `energy of ${silent} while muted, ${loud} before`);
  const before = await energy();

  await ann.call('toggleMicrophone', true);
  await until('ann is heard again', async () => (await energy()) > before + loud / 10);
  await Promise.all([ann.close(), ben.close()]);
});

test('a shared screen is a second stream, and costs no negotiation', async () => {
  const ann = await lab.enter({
    room: 'screen',
    id: 'ann',
    attributes: 'autojoin',
    init: COUNT_DESCRIPTIONS,
  });
  const ben = await lab.enter({ room: 'screen', id: 'ben', attributes: 'autojoin' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  const descriptions = (): Promise<number> =>
    ann.page.evaluate(() => (globalThis as unknown as { descriptions: number }).descriptions, null);
  const negotiated = await descriptions();

  await ann.call('toggleScreenShare', true);
  await until('frames of the screen', async () => (await ben.receivedFrom('ann')).screenFrames > 2, {
    timeout: 20_000,
  });
  await until('the screen is shown', async () => (await ben.framesShown('screen')) > 2, { timeout: 20_000 });
  await ben.untilSeesAndHears('ann');

  await ann.call('toggleScreenShare', false);
  await until('ben knows', async () => (await seen(ben, 'ann'))?.screenShareEnabled === false);
  assert.equal(await descriptions(), negotiated);
  assert.deepEqual([...ann.errors, ...ben.errors], []);
  await Promise.all([ann.close(), ben.close()]);
});

test('F52: sharing that is stopped from the browser’s own bar is over for everybody within a second', async (t) => {
  const ann = await lab.enter({ room: 'bar', id: 'ann', attributes: 'autojoin', init: KEEP_SCREEN });
  const ben = await lab.enter({ room: 'bar', id: 'ben', attributes: 'autojoin' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  await ann.call('toggleScreenShare', true);
  await until('the screen is shown', async () => (await ben.framesShown('screen')) > 2, { timeout: 20_000 });

  const stopped = Date.now();
  // What the bar does: the track ends, and says so.
  await ann.page.evaluate(() => {
    const { screenTrack } = globalThis as unknown as { screenTrack: MediaStreamTrack };
    screenTrack.stop();
    screenTrack.dispatchEvent(new Event('ended'));
  });
  await until('ben knows', async () => (await seen(ben, 'ann'))?.screenShareEnabled === false);
  t.diagnostic(`ben knew ${Date.now() - stopped} ms later`);

  assert.equal((await seen(ann, 'ann'))?.screenShareEnabled, false);
  await until('the tile is gone', async () => (await ben.framesShown('screen')) === 0);
  await ben.untilSeesAndHears('ann');
  assert.deepEqual([...ann.errors, ...ben.errors], []);
  await Promise.all([ann.close(), ben.close()]);
});

test('another camera and microphone take over in mid-call', async () => {
  const [ann, ben] = await meet('devices');
  const devices = await ann.page.evaluate(async () => {
    const all = await navigator.mediaDevices.enumerateDevices();
    const last = (kind: string) => all.filter((one) => one.kind === kind).at(-1)?.deviceId ?? '';
    return { videoinput: last('videoinput'), audioinput: last('audioinput') };
  }, null);

  for (const kind of ['videoinput', 'audioinput'] as const) {
    await ann.call('setDevice', kind, devices[kind]);
    const used = await ann.page.evaluate((kind) => {
      const element = document.querySelector<HTMLElement & { localStream: MediaStream }>('video-call');
      const { localStream } = element!;
      const [track] = kind === 'videoinput' ? localStream.getVideoTracks() : localStream.getAudioTracks();
      return track?.getSettings().deviceId;
    }, kind);
    assert.equal(used, devices[kind]);
    await ben.untilSeesAndHears('ann');
  }
  assert.deepEqual(await ownTracks(ann), ['audio live', 'video live']);
  await Promise.all([ann.close(), ben.close()]);
});

test('from camera to camera, until it is the first again: the others see the pictures of each that gives some', async () => {
  const [ann, ben] = await meet('cameras');
  const cameras = await ann.page.evaluate(async () => {
    const all = await navigator.mediaDevices.enumerateDevices();
    return all.filter((one) => one.kind === 'videoinput').map((one) => one.deviceId);
  }, null);
  const used = (): Promise<string | undefined> =>
    ann.page.evaluate(() => {
      const element = document.querySelector<HTMLElement & { localStream: MediaStream }>('video-call');
      return element?.localStream.getVideoTracks()[0]?.getSettings().deviceId;
    }, null);
  assert.equal(cameras.length, 4);
  assert.equal(await used(), cameras[0]);

  for (const next of [...cameras.slice(1), cameras[0]]) {
    await ann.call('cycleCamera');
    assert.equal(await used(), next);
  }
  await ben.untilSeesAndHears('ann');
  assert.deepEqual(await ownTracks(ann), ['audio live', 'video live']);
  await Promise.all([ann.close(), ben.close()]);
});

test('who speaks is seen to speak, on both sides', async () => {
  const [ann, ben] = await meet('speaking');
  const speaking = (person: Person): Promise<string> =>
    person.page.evaluate(() => {
      const call = document.querySelector<
        HTMLElement & {
          participants: readonly { id: string; speaking: boolean }[];
          activeSpeaker: { id: string } | null;
        }
      >('video-call');
      const ids = (call?.participants ?? []).filter((one) => one.speaking).map(({ id }) => id);
      return [...ids, `active: ${call?.activeSpeaker?.id}`].join(', ');
    }, null);

  await until('ben sees ann speak', async () => /ann.*active: ann/.test(await speaking(ben)), {
    interval: 100,
  });
  await until('ann sees herself speak', async () => /ann/.test(await speaking(ann)), { interval: 100 });
  await ann.call('toggleMicrophone', false);
  await until('a muted person does not speak', async () => !/ann.*active/.test(await speaking(ben)), {
    interval: 100,
  });
  await Promise.all([ann.close(), ben.close()]);
});
