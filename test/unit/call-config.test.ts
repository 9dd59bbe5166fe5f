import { expect } from '@open-wc/testing';
import { CallError } from '../../src/call/call-error.js';
import { configOf, parseIceServers } from '../../src/elements/video-call/call-config.js';

const source = {
  room: 'standup',
  peerId: 'ada',
  displayName: ' Ada\u202e  Lovelace ',
  server: '',
  token: '',
  tokenProvider: null,
  iceTransportPolicy: 'all',
};

describe('configOf', () => {
  it('is nothing without a room', () => {
    expect(configOf({ ...source, room: '' }, [], () => 'x')).to.equal(null);
  });

  it('talks to the origin of the script, and cleans the name', () => {
    const config = configOf(source, [], () => 'x');

    expect(config?.server).to.equal(location.origin);
    expect(config?.displayName).to.equal('Ada Lovelace');
    expect(config).not.to.have.property('token');
  });

  it('takes a server relative to the page, and hands on what is no URL', () => {
    expect(configOf({ ...source, server: '/calls' }, [], () => 'x')?.server).to.equal(
      `${location.origin}/calls`,
    );
    expect(configOf({ ...source, server: 'http://' }, [], () => 'x')?.server).to.equal('http://');
  });

  it('prefers the function to the attribute, and falls back for what it does not know', () => {
    const tokenProvider = (): string => 'fresh';
    const config = configOf(
      { ...source, peerId: '', token: 'old', tokenProvider, iceTransportPolicy: 'x' },
      [],
      () => 'tab',
    );

    expect(config?.token).to.equal(tokenProvider);
    expect(config?.peerId).to.equal('tab');
    expect(config?.iceTransportPolicy).to.equal('all');
  });
});

describe('parseIceServers', () => {
  it('reads a list of servers', () => {
    expect(
      parseIceServers('[{"urls":"stun:a"},{"urls":["turn:b"],"username":"u","credential":"c"}]'),
    ).to.have.lengthOf(2);
    expect(parseIceServers(' ')).to.deep.equal([]);
  });

  for (const text of [
    'nonsense',
    '{}',
    '[1]',
    '[{"urls":1}]',
    '[{"urls":[]}]',
    '[{"urls":"stun:a","username":{}}]',
    'null',
  ]) {
    it(`says what is wrong with ${text}`, () => {
      const error = parseIceServers(text);

      expect(error).to.be.instanceOf(CallError);
      expect((error as CallError).message).to.contain('ice-servers');
    });
  }
});
