import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { AddressLimits } from '../../server/address-limits.js';
import { Entrance } from '../../server/entrance.js';
import type { Visit } from '../../server/entrance.js';
import { Gate } from '../../server/gate.js';
import { createLog } from '../../server/log.js';
import { Metrics } from '../../server/metrics.js';
import { PeerBroker } from '../../server/peer-broker.js';
import { Rooms } from '../../server/rooms.js';
import { Client, startServer } from './support.js';

async function annAndBen(
  t: Parameters<typeof startServer>[0],
): Promise<{ url: string; ann: Client; ben: Client }> {
  const { url } = await startServer(t);
  const [ann, ben] = await Promise.all([
    Client.open(t, { url }, { id: 'ann-1', token: 'a' }),
    Client.open(t, { url }),
  ]);
  await ann.join('red', 'ann');
  await ben.join('red', 'ben');
  return { url, ann, ben };
}

for (const code of [1000, 1001]) {
  test(`a page that closes its socket with ${code} has left at once`, async (t) => {
    const { ann, ben } = await annAndBen(t);

    // Of the codes a page may not use itself, this is the one browsers send when it goes away.
    ann.socket.close(code);

    await ben.next({ op: 'member-left', id: 'ann', reason: 'closed' });
  });
}

for (const [what, end] of [
  ['dies', (client: Client): void => client.socket.terminate()],
  ['is closed with a code of its own', (client: Client): void => client.socket.close(4000)],
  // So PeerJS closes one that it takes for dead.
  ['is closed without a code', (client: Client): void => client.socket.close()],
] as const) {
  test(`a socket that ${what} keeps its seat, and resumes it`, async (t) => {
    const { url, ann, ben } = await annAndBen(t);

    end(ann);
    const offline = await ben.next({ op: 'member-updated' });
    ben.send({ type: 'OFFER', dst: ann.id, payload: 'too early' });
    await ben.next({ type: 'EXPIRE', src: ann.id });
    const again = await Client.open(t, { url }, ann);
    ben.send({ type: 'OFFER', dst: ann.id, payload: 'still not in the room' });
    await ben.next({ type: 'EXPIRE', src: ann.id });
    await again.join('red', 'ann');
    const online = await ben.next({ op: 'member-updated' });
    ben.send({ type: 'OFFER', dst: ann.id, payload: 'now' });

    assert.deepEqual(
      [offline, online].map(({ payload }) => (payload?.member as { online: boolean }).online),
      [false, true],
    );
    await again.next({ type: 'OFFER', payload: 'now' });
  });
}

test('nobody else gets the id of a member whose seat is held', async (t) => {
  const { url, ann, ben } = await annAndBen(t);
  ann.socket.terminate();
  await ben.next({ op: 'member-updated' });

  const thief = new Client({ url }, { id: ann.id });
  await thief.next({ type: 'ID-TAKEN' });
  await thief.closed;

  await (await Client.open(t, { url }, ann)).join('red', 'ann');
});

test('a member who takes over its own socket stays online for the others', async (t) => {
  const { url, ann, ben } = await annAndBen(t);

  const young = await Client.open(t, { url }, ann);
  await ann.closed;
  await young.join('red', 'ann');
  young.send({ type: 'OFFER', dst: ben.id, payload: 'here' });
  await ben.next({ type: 'OFFER' });

  assert.deepEqual(await ben.settled(), []);
});

test('a reloaded page takes its seat to a new address, and the old one is heard no more', async (t) => {
  const { url, ann, ben } = await annAndBen(t);

  const young = await Client.open(t, { url });
  const { payload } = await young.join('red', 'ann');
  const moved = await ben.next({ op: 'moved', from: ann.id });
  await ann.next({ op: 'moved', from: ann.id });
  ann.send({ type: 'OFFER', dst: ben.id, payload: 'ghost' });
  await ann.next({ type: 'EXPIRE' });

  assert.deepEqual(moved.payload?.member, payload?.self);
  assert.deepEqual(await ben.settled(), []);
});

test('whoever is cut off for an offence loses the seat at once', async (t) => {
  const { ann, ben } = await annAndBen(t);

  ann.send('not JSON');

  await ben.next({ op: 'member-left', id: 'ann', reason: 'closed' });
});

test('whoever says too much is cut off, and the seat waits for its owner', async (t) => {
  const { ann, ben } = await annAndBen(t);

  for (let count = 0; count < 100; count += 1) ann.room({ op: 'update', displayName: `Ann ${count}` });

  await ann.closed;
  const last = (await ben.settled()).at(-1)?.payload;
  assert.equal(last?.op, 'member-updated');
  assert.equal((last.member as { online: boolean }).online, false);
});

test('a join that makes no sense is refused, not ignored', async (t) => {
  const ann = await Client.open(t, await startServer(t));

  ann.room({ op: 'join', room: 'red' });

  await ann.next({ op: 'refused', code: 'denied' });
});

test('a display name cannot smuggle anything in', async (t) => {
  const { ben, ann } = await annAndBen(t);

  ann.room({ op: 'update', displayName: '\u202eAnn\u0000\n<b>' });

  const { payload } = await ben.next({ op: 'member-updated' });
  assert.equal((payload?.member as { displayName: string }).displayName, 'Ann <b>');
});

test('a socket without any sign of life is ended, one that answers pings is not', async (t) => {
  const http = createServer();
  const broker = new PeerBroker(http, [], () => undefined);
  const rooms: Rooms = new Rooms({
    maxMembers: 9,
    maxRooms: 9,
    iceServers: () => [],
    send: (address, event) => gate.send(address, event),
    onRelease: (address) => gate.release(address),
  });
  const log = createLog('silent');
  const entrance = new Entrance({
    allowedOrigins: [],
    maxSockets: 9,
    maxRoomsPerAddress: 9,
    limits: new AddressLimits<Visit>({ most: 9 }),
    remoteOf: () => null,
    roomOf: (id) => rooms.roomOf(id),
    roomCount: () => 0,
    roomsOf: (ids, remote) => rooms.roomsOf(ids, remote),
  });
  const gate = new Gate({ broker, rooms, log, entrance, metrics: new Metrics(), silentAfter: 100 });
  http.on('upgrade', (request, socket, head) => gate.upgrade(request, socket, head));
  await once(http.listen(0, '127.0.0.1'), 'listening');
  t.after(async () => {
    await gate.close(() => 0);
    http.close();
  });
  const url = `http://localhost:${(http.address() as AddressInfo).port}/`;
  const [quiet, dead] = await Promise.all([Client.open(t, { url }), Client.open(t, { url })]);
  await quiet.join('red', 'quiet');
  await dead.join('red', 'dead');
  await quiet.next({ op: 'member-joined' });

  // A paused socket neither reads the ping nor answers it.
  dead.socket.pause();
  const updated = await quiet.next({ op: 'member-updated' });

  assert.equal((updated.payload?.member as { online: boolean }).online, false);
  assert.equal(quiet.socket.readyState, quiet.socket.OPEN);
});

test('no more sockets than allowed', async (t) => {
  const server = await startServer(t, { maxSockets: 1 });
  const ann = await Client.open(t, server);

  const [, response] = (await once(new Client(server).socket, 'unexpected-response')) as [
    unknown,
    { statusCode: number },
  ];

  assert.equal(response.statusCode, 503);
  ann.socket.close();
  await ann.closed;
  await Client.open(t, server);
});
