import { expect, waitUntil } from '@open-wc/testing';
import { Playback } from '../../src/media/playback.js';
import { canvasPerson } from '../support/canvas-person.js';

const realSink = HTMLMediaElement.prototype.setSinkId;

describe('Playback', () => {
  afterEach(() => {
    HTMLMediaElement.prototype.setSinkId = realSink;
  });

  it('takes a reused player back to the system’s choice of speaker', async () => {
    const routes = new Map<HTMLMediaElement, string>();
    HTMLMediaElement.prototype.setSinkId = function (deviceId) {
      routes.set(this, deviceId);
      return Promise.resolve();
    };
    const person = canvasPerson(1);
    const playback = new Playback();
    const sound = { key: 'camera:ann', stream: person.stream, isMuted: false };

    playback.setSink('headset');
    playback.play([sound]);
    playback.play([]);
    playback.setSink('');
    playback.play([sound]);

    await waitUntil(() => routes.size === 1);
    expect([...routes.values()]).to.deep.equal(['']);
    playback.close();
    person.stop();
  });
});
