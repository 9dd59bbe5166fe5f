import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { changeAddress } from '../support/faults.js';
import { HUB } from '../support/namespaces.js';
import { pause } from '../support/pause.js';
import { until } from '../../support/until.js';
import { row } from '../support/row.js';
import { SignallingProxy } from '../support/signalling-proxy.js';
import { between, comingsAndGoings, recordedBy } from '../support/view.js';
import type { NetworkLab } from '../support/network-lab.js';
import type { Mischief } from '../support/signalling-proxy.js';

/** In milliseconds. What is to come after the next message waits for a heartbeat, which comes every 5 s. */
const MOST = { lose: 5_000, double: 5_000, delay: 5_000, reorder: 12_000 } as const;

async function proxyOf(lab: NetworkLab): Promise<SignallingProxy> {
  const proxy = await SignallingProxy.start(lab.server.url);
  lab.whenDone(() => proxy.close());
  return proxy;
}

/** Takes connections and never says a word. */
async function mute(lab: NetworkLab, port: number): Promise<void> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => void sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((done) => server.listen(port, done));
  lab.whenDone(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
}

for (const [id, fault, port, atMost] of [
  ['F3-refused', 'nothing listens at the server’s address', 8099, 5_000],
  ['F3-mute', 'what listens at the server’s address never answers', 8098, 5_500],
] as const) {
  row(id, fault, async (lab, measure) => {
    if (id === 'F3-mute') await mute(lab, port);
    const attributes = `server="http://${HUB}:${port}/"`;
    const ann = await lab.enter('A', { room: 'nowhere', id: 'ann', attributes });
    await ann.untilState('prejoin');

    const joined = Date.now();
    const join = ann.call('join').catch((error: unknown) => error);
    await ann.untilState('failed', 20_000);
    const told = Date.now() - joined;
    await join;

    const { events } = await recordedBy(ann, joined);
    assert.deepEqual(
      events.map(({ about }) => about),
      ['server-unreachable'],
    );
    measure('Join → told that there is no server', told, { atMost });
  });
}

row('F4', 'the server’s socket is open and nothing comes out of it', async (lab, measure) => {
  const proxy = await proxyOf(lab);
  const ann = await lab.enter('A', { room: 'deaf', id: 'ann', server: proxy.url });
  const ben = await lab.enter('B', { room: 'deaf', id: 'ben' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  const views = between(ann, ben);

  const deafened = Date.now();
  proxy.deaf = true;
  await ann.untilState('reconnecting', 30_000);
  const noticed = Date.now() - deafened;
  proxy.deaf = false;
  await ann.untilState('connected', 20_000);

  measure('silence → noticed', noticed, { atMost: 15_500 });
  for (const view of views) {
    measure('longest time without a new picture', await view.longestFreeze(deafened), { atMost: 700 });
  }
  assert.deepEqual([await ann.others(), await ben.others()], [['ben'], ['ann']]);
});

row(
  'F4-dropped',
  'the server’s socket is cut as soon as it stands, three times over',
  async (lab, measure) => {
    const proxy = await proxyOf(lab);
    const ben = await lab.enter('B', { room: 'dropped', id: 'ben' });
    await ben.untilState('connected');
    proxy.dropsAfter = 150;
    const entered = Date.now();
    const ann = await lab.enter('A', { room: 'dropped', id: 'ann', server: proxy.url });
    await until('three sockets', () => proxy.opened >= 3, { timeout: 15_000 });
    proxy.dropsAfter = null;
    const calm = Date.now();

    await Promise.all(between(ann, ben).map((view) => view.back(entered)));
    await ann.untilState('connected');
    measure('sockets stay → connected', Date.now() - calm, { atMost: 8_000 });
  },
);

const MISCHIEF: readonly Mischief[] = (['OFFER', 'ANSWER', 'CANDIDATE'] as const).flatMap((kind) => [
  { kind, does: 'lose', times: 1 } as const,
  { kind, does: 'double', times: kind === 'CANDIDATE' ? 2 : 1 } as const,
  { kind, does: 'delay', times: 1, by: 1_500 } as const,
  { kind, does: 'reorder', times: 1 } as const,
]);

/**
 * The same with what is said of the room. Who was there never hears of a newcomer whose `member-joined` is lost: no socket
 * that stands loses anything.
 */
const ROOM_MISCHIEF: readonly Mischief[] = (['join', 'joined', 'member-joined'] as const).flatMap((kind) => [
  { kind, does: 'double', times: 1 } as const,
  { kind, does: 'delay', times: 1, by: 1_500 } as const,
  { kind, does: 'reorder', times: 1 } as const,
]);

row('F4-pong', 'the server answers no more to pings, and says all else', async (lab, measure) => {
  const proxy = await proxyOf(lab);
  const ann = await lab.enter('A', { room: 'unanswered', id: 'ann', server: proxy.url });
  const ben = await lab.enter('B', { room: 'unanswered', id: 'ben' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

  const silenced = Date.now();
  proxy.plan({ kind: 'pong', does: 'lose', times: Infinity });
  await pause(25_000);
  proxy.plan({ kind: 'pong', does: 'lose', times: 0 });
  await ann.untilState('connected', 20_000);

  assert.deepEqual(await comingsAndGoings(ben, silenced), []);
  for (const view of between(ann, ben)) {
    measure('longest time without a new picture', await view.longestFreeze(silenced), { atMost: 700 });
  }
});

row('F34-lose-moved', 'somebody reloads, and nobody is told of the new address', async (lab, measure) => {
  const proxy = await proxyOf(lab);
  const ann = await lab.enter('A', { room: 'unmoved', id: 'ann' });
  const ben = await lab.enter('B', { room: 'unmoved', id: 'ben', server: proxy.url });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

  proxy.plan({ kind: 'moved', does: 'lose', times: 1 });
  const changed = Date.now();
  changeAddress('A');
  await ann.page.reload();
  const back = await Promise.all(between(ann, ben).map((view) => view.backAfter(changed)));

  assert.ok(proxy.isDone, 'nobody was moved');
  for (const ms of back) measure('reload at the new address → picture and sound', ms, { atMost: 20_000 });
});

row(
  'F34-lose-restart',
  'the network changes, and the server loses the first two offers of another way',
  async (lab, measure) => {
    const proxy = await proxyOf(lab);
    const ann = await lab.enter('A', { room: 'restart', id: 'ann', server: proxy.url });
    const ben = await lab.enter('B', { room: 'restart', id: 'ben', server: proxy.url });
    await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

    proxy.plan({ kind: 'OFFER', does: 'lose', times: 2 });
    const changed = Date.now();
    changeAddress('A');
    const back = await Promise.all(between(ann, ben).map((view) => view.backAfter(changed)));

    assert.ok(proxy.isDone, 'no offers were made');
    assert.deepEqual(await comingsAndGoings(ben, changed), []);
    for (const ms of back) measure('new address → picture and sound', ms, { atMost: 20_000 });
  },
);

for (const kind of ['join', 'joined'] as const) {
  row(`F34-lose-${kind}`, 'the way into the room is lost, on a socket that stands', async (lab, measure) => {
    const proxy = await proxyOf(lab);
    const ben = await lab.enter('B', { room: 'lost', id: 'ben' });
    await ben.untilState('connected');
    const ann = await lab.enter('A', { room: 'lost', id: 'ann', server: proxy.url, attributes: '' });
    await ann.untilState('prejoin');

    proxy.plan({ kind, does: 'lose', times: 1 });
    const joined = Date.now();
    const join = ann.call('join').catch((error: unknown) => error);
    await ann.untilState('failed', 20_000);
    const told = Date.now() - joined;
    await join;
    const { events } = await recordedBy(ann, joined);
    const codes = events.filter(({ type }) => type === 'call-error').map(({ about }) => about);
    assert.deepEqual(codes, ['connect-timeout']);

    // The button says “Try again”.
    await ann.call('join');
    await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
    measure('Join → told that it took too long', told, { atMost: 13_000, goal: 12_000 });
  });
}

for (const mischief of [...MISCHIEF, ...ROOM_MISCHIEF]) {
  const { kind, does } = mischief;
  row(
    `F34-${does}-${kind.toLowerCase()}`,
    `the server does this to a message that a call needs`,
    async (lab, measure) => {
      const proxy = await proxyOf(lab);
      const ben = await lab.enter('B', { room: 'mischief', id: 'ben', server: proxy.url });
      await ben.untilState('connected');

      proxy.plan(mischief);
      const entered = Date.now();
      const ann = await lab.enter('A', { room: 'mischief', id: 'ann', server: proxy.url });
      const back = await Promise.all(between(ann, ben).map((view) => view.back(entered)));
      await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

      assert.ok(proxy.isDone, 'the message never came by');
      assert.deepEqual([await ann.others(), await ben.others()], [['ben'], ['ann']]);
      // An offer of somebody not yet heard of is made again some seconds later.
      const isLost = kind === 'member-joined' || (does === 'lose' && kind !== 'CANDIDATE');
      const atMost = isLost ? 20_000 : MOST[does];
      measure(`${kind.toLowerCase()}: page opened → picture and sound`, Math.max(...back), { atMost });
    },
  );
}
