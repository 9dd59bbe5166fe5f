import type { ConnectionReport, ExplainedCheck } from '../../src/client.js';
import type { Person } from './person.js';

/** Counts what the page opens, and what of it is still open. */
export const WATCH = `
  globalThis.asked = 0;
  globalThis.links = [];
  globalThis.sockets = [];
  const capture = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (wanted) => { asked += 1; return capture(wanted); };
  const keep = (name, list) => {
    globalThis[name] = class extends globalThis[name] { constructor(...args) { super(...args); list.push(this); } };
  };
  keep('RTCPeerConnection', links);
  keep('WebSocket', sockets);`;

/** What a check answers. */
export type Report = ConnectionReport<ExplainedCheck>;

/** Has the page check its connection; `took`: how many milliseconds that was. */
export async function check(person: Person): Promise<{ report: Report; took: number }> {
  const { report, took } = await person.page.evaluate(async () => {
    const element = document.querySelector<HTMLElement & { checkConnection(): Promise<unknown> }>(
      'video-call',
    );
    const before = performance.now();
    const report = await element?.checkConnection();
    return { report, took: performance.now() - before };
  }, null);
  return { report: report as Report, took };
}

/** Each check as "id: status code". */
export const lines = ({ checks }: Report): string[] =>
  checks.map(({ id, status, code }) => `${id}: ${status}${code ? ` ${code}` : ''}`);

/** The check with this id, as `lines` has it. */
export const lineOf = (report: Report, id: string): string =>
  lines(report).find((line) => line.startsWith(`${id}:`)) ?? 'missing';

/** The sentence of the check with this id. */
export const messageOf = ({ checks }: Report, id: string): string =>
  checks.find((one) => one.id === id)?.message ?? 'missing';

/** How often the page asked for devices, and what of its connections and sockets is still open. */
export const opened = (person: Person): Promise<{ asked: number; links: number; sockets: number }> =>
  person.page.evaluate(() => {
    const page = globalThis as unknown as {
      asked: number;
      links: RTCPeerConnection[];
      sockets: WebSocket[];
    };
    return {
      asked: page.asked,
      links: page.links.filter(({ connectionState }) => connectionState !== 'closed').length,
      sockets: page.sockets.filter(({ readyState }) => readyState < WebSocket.CLOSING).length,
    };
  }, null);
