import { waitUntil } from '@open-wc/testing';
import { PeerLink } from '../../src/link/peer-link.js';
import type { CallError } from '../../src/call/call-error.js';
import type { LinkSignal } from '../../src/link/negotiation.js';
import type { Streams } from '../../src/link/media-lines.js';

type Deliver = (signal: LinkSignal) => Promise<void>;

/** Two real connections of this page, linked by a wire that takes `delay` milliseconds each way. */
export function linkPair({ bothOffer = false, delay = 0 } = {}) {
  const links = [
    new PeerLink({ rtc: {}, polite: true, offers: true }),
    new PeerLink({ rtc: {}, polite: false, offers: bothOffer }),
  ] as const;
  const errors: CallError[] = [];
  const streams: [Streams | null, Streams | null] = [null, null];
  let signals = 0;
  const deliver =
    (to: PeerLink): Deliver =>
    async (signal) => {
      if (delay > 0) await new Promise((done) => setTimeout(done, delay));
      await to.receive(signal);
    };
  for (const [index, link] of links.entries()) {
    const send = deliver(links[index === 0 ? 1 : 0]);
    link.on('signal', (signal) => {
      signals += 1;
      void send(signal);
    });
    link.on('streams', (received) => (streams[index] = received));
    link.on('error', (error) => errors.push(error));
  }
  return {
    links,
    errors,
    streams,
    signals: () => signals,
    connected: () =>
      waitUntil(() => links.every(({ state }) => state === 'connected'), 'connected', { timeout: 8_000 }),
    close: () => links.forEach((link) => link.close()),
  };
}

/** A picture that changes ten times a second. */
export function picture(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 64;
  const context = canvas.getContext('2d')!;
  const timer = setInterval(() => {
    context.fillStyle = `hsl(${performance.now() % 360} 90% 50%)`;
    context.fillRect(0, 0, 64, 64);
  }, 100);
  const [track] = canvas.captureStream(10).getVideoTracks();
  track!.addEventListener('ended', () => clearInterval(timer));
  return track!;
}

/** How many frames of a line have been decoded. */
export async function framesDecoded(link: PeerLink, mid: string): Promise<number> {
  for (const stats of (await link.getStats()).values() as Iterable<RTCInboundRtpStreamStats>) {
    if (stats.type === 'inbound-rtp' && stats.mid === mid) return stats.framesDecoded ?? 0;
  }
  return 0;
}

/** Waits for pictures on a line. */
export const seesFrames = (link: PeerLink, mid: string): Promise<void> =>
  waitUntil(async () => (await framesDecoded(link, mid)) > 2, `frames on m-line ${mid}`, { timeout: 8_000 });
