import type { Participant } from '../../src/client.js';
import { until } from './until.js';

/** What Playwright's and Puppeteer's pages have in common. */
export interface AnyPage {
  evaluate<T, A>(run: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  close(): Promise<void>;
}

/** What came in over the links, by the browser's own count. */
export interface Received {
  /** Camera frames decoded. */
  readonly frames: number;
  /** Frames decoded of a shared screen. */
  readonly screenFrames: number;
  readonly audioBytes: number;
  readonly screenAudioBytes: number;
}

type Seen = Pick<
  Participant,
  'id' | 'displayName' | 'self' | 'microphoneEnabled' | 'cameraEnabled' | 'screenShareEnabled'
>;

interface CallElement extends HTMLElement {
  readonly state: string;
  readonly participants: readonly Participant[];
  readonly localStream: MediaStream | null;
  getStats(id: string): Promise<ReadonlyMap<string, ReadonlyMap<string, Record<string, unknown>>>>;
}

/** Somebody at a page with a `<video-call>`. */
export class Person<P extends AnyPage = AnyPage> {
  readonly page: P;
  readonly id: string;
  /** Uncaught errors and console errors of the page. */
  readonly errors: string[] = [];

  constructor(page: P, id: string) {
    this.page = page;
    this.id = id;
  }

  state(): Promise<string> {
    return this.page.evaluate(() => document.querySelector<CallElement>('video-call')?.state ?? '', null);
  }

  async untilState(state: string, timeout = 15_000): Promise<void> {
    await until(`${this.id} is ${state}`, async () => (await this.state()) === state, { timeout });
  }

  participants(): Promise<Seen[]> {
    return this.page.evaluate(() => {
      const { participants = [] } = document.querySelector<CallElement>('video-call') ?? {};
      return participants.map((one) => ({
        id: one.id,
        displayName: one.displayName,
        self: one.self,
        microphoneEnabled: one.microphoneEnabled,
        cameraEnabled: one.cameraEnabled,
        screenShareEnabled: one.screenShareEnabled,
      }));
    }, null);
  }

  async others(): Promise<string[]> {
    return (await this.participants()).filter(({ self }) => !self).map(({ id }) => id);
  }

  async untilOthers(...ids: readonly string[]): Promise<void> {
    const wanted = [...ids].sort().join();
    await until(
      `${this.id} is with ${wanted || 'nobody'}`,
      async () => (await this.others()).sort().join() === wanted,
      {
        timeout: 20_000,
      },
    );
  }

  /** Calls a method of the element. */
  call(method: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.page.evaluate(
      async ({ method, args }) => {
        const element = document.querySelector<CallElement & Record<string, unknown>>('video-call');
        const run = element?.[method];
        if (typeof run !== 'function') throw new TypeError(`<video-call> has no method ${method}`);
        const result: unknown = await (run as (...args: readonly unknown[]) => unknown).apply(element, [
          ...args,
        ]);
        return typeof result === 'object' ? null : result;
      },
      { method, args },
    );
  }

  /** What has come in from one person since the link began. */
  receivedFrom(id: string): Promise<Received> {
    return this.page.evaluate(async (id) => {
      const reports = await document.querySelector<CallElement>('video-call')?.getStats(id);
      const received = { frames: 0, screenFrames: 0, audioBytes: 0, screenAudioBytes: 0 };
      const fields = { 0: 'audioBytes', 1: 'frames', 2: 'screenFrames', 3: 'screenAudioBytes' } as const;
      for (const stats of reports?.get(id)?.values() ?? []) {
        if (stats['type'] !== 'inbound-rtp') continue;
        const field = fields[Number(stats['mid']) as keyof typeof fields];
        const amount = stats['kind'] === 'video' ? stats['framesDecoded'] : stats['bytesReceived'];
        received[field] += typeof amount === 'number' ? amount : 0;
      }
      return received;
    }, id);
  }

  /** Waits until pictures and sound of `id` keep coming in: decoded frames and bytes, not events. */
  async untilSeesAndHears(id: string, timeout = 20_000): Promise<void> {
    const before = await this.receivedFrom(id);
    await until(
      `${this.id} sees and hears ${id}`,
      async () => {
        const now = await this.receivedFrom(id);
        return now.frames >= before.frames + 5 && now.audioBytes > before.audioBytes + 500;
      },
      // Asking is work for the browser, too, and six people ask about thirty links.
      { timeout, interval: 200 },
    );
  }

  /** Frames that reached the screen, by part of the tile. */
  framesShown(part = 'remote'): Promise<number> {
    return this.page.evaluate((part) => {
      const root = document.querySelector('video-call')?.shadowRoot;
      const videos = root?.querySelectorAll<HTMLVideoElement>(`[part~="tile"][part~="${part}"] video`) ?? [];
      return [...videos].reduce((sum, video) => sum + video.getVideoPlaybackQuality().totalVideoFrames, 0);
    }, part);
  }

  /** All that the element's shadow root shows as text. */
  text(): Promise<string> {
    return this.page.evaluate(() => {
      const root = document.querySelector('video-call')?.shadowRoot;
      const walk = (node: Node): string => {
        if (node instanceof Element && getComputedStyle(node).display === 'none') return '';
        if (node instanceof Text) return node.data;
        return [...node.childNodes].map(walk).join(' ');
      };
      return root ? walk(root).replace(/\s+/g, ' ').trim() : '';
    }, null);
  }

  close(): Promise<void> {
    return this.page.close();
  }
}
