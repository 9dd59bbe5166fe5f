import { expect } from '@open-wc/testing';
import {
  cleanDisplayName,
  isRoomName,
  parseRoomEvent,
  parseRoomRequest,
} from '../../src/signaling/room-protocol.js';

const member = { id: 'ann', address: 'a1', displayName: 'Ann', role: 'member', joinedAt: 5, online: true };

describe('room names', () => {
  for (const good of ['standup', 'A-b_c.d~9', 'x', 'r'.repeat(128)]) {
    it(`takes ${good.slice(0, 20)}`, () => expect(isRoomName(good)).to.equal(true));
  }
  for (const bad of ['', 'a b', 'ä', 'a/b', 'r'.repeat(129), '<b>', 'a\n', null, 7, ['a']]) {
    it(`refuses ${JSON.stringify(bad)?.slice(0, 20)}`, () => expect(isRoomName(bad)).to.equal(false));
  }
});

describe('cleanDisplayName', () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['keeps a plain name', 'Ada Lovelace', 'Ada Lovelace'],
    ['keeps markup as the text it is', '<img onerror=1>', '<img onerror=1>'],
    ['takes out bidi overrides', 'abc\u202Egpj.exe', 'abcgpj.exe'],
    ['takes out controls and zero-width characters', 'a\u0000b\u200Bc\uFEFF', 'abc'],
    ['folds line ends into spaces', ' a\n\n\tb ', 'a b'],
    ['keeps what emoji are joined with', '👩‍💻', '👩‍💻'],
    ['keeps right-to-left names', 'שלום', 'שלום'],
    ['cuts by graphemes', '👩‍💻'.repeat(100), '👩‍💻'.repeat(64)],
    ['takes out half a surrogate pair', 'a\uD800b', 'ab'],
    ['is nothing when nobody would see it', '\u3164\u2800\u200D\u00AD', ''],
    ['has nothing of what is no text', { toString: () => 'x' }, ''],
  ];
  for (const [title, given, wanted] of cases) {
    it(title, () => expect(cleanDisplayName(given)).to.equal(wanted));
  }

  it('makes short work of 100,000 characters and of stacked marks', () => {
    expect(cleanDisplayName('a'.repeat(100_000))).to.equal('a'.repeat(64));
    expect(cleanDisplayName(`a${'\u0301'.repeat(5_000)}`).length).to.be.lessThan(20);
  });
});

describe('parseRoomRequest', () => {
  const join = { op: 'join', room: 'r', peerId: 'ann', seat: 's', displayName: 'Ann', version: 1 };

  it('gives back only what it knows', () => {
    expect(parseRoomRequest({ ...join, role: 'moderator', __proto__: { token: 'x' } })).to.deep.equal(join);
  });

  it('cleans the name', () => {
    expect(parseRoomRequest({ op: 'update', displayName: 'a\u202Eb' })).to.deep.equal({
      op: 'update',
      displayName: 'ab',
    });
  });

  const bad: unknown[] = [
    null,
    'join',
    [],
    {},
    { op: 'toString' },
    { ...join, seat: '' },
    { ...join, seat: 's'.repeat(257) },
    { ...join, room: { toString: () => 'r' } },
    { ...join, peerId: 7 },
    { ...join, version: '1' },
    { ...join, token: {} },
    { op: 'ping', t: NaN },
  ];
  for (const value of bad)
    it(`refuses ${JSON.stringify(value)?.slice(0, 60)}`, () =>
      expect(parseRoomRequest(value)).to.equal(null));
});

describe('what a moderator asks for', () => {
  const cases: readonly (readonly [unknown, unknown])[] = [
    [
      { op: 'admit', id: 'ann', more: 1 },
      { op: 'admit', id: 'ann' },
    ],
    [{ op: 'deny', id: '<b>' }, null],
    [{ op: 'mute' }, null],
    [
      { op: 'kick', id: 'ann', reason: ' too\n loud ' },
      { op: 'kick', id: 'ann', reason: 'too loud' },
    ],
    [
      { op: 'kick', id: 'ann', reason: { toString: () => 'x' } },
      { op: 'kick', id: 'ann' },
    ],
    [
      { op: 'lock', locked: false, x: 1 },
      { op: 'lock', locked: false },
    ],
    [{ op: 'lock', locked: 1 }, null],
    [{ op: 'lock' }, null],
    [{ op: 'end', all: true }, { op: 'end' }],
  ];
  for (const [given, wanted] of cases)
    it(`reads ${JSON.stringify(given)}`, () => expect(parseRoomRequest(given)).to.deep.equal(wanted));
});

describe('parseRoomEvent', () => {
  it('reads a welcome, leaving out what is not a member or an ICE server', () => {
    const event = parseRoomEvent({
      op: 'joined',
      self: member,
      roster: [member, null, { ...member, id: 'a b' }],
      iceServers: [{ urls: 'stun:x' }, { urls: 7 }, 'stun:y'],
      limits: { members: 10 },
      serverTime: 9,
      future: true,
    });

    expect(event).to.deep.equal({
      op: 'joined',
      self: member,
      roster: [member],
      iceServers: [{ urls: 'stun:x' }],
      limits: { members: 10 },
      serverTime: 9,
    });
  });

  const moderation: readonly (readonly [unknown, unknown])[] = [
    [{ op: 'waiting', x: 1 }, { op: 'waiting' }],
    [
      { op: 'knock', id: 'ann', displayName: 'A\u202En' },
      { op: 'knock', id: 'ann', displayName: 'An' },
    ],
    [{ op: 'knock', id: 'a b', displayName: '' }, null],
    [
      { op: 'knock-gone', id: 'ann' },
      { op: 'knock-gone', id: 'ann' },
    ],
    [
      { op: 'knock-gone', id: 'ann', reason: 'room-full' },
      { op: 'knock-gone', id: 'ann', reason: 'room-full' },
    ],
    [
      { op: 'knock-gone', id: 'ann', reason: {} },
      { op: 'knock-gone', id: 'ann', reason: 'denied' },
    ],
    [{ op: 'knock-gone' }, null],
    [
      { op: 'locked', locked: 'yes', by: {} },
      { op: 'locked', locked: false },
    ],
    [
      { op: 'mute', id: 'ann', by: 'ben' },
      { op: 'mute', id: 'ann', by: 'ben' },
    ],
    [{ op: 'mute', id: 7 }, null],
    [
      { op: 'removed', reason: 'magic', text: 'x'.repeat(9_000) },
      { op: 'removed', reason: 'kicked', text: 'x'.repeat(200) },
    ],
    [
      { op: 'removed', reason: 'ended', text: '\u202E' },
      { op: 'removed', reason: 'ended' },
    ],
  ];
  for (const [given, wanted] of moderation)
    it(`reads ${JSON.stringify(given).slice(0, 60)}`, () =>
      expect(parseRoomEvent(given)).to.deep.equal(wanted));

  it('tells a moderator who waits, and who does not', () => {
    const knocks = [{ id: 'ben', displayName: 'Ben', token: 'x' }, null, { id: '' }];

    const event = parseRoomEvent({ op: 'joined', self: member, locked: true, knocks });

    expect(event).to.deep.include({ locked: true, knocks: [{ id: 'ben', displayName: 'Ben' }] });
  });

  it('ignores ops of a later version', () => expect(parseRoomEvent({ op: 'confetti' })).to.equal(null));

  it('takes a refusal it does not know as a denial', () => {
    expect(parseRoomEvent({ op: 'refused', code: 'mercury-retrograde' })).to.deep.equal({
      op: 'refused',
      code: 'denied',
    });
  });
});
