import { CallError } from '../../src/call/call-error.js';
import { CHAT_SCREENS } from './chat-screens.js';
import { dialogScreens } from './dialog-screens.js';
import { openTileMenu, stageScreens } from './stage-screens.js';
import { button, drawn, mount, mountJoined, tileOf, waitUntil } from './video-call.js';
import type { CallErrorCode, DeviceErrorCode } from '../../src/call/call-error.js';
import type { ConnectionInfo, DeviceNotice } from '../../src/call/call-state.js';
import type { FakeTopology } from './fake-topology.js';
import type { Mounted } from './video-call.js';

/** In a call of this many, some without a picture or without sound. */
export async function inCall(
  people: number,
  attributes: Readonly<Record<string, string>> = { 'display-name': 'Ada Lovelace' },
  prepare?: (topology: FakeTopology) => void,
): Promise<Mounted> {
  const mounted = await mountJoined(attributes, prepare);
  const { topology, element } = mounted;
  const media = [{}, { camera: false }, { microphone: false }];
  for (let index = 1; index < people; index += 1) {
    topology.arrive(`p${index}`, { name: `Person ${index}`, media: media[index % 3] ?? {} });
  }
  await waitUntil(() => element.cameraEnabled || element.audioOnly, 'the camera');
  await drawn(element);
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

/** Before the call, with these inside; for a locked room only their number. */
async function withInside(names: readonly string[], locked = false): Promise<Mounted> {
  const mounted = await mount({ 'display-name': 'Ada Lovelace' });
  await waitUntil(() => mounted.element.cameraEnabled);
  const people = locked ? [] : names.map((displayName) => ({ displayName }));
  mounted.topology.happen('inside', { room: 'standup', count: names.length, people, locked });
  await waitUntil(() => mounted.shadow.querySelector('.inside span') !== null, 'who is inside');
  return mounted;
}

/** Before the call, with devices that do not open for this reason. */
async function withoutDevices(name: string, permission: PermissionState): Promise<Mounted> {
  const { mediaDevices, permissions } = navigator;
  const status = Object.assign(new EventTarget(), { state: permission, name: '', onchange: null });
  const replaced = [
    [mediaDevices, 'getUserMedia', () => Promise.reject(new DOMException('no', name))],
    [permissions, 'query', () => Promise.resolve(status)],
  ] as const;
  for (const [object, method, value] of replaced)
    Object.defineProperty(object, method, { value, configurable: true });
  try {
    const mounted = await mount();
    await waitUntil(() => mounted.shadow.querySelector('.what') !== null, 'what is wrong');
    return mounted;
  } finally {
    for (const [object, method] of replaced) delete (object as unknown as Record<string, unknown>)[method];
  }
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

async function withScreen(): Promise<Mounted> {
  const mounted = await inCall(4);
  mounted.topology.happen('media', { id: 'p3', media: { microphone: true, camera: true, screen: true } });
  return mounted;
}

async function withoutServer(): Promise<Mounted> {
  const mounted = await inCall(2);
  mounted.topology.happen('signaling', 'connecting');
  await waitUntil(() => mounted.element.state === 'reconnecting', 'two seconds');
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

/** Before the call, with something to say of the own microphone. */
async function warnedBefore(): Promise<Mounted> {
  const mounted = await mount();
  await waitUntil(() => mounted.element.cameraEnabled);
  const notice = { code: 'silent', device: '' } as const;
  mounted.medias.at(-1)?.happen('source', { source: 'microphone', patch: { notice } });
  return mounted;
}

/** With three things to say at once. */
async function crowded(): Promise<Mounted> {
  const mounted = await warned('away', 'Ada’s headset (Bluetooth)');
  const media = mounted.medias.at(-1);
  for (const kind of ['camera', 'microphone'] as const)
    media?.happen('error', { kind, code: 'in-use', error: new CallError('in-use', 'in use') });
  await waitUntil(() => mounted.shadow.querySelector('.fold') !== null, 'what folds them');
  return mounted;
}

async function unfolded(): Promise<Mounted> {
  const mounted = await crowded();
  mounted.shadow.querySelector<HTMLElement>('.fold')?.click();
  return mounted;
}

/** With something to say of the own microphone. */
async function warned(code: DeviceNotice['code'], device: string): Promise<Mounted> {
  const mounted = await inCall(2);
  mounted.medias.at(-1)?.happen('source', { source: 'microphone', patch: { notice: { code, device } } });
  return mounted;
}

/** In a call that one looks after, with these at the door. */
export async function moderating(
  waiting: readonly string[] = [],
  attributes: Readonly<Record<string, string>> = {},
): Promise<Mounted> {
  const named = { 'display-name': 'Ada Lovelace', ...attributes };
  const mounted = await inCall(4, named, (topology) => void (topology.role = 'moderator'));
  knock(mounted, ...waiting);
  if (waiting.length > 0) await waitUntil(() => mounted.shadow.querySelector('.knock') !== null, 'the knock');
  return mounted;
}

/** These stand at the door, and nobody else. */
export function knock({ topology }: Mounted, ...names: readonly string[]): void {
  const knocks = names.map((displayName) => ({ id: `at-the-door-${displayName}`, displayName }));
  topology.happen('door', { locked: false, knocks });
}

/** With the panel with everyone. */
export async function withPeople(mounted: Mounted): Promise<Mounted> {
  const { shadow } = mounted;
  shadow.querySelector<HTMLElement>('[aria-controls=people]')?.click();
  await waitUntil(() => shadow.querySelector('.people') !== null, 'the panel');
  return mounted;
}

/** Looking after a room whose server has gone. */
async function powerless(): Promise<Mounted> {
  const mounted = await withPeople(await moderating(['Grace Hopper']));
  mounted.topology.happen('signaling', 'connecting');
  await waitUntil(() => mounted.shadow.querySelector('.people-away') !== null, 'the reason');
  return mounted;
}

async function invited(): Promise<Mounted> {
  return mountJoined({ token: 'what.somebody.signed' });
}

async function locked(mounted: Mounted): Promise<Mounted> {
  mounted.topology.happen('door', { locked: true, knocks: [] });
  await waitUntil(() => mounted.shadow.querySelector('.lock-mark') !== null, 'the mark');
  return mounted;
}

/** Asked once more before somebody is removed. */
async function asked(): Promise<Mounted> {
  const mounted = await withPeople(await moderating());
  const remove = button(mounted.shadow, 'Remove Person 1…');
  remove.focus();
  remove.click();
  await waitUntil(() => mounted.shadow.querySelector('dialog')?.open, 'the question');
  return mounted;
}

/** Before the door. */
export async function knocking(attributes: Readonly<Record<string, string>> = {}): Promise<Mounted> {
  const mounted = await mount(attributes, (topology) => {
    topology.admission = new Promise(() => undefined);
  });
  mounted.element.join().catch(() => undefined);
  await waitUntil(() => mounted.element.state === 'connecting');
  mounted.topology.happen('waiting', null);
  await waitUntil(() => mounted.shadow.querySelector('.knocking .panel') !== null, 'the door');
  return mounted;
}

async function refused(code: CallErrorCode): Promise<Mounted> {
  const admission = Promise.reject(new CallError(code, code));
  admission.catch(() => undefined);
  const mounted = await mount({}, (topology) => void (topology.admission = admission));
  await mounted.element.join().catch(() => undefined);
  return mounted;
}

async function removed(reason: 'kicked' | 'ended', text?: string): Promise<Mounted> {
  const mounted = await inCall(2);
  mounted.topology.happen('removed', { reason, ...(text ? { text } : {}) });
  await waitUntil(() => mounted.element.state === 'left');
  return mounted;
}

async function muted(): Promise<Mounted> {
  const mounted = await inCall(2);
  await waitUntil(() => mounted.element.microphoneEnabled, 'the microphone');
  mounted.topology.happen('muted', { by: 'p1' });
  await waitUntil(() => mounted.shadow.querySelector('.banner') !== null, 'a line about it');
  return mounted;
}

/** Everything there is to see, by name; for tests of all of it, and for pictures. */
export const SCREENS: Readonly<Record<string, () => Promise<Mounted>>> = {
  idle: () => mount({ room: '' }),
  prejoin: prejoinWithDevices,
  'prejoin with people inside': () => withInside(['Ada', 'Grace Hopper', 'Ben', 'Katherine']),
  'prejoin of a locked room': () => withInside(['Ada', 'Ben'], true),
  'prejoin blocked': () => withoutDevices('NotAllowedError', 'denied'),
  'prejoin without devices': () => withoutDevices('NotFoundError', 'granted'),
  'prejoin without camera': () => mount({ 'start-camera-off': '', 'start-muted': '' }),
  'one person': () => inCall(1),
  'two people': () => inCall(2),
  'four people': () => inCall(4),
  'without names': () => inCall(1, { 'start-muted': '' }),
  ...stageScreens(inCall),
  'stage, tile menu for a moderator': async () => openTileMenu(await moderating(), 'camera:p1'),
  'audio only': () => inCall(4, { 'audio-only': '' }),
  'shared screen': withScreen,
  'device menu': withMenu,
  reconnecting: () => connected({ state: 'reconnecting', quality: 0 }),
  unreachable: () => connected({ state: 'failed', quality: 0 }),
  'weak connection': () => connected({ quality: 1, rtt: 640, loss: 0.12, route: 'relay' }),
  'picture paused': paused,
  'no codec in common': () => connected({ hasVideo: false }),
  'without the server': withoutServer,
  'without sound': withoutSound,
  'microphone unplugged': () => warned('away', 'Ada’s headset (Bluetooth)'),
  'microphone muted by the system': () => warned('muted', 'Built-in'),
  'microphone silent': () => warned('silent', 'Built-in'),
  'prejoin with a silent microphone': warnedBefore,
  'several lines': crowded,
  'several lines unfolded': unfolded,
  'camera lost': () => lost('aborted'),
  'camera revoked': () => lost('permission-denied'),
  left,
  replaced,
  failed: () => refused('server-unreachable'),
  ...CHAT_SCREENS,
  people: async () => withPeople(await inCall(4)),
  'people for a moderator': async () => withPeople(await moderating()),
  'waiting list': async () => withPeople(await moderating(['Grace Hopper', 'Alan', ''])),
  'one at the door': () => moderating(['Grace Hopper']),
  'three at the door': () => moderating(['Grace Hopper', 'Alan', '']),
  'moderator without the server': powerless,
  'alone with a token': invited,
  'locked room': async () => withPeople(await locked(await inCall(3))),
  confirmation: asked,
  ...dialogScreens(inCall, () => moderating()),
  knocking,
  'muted by somebody': muted,
  removed: () => removed('kicked', 'This is the wrong meeting.'),
  ended: () => removed('ended'),
  denied: () => refused('denied'),
  'room locked': () => refused('room-locked'),
  'bad room': () => mount({ room: 'no spaces' }),
};
