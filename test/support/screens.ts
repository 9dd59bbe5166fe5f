import { CallError } from '../../src/call/call-error.js';
import { drawn, mount, mountJoined, tileOf, waitUntil } from './video-call.js';
import type { DeviceErrorCode } from '../../src/call/call-error.js';
import type { ConnectionInfo, DeviceNotice } from '../../src/call/call-state.js';
import type { Mounted } from './video-call.js';

/** In a call of this many, some without a picture or without sound. */
export async function inCall(
  people: number,
  attributes: Readonly<Record<string, string>> = { 'display-name': 'Ada Lovelace' },
): Promise<Mounted> {
  const mounted = await mountJoined(attributes);
  const { topology, element } = mounted;
  const media = [{}, { camera: false }, { microphone: false }];
  for (let index = 1; index < people; index += 1) {
    topology.arrive(`p${index}`, { name: `Person ${index}`, media: media[index % 3] ?? {} });
  }
  await waitUntil(() => element.cameraEnabled || element.audioOnly);
  await drawn(element);
  return mounted;
}

async function failed(): Promise<Mounted> {
  const admission = Promise.reject(new CallError('server-unreachable', 'gone'));
  admission.catch(() => undefined);
  const mounted = await mount({}, (topology) => void (topology.admission = admission));
  await mounted.element.join().catch(() => undefined);
  return mounted;
}

async function left(): Promise<Mounted> {
  const mounted = await mountJoined();
  await mounted.element.leave();
  return mounted;
}

async function replaced(): Promise<Mounted> {
  const mounted = await mountJoined();
  mounted.topology.happen('removed', { reason: 'replaced' });
  await waitUntil(() => mounted.element.state === 'left');
  return mounted;
}

async function prejoinWithDevices(): Promise<Mounted> {
  const mounted = await mount();
  await waitUntil(() => mounted.element.cameraEnabled);
  mounted.shadow.querySelector<HTMLElement>('[aria-controls=devices]')?.click();
  return mounted;
}

async function withMenu(): Promise<Mounted> {
  const mounted = await inCall(2);
  mounted.shadow.querySelector<HTMLElement>('.split')?.click();
  await waitUntil(() => mounted.shadow.querySelector('.menu') !== null);
  return mounted;
}

/** With somebody whose picture was there before the connection became this. */
async function connected(patch: Partial<ConnectionInfo>): Promise<Mounted> {
  const mounted = await inCall(4);
  const { topology, shadow, element } = mounted;
  topology.arrive('ann', { name: 'Ann' });
  await drawn(element);
  await waitUntil(() => tileOf(shadow, 'Ann').querySelector('.avatar') === null, 'the picture of Ann');
  topology.happen('connection', { id: 'ann', patch });
  return mounted;
}

async function paused(): Promise<Mounted> {
  const mounted = await connected({ quality: 2, loss: 0.1, rtt: 90 });
  mounted.topology.happen('paused', { id: 'ann', paused: true });
  return mounted;
}

async function withoutServer(): Promise<Mounted> {
  const mounted = await inCall(2);
  mounted.topology.happen('signaling', 'connecting');
  await waitUntil(() => mounted.element.state === 'reconnecting', 'two seconds', { timeout: 4_000 });
  return mounted;
}

async function withoutSound(): Promise<Mounted> {
  const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play');
  if (!play) throw new Error('no play');
  HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  try {
    const mounted = await inCall(2);
    await waitUntil(() => mounted.element.matches(':state(autoplay-blocked)'));
    return mounted;
  } finally {
    Object.defineProperty(HTMLMediaElement.prototype, 'play', play);
  }
}

/** With a camera that failed. */
async function lost(code: DeviceErrorCode): Promise<Mounted> {
  const mounted = await inCall(2);
  const error = new CallError(code, code);
  mounted.medias.at(-1)?.happen('error', { kind: 'camera', code, error });
  return mounted;
}

/** With something to say of the own microphone. */
async function warned(code: DeviceNotice['code'], device: string): Promise<Mounted> {
  const mounted = await inCall(2);
  mounted.medias.at(-1)?.happen('source', { source: 'microphone', patch: { notice: { code, device } } });
  return mounted;
}

/** Everything there is to see, by name; for tests of all of it, and for pictures. */
export const SCREENS: Readonly<Record<string, () => Promise<Mounted>>> = {
  idle: () => mount({ room: '' }),
  prejoin: prejoinWithDevices,
  'prejoin without camera': () => mount({ 'start-camera-off': '', 'start-muted': '' }),
  'one person': () => inCall(1),
  'two people': () => inCall(2),
  'four people': () => inCall(4),
  'without names': () => inCall(1, { 'start-muted': '' }),
  'audio only': () => inCall(4, { 'audio-only': '' }),
  'device menu': withMenu,
  reconnecting: () => connected({ state: 'reconnecting', quality: 0 }),
  unreachable: () => connected({ state: 'failed', quality: 0 }),
  'weak connection': () => connected({ quality: 1, rtt: 640, loss: 0.12, route: 'relay' }),
  'picture paused': paused,
  'without the server': withoutServer,
  'without sound': withoutSound,
  'microphone unplugged': () => warned('away', 'Ada’s headset (Bluetooth)'),
  'microphone muted by the system': () => warned('muted', 'Built-in'),
  'microphone silent': () => warned('silent', 'Built-in'),
  'camera lost': () => lost('aborted'),
  'camera revoked': () => lost('permission-denied'),
  left,
  replaced,
  failed,
  'bad room': () => mount({ room: 'no spaces' }),
};
