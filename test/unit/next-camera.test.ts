import { expect } from '@open-wc/testing';
import { cameraAfter } from '../../src/media/next-camera.js';
import type { Camera } from '../../src/media/next-camera.js';

const camera = (deviceId: string, ...facingMode: readonly string[]): Camera => ({
  deviceId,
  getCapabilities: () => ({ facingMode }),
});

const DESK = [camera('lid'), camera('webcam'), { deviceId: 'capture card' }];
const PHONE = [
  camera('front', 'user'),
  camera('wide', 'environment'),
  camera('back', 'environment'),
  camera('tele', 'environment'),
];

const TABLE: readonly (readonly [
  what: string,
  cameras: readonly Camera[],
  from: string,
  to: string | null,
])[] = [
  ['the next', DESK, 'lid', 'webcam'],
  ['the next, whatever it tells of itself', DESK, 'webcam', 'capture card'],
  ['the first after the last', DESK, 'capture card', 'lid'],
  ['the second after the default', DESK, '', 'webcam'],
  ['the second after one that is gone', DESK, 'unplugged', 'webcam'],
  ['the back of a phone after its front', PHONE, 'front', 'wide'],
  ['the front of a phone after any at its back', PHONE, 'tele', 'front'],
  ['the next where all look the same way', PHONE.slice(1), 'tele', 'wide'],
  ['nothing after the only one', DESK.slice(0, 1), 'lid', null],
  ['nothing after the only one, by default', DESK.slice(0, 1), '', null],
  ['nothing where there is none', [], '', null],
];

describe('the next camera', () => {
  for (const [what, cameras, from, to] of TABLE) {
    it(`is ${what}`, () => {
      expect(cameraAfter(from, cameras)).to.equal(to);
    });
  }
});
