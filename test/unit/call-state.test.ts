import { expect } from '@open-wc/testing';
import { initialState } from '../../src/call/call-state.js';
import { reduce } from '../../src/call/reduce.js';
import type { CallState } from '../../src/call/call-state.js';
import type { CallAction } from '../../src/call/reduce.js';
import type { Member } from '../../src/signaling/room-protocol.js';

const member = (id: string, joinedAt: number): Member => ({
  id,
  address: `address-of-${id}`,
  displayName: id.toUpperCase(),
  role: 'member',
  joinedAt,
  online: true,
});

const after = (...actions: readonly CallAction[]): CallState => actions.reduce(reduce, initialState);

const inRoom = after(
  { type: 'self', id: 'me', displayName: 'Me' },
  { type: 'phase', phase: 'connecting', room: 'r' },
  { type: 'joined', self: member('me', 30), members: [member('ben', 20), member('ann', 10)], at: 99 },
  { type: 'phase', phase: 'connected' },
);

const names = (state: CallState): string[] => state.people.map(({ id }) => id);

describe('reduce', () => {
  it('puts self first and the others in the order they came', () => {
    expect(names(inRoom)).to.deep.equal(['me', 'ann', 'ben']);
    expect(inRoom.joinedAt).to.equal(99);
  });

  it('gives the same object when nothing changed', () => {
    const nothing: CallAction[] = [
      { type: 'member', member: member('ann', 10) },
      { type: 'media', id: 'ann', media: { microphone: false, camera: false, screen: false } },
      { type: 'gone', id: 'nobody' },
      { type: 'connection', id: 'ann', patch: { state: 'new' } },
      { type: 'level', id: 'ann', audioLevel: 0, speaking: false },
      { type: 'local', source: 'camera', patch: { enabled: false } },
      { type: 'selected', kind: 'audioinput', deviceId: '' },
      { type: 'phase', phase: 'connected' },
      { type: 'active-speaker', id: null },
    ];
    for (const action of nothing) expect(reduce(inRoom, action), action.type).to.equal(inRoom);
  });

  it('changes only the person concerned', () => {
    const media = { microphone: true, camera: false, screen: false };

    const next = reduce(inRoom, { type: 'media', id: 'ben', media });

    expect(next.people[2]?.microphoneEnabled).to.equal(true);
    expect(next.people[1]).to.equal(inRoom.people[1]);
  });

  it('keeps everyone when the server comes back with a shorter roster', () => {
    const next = reduce(inRoom, {
      type: 'joined',
      self: member('me', 30),
      members: [member('ann', 10)],
      at: 500,
    });

    expect(names(next)).to.deep.equal(['me', 'ann', 'ben']);
    expect(next.joinedAt).to.equal(99);
  });

  it('shows an own source that was turned on in the own person', () => {
    const next = reduce(inRoom, { type: 'local', source: 'screen', patch: { enabled: true } });

    expect(next.local.screen.enabled).to.equal(true);
    expect(next.people[0]?.screenShareEnabled).to.equal(true);
  });

  it('forgets the active speaker who left', () => {
    const speaking = reduce(inRoom, { type: 'active-speaker', id: 'ann' });

    expect(reduce(speaking, { type: 'gone', id: 'ann' }).activeSpeaker).to.equal(null);
    expect(reduce(speaking, { type: 'gone', id: 'ben' }).activeSpeaker).to.equal('ann');
  });

  for (const phase of ['left', 'failed', 'idle'] as const) {
    it(`is alone again when ${phase}`, () => {
      const next = reduce(inRoom, { type: 'phase', phase });

      expect(names(next)).to.deep.equal(['me']);
      expect(next.joinedAt).to.equal(0);
    });
  }

  it('never lets go of self', () => {
    expect(names(reduce(inRoom, { type: 'gone', id: 'me' }))).to.deep.equal(['me', 'ann', 'ben']);
  });

  it('takes a message once, and keeps the newest 500', () => {
    const message = (n: number): CallAction => ({
      type: 'message',
      message: { id: `${n}`, from: 'ann', text: 'hi', at: n, to: null },
    });

    const twice = reduce(reduce(inRoom, message(1)), message(1));
    const many = Array.from({ length: 600 }, (_, n) => message(n)).reduce(reduce, inRoom);

    expect(twice.messages).to.have.length(1);
    expect(many.messages).to.have.length(500);
    expect(many.messages[0]?.id).to.equal('100');
  });

  it('lets one who floods the chat lose nobody else a word', () => {
    const say = (from: string, number: number): CallAction => ({
      type: 'message',
      message: { id: `${from}${number}`, from, text: '', at: number, to: null },
    });
    const quiet = [say('ann', 1), say('me', 1), say('ann', 2)];
    const flood = Array.from({ length: 700 }, (_, number) => say('ben', number));

    const { messages } = [...quiet, ...flood, say('ann', 3)].reduce(reduce, inRoom);

    expect(messages).to.have.lengthOf(500);
    expect(messages.filter(({ from }) => from !== 'ben').map(({ id }) => id)).to.deep.equal([
      'ann1',
      'me1',
      'ann2',
      'ann3',
    ]);
    expect(messages.findLast(({ from }) => from === 'ben')?.id).to.equal('ben699');
  });

  it('knows who waits at the door, until the call is over', () => {
    const knocks = [{ id: 'cat', displayName: 'Cat' }];
    const door = reduce(inRoom, { type: 'door', locked: true, knocks });

    const over = reduce(door, { type: 'phase', phase: 'left' });

    expect([door.locked, door.knocks]).to.deep.equal([true, knocks]);
    expect(reduce(door, { type: 'door', locked: true, knocks })).to.equal(door);
    expect([over.locked, over.knocks]).to.deep.equal([false, []]);
  });

  it('shows whose picture is paused', () => {
    const next = reduce(inRoom, { type: 'paused', id: 'ben', paused: true });

    expect(next.people.map(({ videoPaused }) => videoPaused)).to.deep.equal([false, false, true]);
  });
});
