/**
 * Join → first remote frame, on both sides, ours against a bare `RTCPeerConnection` over a bare WebSocket and against
 * stock PeerJS, in the same run and turn by turn. Somebody is in the room; sockets are open and cameras warm; then
 * the second person joins. All of them show the own picture and the other's, half the page each. Prints medians and ratios; machines here are noisy, so it fails nobody.
 *
 *     npm run bench [-- rounds]
 */
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { WebSocketServer } from 'ws';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';

const ROUNDS = Number(process.argv[2] ?? 15);

/** What every contestant's page has: `ready()` and `join()`, and when its first remote frame was shown. */
const SHOW = `
  const style = document.createElement('style');
  style.textContent = 'video { position: fixed; width: 50%; height: 100%; left: 50%; top: 0 } .self { left: 0 }';
  document.head.append(style);
  globalThis.show = (stream) => {
    if (globalThis.video) return;
    globalThis.video = document.createElement('video');
    document.body.append(video);
    video.muted = true;
    video.srcObject = stream;
    video.requestVideoFrameCallback(() => (globalThis.frameAt = performance.timeOrigin + performance.now()));
    void video.play();
  };
  globalThis.open = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } });
    const self = document.body.appendChild(document.createElement('video'));
    self.className = 'self';
    self.muted = true;
    self.srcObject = stream;
    void self.play();
    return stream;
  };`;

const bare = (relay: string): string => `<!doctype html><body><script>${SHOW}
  const socket = new WebSocket('${relay}');
  const pc = new RTCPeerConnection();
  const send = (message) => socket.send(JSON.stringify(message));
  pc.onicecandidate = ({ candidate }) => send({ candidate });
  pc.ontrack = ({ streams }) => show(streams[0]);
  let early = [];
  socket.onmessage = async ({ data }) => {
    const { description, candidate } = JSON.parse(data);
    if (description) {
      await pc.setRemoteDescription(description);
      for (const one of early.splice(0)) await pc.addIceCandidate(one);
      if (description.type === 'offer') { await pc.setLocalDescription(); send({ description: pc.localDescription }); }
    } else if (!pc.remoteDescription) early.push(candidate ?? undefined);
    else await pc.addIceCandidate(candidate ?? undefined);
  };
  globalThis.ready = async () => {
    const stream = await open();
    for (const track of stream.getTracks()) pc.addTrack(track, stream);
    while (socket.readyState !== 1) await new Promise((done) => setTimeout(done, 10));
  };
  globalThis.join = async () => {
    globalThis.joinAt = performance.timeOrigin + performance.now();
    await pc.setLocalDescription();
    send({ description: pc.localDescription });
  };
</script>`;

const stock = (
  script: string,
  id: string,
  to: string,
  { hostname, port }: URL,
): string => `<!doctype html><body><script>${SHOW}${script}
  const peer = new PeerJS.Peer('${id}', { host: '${hostname}', port: ${port}, path: '/', config: {} });
  let stream;
  peer.on('call', (call) => { call.on('stream', show); call.answer(stream); });
  globalThis.ready = async () => {
    stream = await open();
    while (!peer.open) await new Promise((done) => setTimeout(done, 10));
  };
  globalThis.join = () => {
    globalThis.joinAt = performance.timeOrigin + performance.now();
    peer.call('${to}', stream).on('stream', show);
  };
</script>`;

const ours = (server: string, room: string, id: string): string => `<!doctype html>
  <script type="module" src="${server}video-call.js"></script>
  <video-call room="${room}" peer-id="${id}"></video-call>
  <script>
  const call = document.querySelector('video-call');
  call.addEventListener('call-stream', () => (globalThis.frameAt ??= performance.timeOrigin + performance.now()));
  globalThis.ready = async () => {
    while (call.localStream?.getTracks().length !== 2) await new Promise((done) => setTimeout(done, 10));
    await new Promise((done) => setTimeout(done, 300));
  };
  globalThis.join = () => {
    globalThis.joinAt = performance.timeOrigin + performance.now();
    return call.join();
  };
</script>`;

const lab = await Lab.start();
const relay = new WebSocketServer({ port: 0, host: '127.0.0.1' });
relay.on('connection', (socket) =>
  socket.on('message', (data: Buffer) => {
    for (const other of relay.clients) if (other !== socket) other.send(data.toString());
  }),
);
await new Promise((listening) => relay.once('listening', listening));
const relayUrl = `ws://127.0.0.1:${(relay.address() as { port: number }).port}`;
const bundled = await build({
  stdin: { contents: `export { Peer } from 'peerjs'`, resolveDir: '.' },
  bundle: true,
  format: 'iife',
  globalName: 'PeerJS',
  minify: true,
  write: false,
});
const script = bundled.outputFiles[0]!.text.replaceAll('</script', '<\\/script');
const server = new URL(lab.server.url);

const CONTESTANTS = {
  bare: () => [bare(relayUrl), bare(relayUrl)],
  'stock PeerJS': (round: number) => [
    stock(script, `a${round}`, `b${round}`, server),
    stock(script, `b${round}`, `a${round}`, server),
  ],
  'video-call': (round: number) => [
    ours(server.href, `bench${round}`, 'a'),
    ours(server.href, `bench${round}`, 'b'),
  ],
} as const satisfies Record<string, (round: number) => readonly string[]>;

type Contestant = keyof typeof CONTESTANTS;

interface Times {
  /** Milliseconds from the join until the first remote frame at who joined, and at who was there. */
  readonly joiner: number;
  readonly waiting: number;
}

async function race(contestant: Contestant, round: number): Promise<Times> {
  const pages: Page[] = [];
  for (const html of CONTESTANTS[contestant](round)) {
    const context = await lab.chromium.newContext({ permissions: ['camera', 'microphone'] });
    const page = await context.newPage();
    await page.goto(lab.site.page(html));
    await page.evaluate('ready()');
    pages.push(page);
  }
  const [waiting, joiner] = pages as [Page, Page];
  if (contestant === 'video-call') await waiting.evaluate('join()');
  await new Promise((done) => setTimeout(done, 500));
  await joiner.evaluate('void join()');
  const at = (page: Page, name: string) => page.evaluate<number>(`globalThis.${name} ?? 0`);
  for (const page of pages)
    await until(`a frame of ${contestant}`, () => at(page, 'frameAt'), { interval: 20 });
  const joinAt = await at(joiner, 'joinAt');
  const times = {
    joiner: (await at(joiner, 'frameAt')) - joinAt,
    waiting: (await at(waiting, 'frameAt')) - joinAt,
  };
  for (const page of pages) await page.context().close();
  return times;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const results: Record<Contestant, Times[]> = { bare: [], 'stock PeerJS': [], 'video-call': [] };
const names = Object.keys(CONTESTANTS) as Contestant[];
for (let round = -1; round < ROUNDS; round += 1) {
  for (const name of names) {
    const times = await race(name, round);
    // The first round warms the browser up.
    if (round >= 0) results[name].push(times);
  }
}

const summary = names.map((name) => {
  const joiner = median(results[name].map((times) => times.joiner));
  const waiting = median(results[name].map((times) => times.waiting));
  const both = median(results[name].map((times) => Math.max(times.joiner, times.waiting)));
  return { name, joiner, waiting, both };
});
const [base] = summary;
console.log(`Join → first remote frame, median of ${ROUNDS} rounds, ms`);
console.table(
  summary.map(({ name, joiner, waiting, both }) => ({
    name,
    joiner: Math.round(joiner),
    waiting: Math.round(waiting),
    both: Math.round(both),
    'both ÷ bare': (both / (base?.both ?? NaN)).toFixed(2),
  })),
);
relay.close();
await lab.close();
process.exit(0);
