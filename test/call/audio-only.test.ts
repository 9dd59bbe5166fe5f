import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Lab } from '../support/lab.js';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

const framesIn = async (seconds: number, count: () => Promise<{ frames: number }>): Promise<number> => {
  const { frames } = await count();
  await new Promise((done) => setTimeout(done, seconds * 1_000));
  return (await count()).frames - frames;
};

test('audio-only opens no camera and receives no picture, and pictures come when it is taken away', async () => {
  await lab.enter({ room: 'audio', id: 'ada', attributes: 'autojoin' });
  const ben = await lab.enter({ room: 'audio', id: 'ben', attributes: 'autojoin audio-only' });
  await ben.untilOthers('ada');
  const received = (): ReturnType<typeof ben.receivedFrom> => ben.receivedFrom('ada');
  // The picture is under way when the wish arrives, with the opening of the channel.
  await new Promise((done) => setTimeout(done, 2_000));

  const heard = (await received()).audioBytes;
  assert.equal(await framesIn(2, received), 0);
  assert.ok((await received()).audioBytes > heard, 'the voice is heard');
  assert.equal(
    await ben.page.evaluate(() => {
      const call = document.querySelector('video-call') as HTMLElement & { localStream: MediaStream | null };
      return call.localStream?.getVideoTracks().length;
    }, null),
    0,
  );

  await ben.page.evaluate(() => document.querySelector('video-call')?.removeAttribute('audio-only'), null);
  await ben.untilSeesAndHears('ada');
});
