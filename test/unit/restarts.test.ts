import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { fragmentsOf } from '../../src/link/media-lines.js';
import { PeerLink } from '../../src/link/peer-link.js';
import { meshes } from '../support/mesh-peer.js';
import { welcome } from '../support/wire.js';
import type { LinkSignal } from '../../src/link/negotiation.js';
import type { Peer } from '../support/mesh-peer.js';

const typeOf = (signal: LinkSignal): string => ('description' in signal ? signal.description.type : '');
const own = ({ localDescription }: RTCPeerConnection): string => fragmentsOf(localDescription!.sdp).join();
const others = ({ remoteDescription }: RTCPeerConnection): string =>
  fragmentsOf(remoteDescription!.sdp).join();

describe('A restart of ICE', function () {
  this.timeout(30_000);
  const { made, meet } = meshes();

  /** Two connected links, of which the first gets the answers of the second when the test says so. */
  const withHeldAnswers = async () => {
    const links = [
      new PeerLink({ rtc: {}, polite: true, offers: true }),
      new PeerLink({ rtc: {}, polite: false, offers: false }),
    ] as const;
    const answers: LinkSignal[] = [];
    let holds = false;
    links[0].on('signal', (signal) => void links[1].receive(signal));
    links[1].on('signal', (signal) => {
      if (holds && typeOf(signal) === 'answer') answers.push(signal);
      else void links[0].receive(signal);
    });
    await waitUntil(() => links.every(({ state }) => state === 'connected'), 'connected', { timeout: 8_000 });
    holds = true;
    return { links, answers };
  };

  it('takes no answer to an offer that another one has replaced', async () => {
    const { links, answers } = await withHeldAnswers();
    const [one, other] = made as [RTCPeerConnection, RTCPeerConnection];
    links[0].restartIce();
    await waitUntil(() => answers.length === 1, 'the first answer');
    links[0].restartIce();
    await waitUntil(() => answers.length === 2, 'the second answer');

    for (const answer of answers) await links[0].receive(answer);

    expect(others(one), 'what the one takes for the credentials of the other').to.equal(own(other));
    expect(others(other)).to.equal(own(one));
    links.forEach((link) => link.close());
  });

  it('takes the answer of a page that counts no offers', async () => {
    const { links, answers } = await withHeldAnswers();
    links[0].restartIce();
    await waitUntil(() => answers.length === 1, 'the answer');

    const [answer] = answers as [Extract<LinkSignal, { description: unknown }>];
    await links[0].receive({ description: answer.description });

    expect(made[0]!.signalingState).to.equal('stable');
    links.forEach((link) => link.close());
  });

  const offersOf = ({ wire }: Peer): number =>
    wire.sent.filter((message) => 'description' in message && message.description.type === 'offer').length;

  it('is not begun twice when the server returns while the first waits for credentials', async () => {
    const [ann] = await meet('a', 'b');
    const stun = { urls: ['stun:127.0.0.1:9'] };
    ann.wire.says({ ...welcome(ann.self, [{ ...ann.self, id: 'ben', address: 'b' }]), iceServers: [stun] });
    const [asked, offers] = [ann.wire.requests.length, offersOf(ann)];
    // Ben's: who comes last offers first.
    made[0]!.close();
    await waitUntil(() => ann.wire.requests.length > asked, 'asks for credentials', { timeout: 5_000 });

    ann.wire.returns();
    ann.wire.says({ ...welcome(ann.self, [{ ...ann.self, id: 'ben', address: 'b' }]), iceServers: [stun] });

    await waitUntil(() => offersOf(ann) > offers, 'the restart');
    // A second one would wait a second and a half for its own credentials; by the ladder it is due after five.
    await aTimeout(2_500);
    expect(offersOf(ann) - offers).to.equal(1);
  });

  for (const who of ['both', 'one of them'] as const) {
    it(`goes over the link itself while ${who} can not reach the server`, async () => {
      const [ann, ben] = await meet('a', 'b');
      const open = [...made];
      const before = open.map(own);
      ann.wire.goesAway();
      if (who === 'both') ben.wire.goesAway();
      const sent = [ann.wire.sent.length, ben.wire.sent.length];

      ann.mesh.reconnect('ben');

      await waitUntil(() => open.every((pc, index) => own(pc) !== before[index]), 'new credentials', {
        timeout: 5_000,
      });
      await waitUntil(() => open.every(({ signalingState }) => signalingState === 'stable'), 'agreed');
      expect(open.map(others)).to.deep.equal(open.map(own).reverse());
      expect([ann.wire.sent.length, ben.wire.sent.length], 'said to the server').to.deep.equal(sent);
      await ann.says('still here');
      await waitUntil(() => ben.heard.length === 1, 'heard');
      expect([ann.link, ben.link]).to.deep.equal(['connected', 'connected']);
    });
  }

  it('does not go over a link that there is reason to doubt', async () => {
    const [ann] = await meet('a', 'b');
    const relayed: string[] = [];
    const { send } = RTCDataChannel.prototype;
    // Nothing comes in or goes out any more, and nobody says so.
    RTCDataChannel.prototype.send = (data: unknown) => void relayed.push(String(data));
    try {
      ann.wire.goesAway();
      const sent = ann.wire.sent.length;
      ann.mesh.probe('network-change');
      ann.mesh.reconnect('ben');

      await waitUntil(() => ann.wire.sent.length > sent, 'kept for the server');
      expect(relayed.filter((text) => text.includes('"description"'))).to.deep.equal([]);
    } finally {
      RTCDataChannel.prototype.send = send;
    }
  });
});
