import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { after, before, test } from 'node:test';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';

let lab: Lab;
let peerjs: string;
before(async () => {
  const [bundled] = await Promise.all([
    build({
      stdin: { contents: `export { Peer } from 'peerjs'`, resolveDir: '.' },
      bundle: true,
      format: 'iife',
      globalName: 'PeerJS',
      write: false,
    }),
    Lab.start().then((started) => (lab = started)),
  ]);
  peerjs = bundled.outputFiles[0]!.text;
});
after(() => lab.close());

test('stock PeerJS pages call each other through our server', async () => {
  const { hostname, port } = new URL(lab.server.url);
  const open = async (id: string) => {
    const context = await lab.chromium.newContext({ permissions: ['camera', 'microphone'] });
    const page = await context.newPage();
    await page.goto(lab.site.page('<!doctype html><title>Stock</title>'));
    await page.evaluate(peerjs.replace('var PeerJS', 'globalThis.PeerJS'));
    await page.evaluate(
      `globalThis.peer = new PeerJS.Peer(${JSON.stringify(id)}, { host: '${hostname}', port: ${port}, path: '/', config: {} });
       peer.on('call', async (call) => call.answer(await navigator.mediaDevices.getUserMedia({ audio: true, video: true })));
       new Promise((done, fail) => { peer.on('open', () => done()); peer.on('error', fail); })`,
    );
    return page;
  };
  const [ann, ben] = [await open('stock-ann'), await open('stock-ben')];

  await ann.evaluate(
    `(async () => {
       const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
       const video = document.body.appendChild(document.createElement('video'));
       video.muted = true;
       peer.call('stock-ben', stream).on('stream', (remote) => { video.srcObject = remote; void video.play().catch(() => {}); });
     })()`,
  );

  const frames = () =>
    ann.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0);
  assert.ok(await until('frames', async () => (await frames()) > 5));
  await Promise.all([ann.close(), ben.close()]);
});

test('a stock PeerJS page that knows an address cannot reach into a room', async () => {
  const ann = await lab.enter({
    room: 'closed',
    id: 'ann',
    attributes: 'autojoin',
    init: `
    globalThis.connections = 0;
    const Real = RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Real { constructor(...args) { super(...args); connections += 1; } };
    globalThis.frames = [];
    const RealSocket = WebSocket;
    globalThis.WebSocket = class extends RealSocket {
      constructor(...args) { super(...args); globalThis.socketUrl = String(args[0]); this.addEventListener('message', ({ data }) => frames.push(data)); }
    };`,
  });
  await ann.untilState('connected');
  const { address, connections } = await ann.page.evaluate(() => {
    const page = globalThis as unknown as { socketUrl: string; connections: number };
    return { address: new URL(page.socketUrl).searchParams.get('id'), connections: page.connections };
  }, null);

  const context = await lab.chromium.newContext();
  const stranger = await context.newPage();
  await stranger.goto(lab.site.page('<!doctype html><title>Stranger</title>'));
  await stranger.evaluate(peerjs.replace('var PeerJS', 'globalThis.PeerJS'));
  const { hostname, port } = new URL(lab.server.url);
  await stranger.evaluate(
    `globalThis.peer = new PeerJS.Peer('stranger', { host: '${hostname}', port: ${port}, path: '/', config: {} });
     new Promise((done) => peer.on('open', () => { peer.connect(${JSON.stringify(address)}); setTimeout(done, 1500); }))`,
  );

  const reached = await ann.page.evaluate(() => {
    const page = globalThis as unknown as { frames: string[]; connections: number };
    return {
      frames: page.frames.filter((frame) => frame.includes('stranger')),
      connections: page.connections,
    };
  }, null);
  assert.deepEqual(reached, { frames: [], connections });
  await Promise.all([ann.close(), stranger.close()]);
});
