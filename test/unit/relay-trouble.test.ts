import { expect, waitUntil } from '@open-wc/testing';
import { meshes } from '../support/mesh-peer.js';
import type { IceServer } from '../../src/signaling/room-protocol.js';

/** There is none of this name: a real browser says so at once. */
const NOWHERE = { urls: ['turn:relay.invalid'], username: 'u', credential: 'p' };
const URL = 'turn:relay.example:3478?transport=udp';

/** As the browser says so; a relay that is down is F24 in the lab. */
const fails = (pc: RTCPeerConnection, url: string, errorCode: number): boolean =>
  pc.dispatchEvent(new RTCPeerConnectionIceErrorEvent('icecandidateerror', { url, errorCode }));
const finds = (pc: RTCPeerConnection, type: string): boolean => {
  const candidate = new RTCIceCandidate({
    candidate: `candidate:1 1 udp 1 10.0.0.1 9 typ ${type} raddr 10.0.0.2 rport 9`,
    sdpMid: '0',
  });
  return pc.dispatchEvent(new RTCPeerConnectionIceEvent('icecandidate', { candidate }));
};

describe('When there is no way to somebody', function () {
  this.timeout(20_000);
  const { made, peer } = meshes();

  const hopeless = async (iceServers: readonly IceServer[], happens: (pc: RTCPeerConnection) => unknown) => {
    const ann = peer('ann', 'z', iceServers);
    await ann.enter([{ ...ann.self, id: 'ben', address: 'a' }]);
    const [pc] = made;
    await waitUntil(() => pc!.iceGatheringState !== 'new', 'it looks for ways');
    await happens(pc!);
    const now = performance.now.bind(performance);
    performance.now = () => now() + 40_000;
    try {
      await waitUntil(() => ann.errors.length > 0, 'told', { timeout: 5_000 });
    } finally {
      performance.now = now;
    }
    return ann.errors[0]!;
  };

  it('says no-relay if there is no relay of the name', async () => {
    const { code, cause } = await hopeless(
      [NOWHERE],
      (pc) => new Promise((done) => pc.addEventListener('icecandidateerror', done)),
    );

    expect(code).to.equal('no-relay');
    expect(cause).to.deep.include({ code: 701 });
  });

  for (const [title, happens, code, cause] of [
    ['no relay answered', (pc) => fails(pc, URL, 701), 'no-relay', { url: URL, code: 701 }],
    ['the relay refused', (pc) => fails(pc, URL, 401), 'no-relay', { url: URL, code: 401 }],
    [
      'one of two relays worked',
      (pc) => fails(pc, URL, 701) && finds(pc, 'relay'),
      'peer-unreachable',
      undefined,
    ],
    ['only STUN failed', (pc) => fails(pc, 'stun:stun.example', 701), 'peer-unreachable', undefined],
    ['nothing is known of a relay', () => true, 'peer-unreachable', undefined],
  ] as const satisfies readonly (readonly [string, (pc: RTCPeerConnection) => boolean, string, unknown])[]) {
    it(`says ${code} if ${title}`, async () => {
      const error = await hopeless([], happens);

      expect([error.code, error.cause, error.fatal]).to.deep.equal([code, cause, false]);
    });
  }
});
