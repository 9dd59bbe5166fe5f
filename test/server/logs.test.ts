import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { Client, socketUrl, spawnServer } from './support.js';

const INJECTED = '{"level":60,"msg":"injected"}';

test('the log of a whole session names no token, seat, id, name, room, description, candidate or address, and no client writes a line', async (t) => {
  const { child, url, output } = await spawnServer(t, ['--log-level', 'trace']);
  const ann = await Client.open(t, { url }, { id: 'addressOfAnn', token: 'tokenOfAnn' });
  const ben = await Client.open(t, { url }, { id: 'addressOfBen', token: 'tokenOfBen' });
  await ann.join('secretRoom', 'peerAnn', 'seatOfAnn');
  await ben.join('secretRoom', 'peerBen', 'seatOfBen');
  ann.send({ type: 'OFFER', dst: ben.id, payload: { sdp: 'v=0 fingerprint' } });
  ben.send({ type: 'CANDIDATE', dst: ann.id, payload: { candidate: 'candidate:1 192.0.2.7' } });
  ann.room({ op: 'update', displayName: 'Ann"}\n{"level":60' });
  ann.room({
    op: 'join',
    room: 'secretRoom',
    peerId: 'peerBen',
    seat: 'seatGuessed',
    displayName: '',
    version: 1,
  });
  await new Client({ url }, { id: 'addressOfBen', token: 'tokenOfThief' }).closed;
  await fetch(`${url}peerjs?key=peerjs&id=addressOfAnn&token=tokenOfAnn`);
  await fetch(`${url}nothing%0a${INJECTED}`, { headers: { 'user-agent': INJECTED } });
  const headers = { 'x-forwarded-for': '192.0.2.7', origin: `https://${INJECTED}`, 'user-agent': INJECTED };
  for (const query of [
    'key=peerjs&token=t',
    `key=peerjs&token=t&id=${encodeURIComponent(`\n${INJECTED}`)}`,
  ]) {
    const rejected = new WebSocket(socketUrl({ url }, query), { headers });
    rejected.on('error', () => undefined);
    await new Promise((resolve) => rejected.once('close', resolve));
  }
  ben.send('{"type":"OFFER","payload":"sdp of a broken message"');
  await ben.closed;
  await ann.settled();

  child.kill('SIGTERM');
  await once(child, 'close');

  const secrets =
    /(address|token|peer)Of|seat|secretRoom|peer(Ann|Ben)|sdp|fingerprint|candidate|192\.0\.2|Ann"|injected/i;
  const lines = output().trim().split('\n');
  assert.ok(lines.length > 8, output());
  assert.deepEqual(
    lines.filter((line) => secrets.test(line)),
    [],
  );
  for (const line of lines.filter((text) => !text.startsWith('Call server is ready'))) {
    assert.equal(typeof (JSON.parse(line) as { level: unknown }).level, 'number');
  }
});
