import { expect } from '@open-wc/testing';
import { parseMessage } from '../../src/call/messages.js';
import { parseLinkMessage } from '../../src/signaling/link-message.js';

describe('parseMessage', () => {
  it('reads each kind', () => {
    const messages = [
      { type: 'media', microphone: true, camera: false, screen: false },
      { type: 'chat', id: '1', text: 'hi', at: 1, direct: false },
      { type: 'ping', t: 1 },
      { type: 'pong', t: 1 },
      { type: 'bye' },
    ];
    for (const message of messages) expect(parseMessage(message)).to.deep.equal(message);
  });

  it('takes a flag that is not true for off', () => {
    expect(parseMessage({ type: 'media', microphone: 'yes', camera: 1 })).to.deep.equal({
      type: 'media',
      microphone: false,
      camera: false,
      screen: false,
    });
  });

  const bad: unknown[] = [
    null,
    7,
    'bye',
    [],
    { type: 'constructor' },
    { type: 'ping' },
    { type: 'chat', id: '', text: 'x', at: 1 },
    { type: 'chat', id: '1', text: '', at: 1 },
    { type: 'chat', id: '1', text: 'x'.repeat(4_001), at: 1 },
    { type: 'chat', id: '1', text: {}, at: 1 },
    { type: 'chat', id: '1', text: 'x', at: Infinity },
  ];
  for (const value of bad) {
    it(`refuses ${JSON.stringify(value)?.slice(0, 50)}`, () => expect(parseMessage(value)).to.equal(null));
  }
});

describe('parseLinkMessage', () => {
  const media = { microphone: true, camera: true, screen: false };

  it('reads descriptions and candidates', () => {
    const offer = { type: 'call', link: 0, description: { type: 'offer', sdp: 'v=0' }, media };
    const candidate = { candidate: 'x', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' };

    expect(parseLinkMessage(offer)).to.deep.equal({
      link: 0,
      description: { type: 'offer', sdp: 'v=0' },
      media,
    });
    expect(parseLinkMessage({ type: 'call', link: 3, candidate })).to.deep.equal({ link: 3, candidate });
    expect(parseLinkMessage({ type: 'call', link: 3, candidate: null })).to.deep.equal({
      link: 3,
      candidate: null,
    });
  });

  it('reads which offer a description is or answers, where it says so', () => {
    const description = { type: 'answer', sdp: 'v=0' } as const;
    const media = { microphone: true, camera: false, screen: false };
    const said = { type: 'call', link: 0, description, media };
    const { type: _, ...message } = said;

    expect(parseLinkMessage({ ...said, round: 3 })).to.deep.equal({ ...message, round: 3 });
    for (const round of [undefined, null, -1, 0.5, '3', {}])
      expect(parseLinkMessage({ ...said, round }), JSON.stringify(round)).to.deep.equal(message);
  });

  const bad: unknown[] = [
    null,
    { type: 'media', connectionId: 'mc_1', sdp: {} },
    { type: 'call', link: -1, candidate: null },
    { type: 'call', link: 1.5, candidate: null },
    { type: 'call', link: 0, description: { type: 'rollback', sdp: '' } },
    { type: 'call', link: 0, description: { type: 'offer', sdp: 'x'.repeat(60_001) } },
    { type: 'call', link: 0, candidate: { candidate: 7 } },
    { type: 'call', link: 0, candidate: { candidate: '', sdpMLineIndex: '0' } },
    { type: 'call', link: 0 },
  ];
  for (const value of bad) {
    it(`refuses ${JSON.stringify(value)?.slice(0, 60)}`, () =>
      expect(parseLinkMessage(value)).to.equal(null));
  }
});
