import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

test('two lines on a page of another origin are a call, and nobody else is contacted', async () => {
  const hosts = new Set<string>();
  lab.chromium.on('context', (context) =>
    context.on('request', (request) => hosts.add(new URL(request.url()).host)),
  );
  const [ann, ben] = await Promise.all([
    lab.enter({ room: 'standup', id: 'ann', attributes: 'autojoin display-name="Ann"' }),
    lab.enter({ room: 'standup', id: 'ben', attributes: 'autojoin' }),
  ]);

  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  await until('frames on screen', async () => (await ann.framesShown()) > 3 && (await ben.framesShown()) > 3);

  const [, other] = await ben.participants();
  assert.deepEqual(
    { ...other },
    {
      id: 'ann',
      displayName: 'Ann',
      self: false,
      microphoneEnabled: true,
      cameraEnabled: true,
      screenShareEnabled: false,
    },
  );
  assert.deepEqual([...ann.errors, ...ben.errors], []);
  const own = [new URL(lab.site.origin).host, new URL(lab.server.url).host];
  assert.deepEqual(
    [...hosts].filter((host) => !own.includes(host)),
    [],
  );
  await Promise.all([ann.close(), ben.close()]);
});

test('a plain call has loaded at most 70,000 bytes by its first picture', async () => {
  const ann = await lab.enter({ room: 'bytes', id: 'ann', attributes: 'autojoin' });
  const context = await lab.chromium.newContext({ permissions: ['camera', 'microphone'] });
  const sizes = new Map<string, number>();
  context.on('response', (response) => {
    if (!response.url().startsWith(lab.server.url)) return;
    sizes.set(new URL(response.url()).pathname, Number(response.headers()['content-length'] ?? NaN));
    assert.equal(response.headers()['content-encoding'], 'br');
  });
  const ben = await lab.enter({ room: 'bytes', id: 'ben', attributes: 'autojoin', context });

  await ben.untilSeesAndHears('ann');

  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  assert.ok(
    sizes.size >= 2 && total > 20_000 && total <= 70_000,
    `${total} B in ${[...sizes.keys()].join(', ')}`,
  );
  await Promise.all([ann.close(), ben.close()]);
});

test('the tile of a closed tab is gone within a second', async () => {
  const ann = await lab.enter({ room: 'closing', id: 'ann', attributes: 'autojoin' });
  for (const close of ['tab', 'context'] as const) {
    const ben = await lab.enter({ room: 'closing', id: 'ben', attributes: 'autojoin' });
    await ann.untilSeesAndHears('ben');

    const closedAt = performance.now();
    await (close === 'tab' ? ben.close() : ben.page.context().close());
    await ann.untilOthers();

    const gone = performance.now() - closedAt;
    assert.ok(gone < 1_000, `gone after ${gone} ms`);
  }
  await ann.close();
});

test('leaving ends every track and connection, and the same button brings everything back', async () => {
  const watchConnections = `
    const Real = RTCPeerConnection;
    globalThis.connections = [];
    globalThis.RTCPeerConnection = class extends Real {
      constructor(...args) { super(...args); connections.push(this); }
    };
    globalThis.captured = [];
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      captured.push(...stream.getTracks());
      return stream;
    };`;
  const ann = await lab.enter({ room: 'again', id: 'ann', attributes: 'autojoin', init: watchConnections });
  const ben = await lab.enter({ room: 'again', id: 'ben', attributes: 'autojoin' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

  await ann.call('leave');
  await ben.untilOthers();
  const open = await ann.page.evaluate(() => {
    const { connections, captured } = globalThis as unknown as {
      connections: RTCPeerConnection[];
      captured: MediaStreamTrack[];
    };
    return {
      connections: connections.filter(({ connectionState }) => connectionState !== 'closed').length,
      captured: captured.length,
      live: captured.filter(({ readyState }) => readyState === 'live').length,
    };
  });

  assert.equal(await ann.state(), 'left');
  assert.deepEqual(open, { connections: 0, captured: 2, live: 0 });

  await ann.call('join');
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  assert.deepEqual([...ann.errors, ...ben.errors], []);
  await Promise.all([ann.close(), ben.close()]);
});
