import { aTimeout, expect } from '@open-wc/testing';
import { initialState } from '../../src/call/call-state.js';
import { reduce } from '../../src/call/reduce.js';
import { parseRoomEvent, parseRoomRequest } from '../../src/signaling/room-protocol.js';
import { RoomClient } from '../../src/topology/room-client.js';
import { Wire } from '../support/wire.js';
import type { CallAction } from '../../src/call/reduce.js';
import type { CallState } from '../../src/call/call-state.js';

const PLACE = { room: 'red', peerId: 'ann' };
const seen = {
  type: 'inside',
  room: 'red',
  count: 1,
  people: [{ displayName: 'Ben' }],
  locked: false,
} as const;
const inside = { op: 'inside', room: 'red', count: 2, people: [{ displayName: 'Ben' }], locked: false };

describe('who is inside, over the wire', () => {
  const requests: readonly (readonly [given: unknown, wanted: unknown])[] = [
    [
      { op: 'look', ...PLACE, token: 'x' },
      { op: 'look', ...PLACE },
    ],
    [{ op: 'look', room: 'no spaces', peerId: 'ann' }, null],
    [{ op: 'look', room: 'red' }, null],
    [{ op: 'look', room: ['red'], peerId: 'ann' }, null],
  ];
  for (const [given, wanted] of requests)
    it(`reads ${JSON.stringify(given)}`, () => expect(parseRoomRequest(given)).to.deep.equal(wanted));

  const events: readonly (readonly [given: object, wanted: object | null])[] = [
    [inside, inside],
    [
      { ...inside, locked: true, shut: true },
      { ...inside, locked: true, shut: true },
    ],
    [{ ...inside, shut: 'yes' }, inside],
    [{ ...inside, room: '' }, null],
    [{ ...inside, count: -1 }, null],
    [{ ...inside, count: '2' }, null],
    [
      { ...inside, count: 1.9, locked: 1 },
      { ...inside, count: 1 },
    ],
    [
      { ...inside, count: 0 },
      { ...inside, count: 1 },
    ],
    [
      { ...inside, people: 'all' },
      { ...inside, people: [] },
    ],
    [
      { ...inside, people: [null, { displayName: 7, id: 'ben' }] },
      { ...inside, people: [{ displayName: '' }] },
    ],
    [{ ...inside, people: [{ displayName: 'B\u202Een' }] }, inside],
  ];
  for (const [given, wanted] of events)
    it(`reads ${JSON.stringify(given)}`, () => expect(parseRoomEvent(given)).to.deep.equal(wanted));

  it('is no longer than any room, whatever a server says', () => {
    const people = Array.from({ length: 5_000 }, () => ({ displayName: 'x'.repeat(10_000) }));
    const event = parseRoomEvent({ ...inside, people });

    expect(event?.op === 'inside' && event.people).to.have.lengthOf(100);
    expect(event?.op === 'inside' && event.people[0]?.displayName).to.have.lengthOf(64);
  });
});

describe('who is inside, in the state of a call', () => {
  const after = (...actions: readonly CallAction[]): CallState => actions.reduce(reduce, initialState);
  const waiting = after({ type: 'phase', phase: 'prejoin', room: 'red' });

  it('is known on the card, and the same object while it is the same', () => {
    const state = reduce(waiting, seen);
    expect(state.inside).to.deep.equal({ count: 1, people: [{ displayName: 'Ben' }], locked: false });
    expect(reduce(state, { ...seen, people: [{ displayName: 'Ben' }] })).to.equal(state);
    const shut = reduce(state, { ...seen, locked: true, shut: true });
    expect(shut.inside).to.include({ locked: true, shut: true });
  });

  it('is forgotten in another room and on the way in, and never taken for another room', () => {
    const state = reduce(waiting, seen);
    expect(reduce(state, { type: 'phase', phase: 'prejoin', room: 'blue' }).inside).to.equal(null);
    expect(reduce(state, { type: 'phase', phase: 'prejoin', room: 'red' }).inside).not.to.equal(null);
    const joining = reduce(state, { type: 'phase', phase: 'connecting' });
    expect(joining.inside).to.equal(null);
    expect(reduce(joining, seen)).to.equal(joining);
    expect(reduce(waiting, { ...seen, room: 'blue' })).to.equal(waiting);
  });
});

describe('RoomClient that only looks', () => {
  const make = (): { wire: Wire; client: RoomClient; ops: () => string[] } => {
    const wire = new Wire('a');
    const client = new RoomClient(wire, 'https://calls.example');
    return { wire, client, ops: () => wire.requests.map(({ op }) => op) };
  };

  it('asks nobody without a connection', async () => {
    const { client, ops } = make();
    await client.look(PLACE);
    expect(ops()).to.deep.equal([]);
  });

  it('shows the token first, however long the page takes to give it, and also on the next connection', async () => {
    const { wire, client, ops } = make();
    let give: (token: string) => void = () => undefined;
    client.warm(() => new Promise((resolve) => (give = resolve)));
    const looked = client.look(PLACE);
    await aTimeout(10);
    expect(ops()).to.deep.equal([]);
    give('a.b.c');
    await looked;
    expect(ops()).to.deep.equal(['auth', 'look']);

    wire.returns();
    const again = client.look(PLACE);
    give('a.b.d');
    await again;
    expect(ops()).to.deep.equal(['auth', 'look', 'auth', 'look']);
  });

  it('passes on what it is told, and asks no more once it wants in', async () => {
    const { wire, client, ops } = make();
    const heard: string[] = [];
    client.on('event', ({ op }) => heard.push(op));
    client.warm();
    await client.look(PLACE);
    const event = parseRoomEvent(inside);
    if (event) wire.says(event);
    expect(heard).to.deep.equal(['inside']);

    client.join({ ...PLACE, displayName: 'Ann', token: () => undefined }).catch(() => undefined);
    await client.look(PLACE);
    expect(ops()).to.deep.equal(['look', 'join']);
    client.leave();
  });
});
