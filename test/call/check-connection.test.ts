import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { createCallServer, mintToken } from '../../server/index.js';
import { findProgram } from '../../scripts/find-program.mjs';
import { RELAY_SECRET, Relay } from '../network/support/relay.js';
import { Lab } from '../support/lab.js';
import type { ConnectionReport, ExplainedCheck } from '../../src/client.js';
import type { Person } from '../support/person.js';

const FAKE = '--use-fake-device-for-media-stream';

/** Counts what the page opens, and what of it is still open. */
const WATCH = `
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

type Report = ConnectionReport<ExplainedCheck>;

async function check(person: Person): Promise<{ report: Report; took: number }> {
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
const lines = ({ checks }: Report): string[] =>
  checks.map(({ id, status, code }) => `${id}: ${status}${code ? ` ${code}` : ''}`);

const lineOf = (report: Report, id: string): string =>
  lines(report).find((line) => line.startsWith(`${id}:`)) ?? 'missing';

const messageOf = ({ checks }: Report, id: string): string =>
  checks.find((one) => one.id === id)?.message ?? 'missing';

const opened = (person: Person): Promise<{ asked: number; links: number; sockets: number }> =>
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

async function start(t: TestContext, options: Parameters<typeof Lab.start>[0] = {}): Promise<Lab> {
  const lab = await Lab.start(options);
  t.after(() => lab.close());
  return lab;
}

/** A call server that hands out a relay at this machine's address; null where it has none but loopback's. */
async function serverWithRelay(t: TestContext, port: number, secret = RELAY_SECRET): Promise<string> {
  const relay = `${ADDRESS}:${port}`;
  const server = await createCallServer({
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    stunUrls: [`stun:${relay}`],
    turnUrls: [`turn:${relay}?transport=udp`, `turn:${relay}?transport=tcp`],
    turnSecret: secret,
  });
  t.after(() => server.close());
  return server.url;
}

const ADDRESS = Object.values(networkInterfaces())
  .flatMap((one) => one ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('all is well but for the relay that nobody set up; no room, no question, nothing left open', async (t) => {
  const lab = await start(t);
  const ann = await lab.enter({ room: '', id: 'ann', init: WATCH });
  await ann.untilState('idle');

  const { report, took } = await check(ann);

  assert.deepEqual(lines(report), [
    'browser: ok',
    'microphone: ok',
    'camera: ok',
    'server: ok',
    'signaling: ok',
    'udp: skipped',
    'relay: warning no-relay',
    'relay-udp: skipped',
    'relay-tcp: skipped',
  ]);
  assert.equal(report.ok, true);
  assert.match(messageOf(report, 'relay'), /No relay .* has to add one\./);
  assert.ok(took < 5_000, `it took ${took} ms`);
  assert.deepEqual(await opened(ann), { asked: 0, links: 0, sockets: 0 });
  assert.deepEqual(ann.errors, []);
});

test('all is well in Firefox, too', async (t) => {
  const lab = await start(t);
  const fred = await lab.enterInFirefox({ room: '', id: 'fred' });
  await fred.untilState('idle');

  const { report, took } = await check(fred);

  assert.deepEqual(
    lines(report).filter((line) => !line.endsWith(': ok')),
    ['udp: skipped', 'relay: warning no-relay', 'relay-udp: skipped', 'relay-tcp: skipped'],
  );
  assert.equal(report.ok, true);
  assert.ok(took < 5_000, `it took ${took} ms`);
});

test('a check in mid-call leaves the call alone', async (t) => {
  const lab = await start(t);
  const ann = await lab.enter({ room: 'checked', id: 'ann', attributes: 'autojoin', init: WATCH });
  const ben = await lab.enter({ room: 'checked', id: 'ben', attributes: 'autojoin' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  const before = await opened(ann);

  const { report } = await check(ann);

  assert.equal(report.ok, true);
  assert.deepEqual(await opened(ann), before);
  assert.deepEqual([await ann.state(), await ben.others()], ['connected', ['ann']]);
  await ann.untilSeesAndHears('ben');
});

test('a server that is gone, one that turns this page away, and what is no call server at all', async (t) => {
  const lab = await start(t);
  const picky = await createCallServer({
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    allowedOrigins: ['https://elsewhere.example'],
  });
  t.after(() => picky.close());
  const servers = [picky.url, lab.site.origin, `http://127.0.0.1:${await freePort()}/`];
  // Side by side: each waits six seconds for a socket.
  const checked = await Promise.all(
    servers.map(async (server, index) => {
      const person = await lab.enter({
        room: '',
        id: `ann-${index}`,
        attributes: `server="${server}"`,
        init: WATCH,
      });
      await person.untilState('idle');
      return { ...(await check(person)), open: await opened(person) };
    }),
  );
  const [turnedAway, wrong, gone] = checked.map(({ report }) => report) as [Report, Report, Report];

  const both = ['server', 'signaling'];
  const unreachable = 'signaling: failed server-unreachable';
  assert.deepEqual(
    [turnedAway, wrong, gone].map((one) => both.map((id) => lineOf(one, id))),
    [
      ['server: failed denied', unreachable],
      ['server: failed protocol-mismatch', unreachable],
      ['server: failed server-unreachable', unreachable],
    ],
  );
  assert.deepEqual(
    [turnedAway.ok, wrong.ok, gone.ok, lineOf(gone, 'relay')],
    [false, false, false, 'relay: skipped'],
  );
  assert.match(messageOf(gone, 'server'), /does not answer\. Check your connection/);
  for (const { took, open } of checked) {
    assert.ok(took < 10_000, `it took ${took} ms`);
    assert.deepEqual(open, { asked: 0, links: 0, sockets: 0 });
  }
});

test('where the rest of the program cannot be had, the answer is an error that says so', async (t) => {
  const lab = await start(t);
  const ann = await lab.enter({ room: '', id: 'ann' });
  await ann.untilState('idle');
  await lab.stopServer();

  await assert.rejects(check(ann), /CallError: The rest of the program could not be loaded/);
  await lab.restartServer();
});

test('no camera and no microphone', async (t) => {
  const lab = await start(t, { flags: [`${FAKE}=device-count=0`] });
  const ann = await lab.enter({ room: '', id: 'ann' });
  await ann.untilState('idle');

  const { report } = await check(ann);

  assert.equal(report.ok, false);
  assert.equal(lineOf(report, 'camera'), 'camera: failed not-found');
  assert.equal(messageOf(report, 'camera'), 'No camera was found. Plug one in, or go on without.');
});

test('devices denied by the person, and by the policy of the page', async (t) => {
  const lab = await start(t, { flags: [FAKE] });
  const ann = await lab.enter({ room: '', id: 'ann', granted: false, init: WATCH });
  await ann.untilState('idle');
  const browser = await ann.page.context().newCDPSession(ann.page);
  const { targetInfo } = await browser.send('Target.getTargetInfo');
  await browser.send('Browser.setPermission', {
    permission: { name: 'camera' },
    setting: 'denied',
    origin: lab.site.origin,
    ...(targetInfo.browserContextId ? { browserContextId: targetInfo.browserContextId } : {}),
  });
  const headers = { 'permissions-policy': 'microphone=()' };
  const ben = await lab.enter({ room: '', id: 'ben', attributes: 'audio-only', headers });
  await ben.untilState('idle');

  const denied = (await check(ann)).report;
  const forbidden = (await check(ben)).report;

  assert.equal(lineOf(denied, 'camera'), 'camera: failed permission-denied');
  assert.match(messageOf(denied, 'camera'), /blocked on this page\. Allow it in the address bar/);
  assert.equal((await opened(ann)).asked, 0);
  assert.equal(lineOf(forbidden, 'microphone'), 'microphone: failed policy-blocked');
  assert.match(messageOf(forbidden, 'microphone'), /allow="microphone"/);
  assert.equal(lineOf(forbidden, 'camera'), 'camera: skipped');
});

test('a relay that is down', { skip: ADDRESS ? false : 'no address but loopback' }, async (t) => {
  const lab = await start(t);
  const server = await serverWithRelay(t, await freePort());
  const ann = await lab.enter({ room: '', id: 'ann', attributes: `server="${server}"`, init: WATCH });
  await ann.untilState('idle');

  const { report, took } = await check(ann);

  assert.equal(report.ok, false);
  assert.deepEqual(
    ['relay', 'relay-udp', 'relay-tcp'].map((id) => lineOf(report, id)),
    ['relay: ok', 'relay-udp: failed connect-timeout', 'relay-tcp: failed connect-timeout'],
  );
  assert.ok(took < 10_000, `it took ${took} ms`);
  assert.deepEqual(await opened(ann), { asked: 0, links: 0, sockets: 0 });
});

const noRelay = !ADDRESS
  ? 'no address but loopback'
  : !findProgram('turnserver')
    ? 'coturn is not installed'
    : false;

test('a relay that answers, and one that refuses the password', { skip: noRelay }, async (t) => {
  const lab = await start(t);
  const port = await freePort();
  const relay = new Relay(ADDRESS, port);
  t.after(() => relay.close());
  await relay.start();
  const page = async (secret: string, browser: 'enter' | 'enterInFirefox' = 'enter'): Promise<Person> => {
    const server = await serverWithRelay(t, port, secret);
    const person = await lab[browser]({ room: '', id: 'ann', attributes: `server="${server}"` });
    await person.untilState('idle');
    return person;
  };

  const right = await check(await page(RELAY_SECRET));
  const wrong = await check(await page('some-other-secret'));
  const firefox = await check(await page(RELAY_SECRET, 'enterInFirefox'));

  const ids = ['udp', 'relay', 'relay-udp', 'relay-tcp'];
  const well = ['udp: ok', 'relay: ok', 'relay-udp: ok', 'relay-tcp: ok'];
  for (const { report } of [right, firefox]) {
    assert.deepEqual(
      ids.map((id) => lineOf(report, id)),
      well,
    );
  }
  assert.deepEqual(
    ids.map((id) => lineOf(wrong.report, id)),
    ['udp: ok', 'relay: ok', 'relay-udp: failed denied', 'relay-tcp: failed denied'],
  );
  t.diagnostic(`a check with a relay takes ${Math.round(right.took)} ms`);
});

test('a server that wants a token gives its relays to who shows one', async (t) => {
  const lab = await start(t);
  const secret = 'a secret that has thirty-two bytes';
  const server = await createCallServer({ port: 0, logLevel: 'silent', authSecret: secret });
  t.after(() => server.close());
  const token = await mintToken({ secret, room: 'red', peerId: 'ann' });
  const report = async (attribute: string): Promise<string | undefined> => {
    const attributes = `server="${server.url}" ${attribute}`;
    const ann = await lab.enter({ room: '', id: 'ann', attributes });
    await ann.untilState('idle');
    return lineOf((await check(ann)).report, 'server');
  };

  assert.equal(await report(''), 'server: failed token-required');
  assert.equal(await report(`token="${token}"`), 'server: ok');
});
