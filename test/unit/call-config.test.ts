import { expect } from '@open-wc/testing';
import { CallError } from '../../src/call/call-error.js';
import { differsAtMostInName, invalidIn, provided } from '../../src/call/call-config.js';
import { configOf, parseIceServers } from '../../src/elements/video-call/call-config.js';

const source = {
  room: 'standup',
  peerId: 'ada',
  displayName: ' Ada\u202e  Lovelace ',
  server: '',
  token: '',
  tokenProvider: null,
  iceProvider: null,
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

  for (const server of ['not a url', 'calls.example', '/with space', 'localhost:9000', 'ftp://a.example/']) {
    it(`says at once that ${server} is no server`, () => {
      const config = configOf({ ...source, server }, [], () => 'x');

      expect(config && invalidIn(config)).to.include({ code: 'server-unreachable' });
      expect(config && invalidIn(config)?.message).to.contain(`"${server}"`);
    });
  }

  for (const server of [
    '/',
    './calls/',
    '../calls',
    '//calls.example',
    'https://calls.example/x',
    'HTTP://a',
  ]) {
    it(`takes ${server} for a server`, () => {
      const config = configOf({ ...source, server }, [], () => 'x');

      expect(config && invalidIn(config)).to.equal(null);
    });
  }

  it('prefers the function to the attribute, and falls back for what it does not know', async () => {
    const tokenProvider = (): string => 'fresh';
    const config = configOf(
      { ...source, peerId: '', token: 'old', tokenProvider, iceTransportPolicy: 'x' },
      [],
      () => 'tab',
    );

    expect(await provided(config?.token)).to.equal('fresh');
    expect(config?.peerId).to.equal('tab');
    expect(config?.iceTransportPolicy).to.equal('all');
  });
});

describe('provided', () => {
  it('waits for every function, and for no text', async () => {
    expect(provided('text')).to.equal('text');
    expect(provided(() => 'asked')).to.be.a('promise');
    const failed = provided(() => {
      throw new Error('x');
    });
    expect(await Promise.resolve(failed).catch(() => 'rejected')).to.equal('rejected');
  });
});

describe('differsAtMostInName', () => {
  const config = { server: 'https://a.example', room: 'r', peerId: 'me', displayName: 'Me' };

  it('takes another function for the same token, and another text for another', () => {
    expect(differsAtMostInName({ ...config, token: () => 'a' }, { ...config, token: () => 'a' })).to.equal(
      true,
    );
    expect(differsAtMostInName({ ...config, token: 'a' }, { ...config, token: 'b' })).to.equal(false);
    expect(differsAtMostInName({ ...config, token: 'a' }, { ...config, token: () => 'a' })).to.equal(false);
  });

  it('takes another function for the same ICE servers, and none for another', () => {
    const iceProvider = () => [];
    const other = { ...config, iceProvider: () => [] };
    expect(differsAtMostInName({ ...config, iceProvider }, other)).to.equal(true);
    expect(differsAtMostInName({ ...config, iceProvider }, config)).to.equal(false);
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
