import type { Person } from './person.js';

/** What a page has opened so far, by its own count. */
export interface Counts {
  readonly sockets: number;
  readonly openSockets: number;
  readonly prompts: number;
  readonly liveTracks: number;
  readonly openConnections: number;
}

/** Counts what the page opens, before any of its own scripts can. */
export const COUNT = `
  const opened = { sockets: [], tracks: [], connections: [], prompts: 0 };
  globalThis.WebSocket = class extends WebSocket {
    constructor(...args) { super(...args); opened.sockets.push(this); }
  };
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...args) { super(...args); opened.connections.push(this); }
  };
  const { getUserMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getUserMedia = async function (constraints) {
    opened.prompts += 1;
    const stream = await getUserMedia.call(this, constraints);
    opened.tracks.push(...stream.getTracks());
    return stream;
  };
  globalThis.counts = () => ({
    sockets: opened.sockets.length,
    openSockets: opened.sockets.filter(({ readyState }) => readyState < 2).length,
    prompts: opened.prompts,
    liveTracks: opened.tracks.filter(({ readyState }) => readyState === 'live').length,
    openConnections: opened.connections.filter(({ connectionState }) => connectionState !== 'closed').length,
  });
  globalThis.told = [];
  for (const name of ['call-leave', 'call-error', 'call-participant-join', 'call-participant-leave'])
    addEventListener(name, ({ detail }) =>
      told.push([name, detail.reason ?? detail.error?.code ?? detail.participant?.id].join(' ')));`;

export const counts = (person: Person): Promise<Counts> =>
  person.page.evaluate(() => (globalThis as unknown as { counts: () => Counts }).counts(), null);
/** What it was told by the element, in order. */
export const told = (person: Person): Promise<string[]> =>
  person.page.evaluate(() => (globalThis as unknown as { told: string[] }).told, null);
