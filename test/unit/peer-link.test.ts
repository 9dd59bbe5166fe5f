import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { PeerLink } from '../../src/link/peer-link.js';
import { framesDecoded, linkPair, picture, seesFrames } from '../support/link-pair.js';
import type { LinkSignal } from '../../src/link/negotiation.js';

/** Makes a line for pictures take one codec, and no other. */
function prefer(transceiver: RTCRtpTransceiver, mimeType: string): void {
  if (transceiver.receiver.track.kind !== 'video') return;
  const { codecs = [] } = RTCRtpReceiver.getCapabilities('video') ?? {};
  transceiver.setCodecPreferences(codecs.filter((codec) => codec.mimeType === mimeType));
}

describe('PeerLink', function () {
  this.timeout(20_000);

  it('has all lines and the control channel after one offer and one answer', async () => {
    const { links, errors, streams, connected, close } = linkPair();
    const heard: string[] = [];
    links[1].on('message', ({ type }) => heard.push(type));
    const descriptions: string[] = [];
    for (const link of links) {
      link.on('signal', (signal) => 'description' in signal && descriptions.push(signal.description.type));
    }

    await connected();
    await waitUntil(() => links[0].send({ type: 'bye' }));
    await waitUntil(() => heard.length === 1);

    expect(descriptions).to.deep.equal(['offer', 'answer']);
    expect(streams.map((one) => one?.camera.getTracks().length)).to.deep.equal([2, 2]);
    expect(streams.map((one) => one?.screen.getTracks().length)).to.deep.equal([2, 2]);
    expect(errors).to.deep.equal([]);
    close();
  });

  it('sends and stops sources without another negotiation', async () => {
    const { links, errors, connected, close } = linkPair();
    const camera = picture();
    const screen = picture();
    await links[0].publish('camera', camera);
    await connected();
    await seesFrames(links[1], '1');
    let negotiations = 0;
    for (const link of links) link.on('signal', (signal) => 'description' in signal && (negotiations += 1));

    await links[1].publish('screen', screen);
    await seesFrames(links[0], '2');
    await links[0].publish('camera', null);

    expect(negotiations).to.equal(0);
    expect(errors).to.deep.equal([]);
    camera.stop();
    screen.stop();
    close();
  });

  it('says that no picture can pass where the browsers have no codec in common', async () => {
    const { prototype } = RTCPeerConnection;
    const { addTransceiver, setRemoteDescription } = prototype;
    prototype.addTransceiver = function (...given) {
      const transceiver = addTransceiver.apply(this, given);
      prefer(transceiver, 'video/VP8');
      return transceiver;
    };
    prototype.setRemoteDescription = async function (description: RTCSessionDescriptionInit) {
      await Reflect.apply(setRemoteDescription, this, [description]);
      if (description.type === 'offer') for (const one of this.getTransceivers()) prefer(one, 'video/VP9');
    };
    try {
      const pair = linkPair();
      await pair.connected();

      expect(pair.links.map(({ hasVideo }) => hasVideo)).to.deep.equal([false, false]);
      expect(pair.errors).to.deep.equal([]);
      pair.close();
    } finally {
      Object.assign(prototype, { addTransceiver, setRemoteDescription });
    }
  });

  it('ends in one connection whenever both offer at once, fifty times', async () => {
    for (let round = 0; round < 50; round += 1) {
      // From glare in the same task to offers that cross on the way.
      const { links, errors, streams, connected, close } = linkPair({ bothOffer: true, delay: round % 5 });
      await connected();
      const lines = await Promise.all(
        links.map(
          async (link) =>
            [...(await link.getStats()).values()].filter(({ type }) => type === 'transport').length,
        ),
      );
      expect(lines, `transports in round ${round}`).to.deep.equal([1, 1]);
      expect(
        streams.every((one) => one?.camera.getTracks().length === 2),
        `streams in round ${round}`,
      ).to.equal(true);
      expect(errors, `errors in round ${round}`).to.deep.equal([]);
      close();
    }
  });

  it('sends after glare what was there before it', async () => {
    const { links, errors, connected, close } = linkPair({ bothOffer: true });
    const tracks = [picture(), picture()];
    void links[0].publish('camera', tracks[0]!);
    void links[1].publish('screen', tracks[1]!);

    await connected();
    await seesFrames(links[1], '1');
    await seesFrames(links[0], '2');

    expect(errors).to.deep.equal([]);
    tracks.forEach((track) => track.stop());
    close();
  });

  for (const who of ['one side', 'both sides'] as const) {
    it(`answers a restart of ICE from ${who}`, async () => {
      const { links, errors, connected, close } = linkPair({ delay: 5 });
      const camera = picture();
      await links[0].publish('camera', camera);
      await connected();
      await seesFrames(links[1], '1');
      const fragment = async (): Promise<unknown> => {
        const all = [...(await links[0].getStats()).values()] as {
          type: string;
          iceLocalUsernameFragment?: string;
        }[];
        return all.find(({ type }) => type === 'transport')?.iceLocalUsernameFragment;
      };
      const before = await fragment();

      links[0].restartIce();
      if (who === 'both sides') links[1].restartIce();
      await waitUntil(async () => (await fragment()) !== before, 'new ICE credentials', { timeout: 8_000 });
      const frames = await framesDecoded(links[1], '1');
      await waitUntil(async () => (await framesDecoded(links[1], '1')) > frames + 2, 'frames go on', {
        timeout: 8_000,
      });

      expect(errors).to.deep.equal([]);
      camera.stop();
      close();
    });
  }

  it('survives candidates that come before their description', async () => {
    const offers = new PeerLink({ rtc: {}, polite: true, offers: true });
    const answers = new PeerLink({ rtc: {}, polite: false, offers: false });
    const held: LinkSignal[] = [];
    offers.on('signal', (signal) => {
      if ('description' in signal) setTimeout(() => void answers.receive(signal), 300);
      else void answers.receive(signal);
      held.push(signal);
    });
    answers.on('signal', (signal) => void offers.receive(signal));

    await waitUntil(() => offers.state === 'connected' && answers.state === 'connected', 'connected', {
      timeout: 8_000,
    });

    expect(held.filter((signal) => 'candidate' in signal)).not.to.have.length(0);
    offers.close();
    answers.close();
  });

  for (const restarts of [0, 1] as const) {
    it(`restarts ICE although the first offer for it was lost (${restarts === 0 ? 'polite' : 'impolite'} side)`, async () => {
      const links = [
        new PeerLink({ rtc: {}, polite: true, offers: true }),
        new PeerLink({ rtc: {}, polite: false, offers: false }),
      ] as const;
      let isLossy = false;
      const answers = [0, 0];
      links.forEach((link, index) => {
        link.on('signal', (signal) => {
          if (isLossy) return;
          if ('description' in signal && signal.description.type === 'answer') answers[index]! += 1;
          void links[1 - index]!.receive(signal);
        });
      });
      const connected = () => links.every(({ state }) => state === 'connected');
      await waitUntil(connected, 'connected', { timeout: 8_000 });
      const before = answers[1 - restarts]!;

      isLossy = true;
      links[restarts].restartIce();
      await aTimeout(300);
      isLossy = false;
      links[restarts].restartIce();

      await waitUntil(() => answers[1 - restarts]! > before, 'answered', { timeout: 4_000 });
      links.forEach((link) => link.close());
    });
  }

  it('restarts ICE without servers that the browser refuses, and says so', async () => {
    const { links, errors, signals, connected, close } = linkPair();
    await connected();
    const before = signals();

    links[0].restartIce([{ urls: 'stun:host:99999' }]);

    await waitUntil(() => signals() > before, 'an offer');
    expect(errors.map(({ code }) => code)).to.deep.equal(['no-relay']);
    close();
  });

  const offer = (sdp: string): LinkSignal => ({ description: { type: 'offer', sdp } });
  const hostile: Readonly<Record<string, LinkSignal>> = {
    'an offer that is no SDP': offer('<script>'),
    'an offer with a hundred lines': offer(`v=0\r\n${'m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n'.repeat(100)}`),
    'an answer nobody asked for': { description: { type: 'answer', sdp: 'v=0' } },
    'a candidate of nonsense': { candidate: { candidate: 'candidate:x', sdpMid: '0' } },
  };
  for (const [title, signal] of Object.entries(hostile)) {
    it(`is not thrown off by ${title}`, async () => {
      const { links, connected, close } = linkPair();
      await connected();

      await links[1].receive(signal);

      expect(links.map(({ state }) => state)).to.deep.equal(['connected', 'connected']);
      close();
    });
  }
});
