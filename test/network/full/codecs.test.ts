import assert from 'node:assert/strict';
import { until } from '../../support/until.js';
import { row } from '../support/row.js';
import { between } from '../support/view.js';

/** A Chromium that sends and takes no picture but H.264's. */
const ONLY_H264 = `
  const { addTransceiver } = RTCPeerConnection.prototype;
  const limit = (transceiver) => {
    if (transceiver.receiver.track.kind !== 'video') return;
    const { codecs } = RTCRtpReceiver.getCapabilities('video');
    transceiver.setCodecPreferences(codecs.filter(({ mimeType }) => /H264/i.test(mimeType)));
  };
  RTCPeerConnection.prototype.addTransceiver = function (...given) {
    const transceiver = addTransceiver.apply(this, given);
    limit(transceiver);
    return transceiver;
  };`;

const SOUND_ONLY = /Sound only: your browsers have no picture format in common/;

row('F43', 'Chromium with H.264 alone meets a Firefox without it', async (lab, measure) => {
  const ben = await lab.enterInFirefox('B', { room: 'codecs', id: 'ben' });
  await ben.untilState('connected', 30_000);

  const entered = Date.now();
  const ann = await lab.enter('A', { room: 'codecs', id: 'ann', init: ONLY_H264 });
  const views = between(ann, ben);
  for (const view of views) {
    await until(
      `${view.viewer.id} hears ${view.of}`,
      async () => ((await view.last())?.audioBytes ?? 0) > 5_000,
      { timeout: 20_000 },
    );
  }
  measure('page opened → sound both ways', Date.now() - entered, { atMost: 15_000 });
  for (const { viewer } of views) {
    await until(`${viewer.id} is told why there is no picture`, async () =>
      SOUND_ONLY.test(await viewer.text()),
    );
  }
  for (const view of views) assert.equal((await view.last())?.connection.state, 'connected');
});

row('F43-usual', 'Chromium meets Firefox', async (lab, measure) => {
  const ben = await lab.enterInFirefox('B', { room: 'browsers', id: 'ben' });
  await ben.untilState('connected', 30_000);

  const entered = Date.now();
  const ann = await lab.enter('A', { room: 'browsers', id: 'ann' });
  const first = await Promise.all(between(ann, ben).map((view) => view.back(entered)));

  for (const ms of first) measure('page opened → picture and sound', ms, { atMost: 5_000 });
});
