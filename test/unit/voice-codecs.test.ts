import { expect, waitUntil } from '@open-wc/testing';
import { linkPair } from '../support/link-pair.js';

type Stats = RTCOutboundRtpStreamStats & { readonly sdpFmtpLine?: string };
type Sender = Pick<RTCPeerConnection, 'getStats'>;

/** What a voice costs: bytes for each packet, once there were fifty; and what was agreed on its codec. */
async function voiceOf(sender: Sender): Promise<{ size: number; fmtp: string }> {
  let found = { size: 0, fmtp: '' };
  const look = async (): Promise<boolean> => {
    const all = [...((await sender.getStats()).values() as Iterable<Stats>)];
    const sound = all.find(
      ({ type, kind, packetsSent }) => type === 'outbound-rtp' && kind === 'audio' && packetsSent,
    );
    const { bytesSent = 0, packetsSent = 0, codecId } = sound ?? {};
    found = { size: bytesSent / packetsSent, fmtp: all.find(({ id }) => id === codecId)?.sdpFmtpLine ?? '' };
    return packetsSent > 50;
  };
  await waitUntil(look, 'fifty packets', { timeout: 8_000 });
  return found;
}

describe('A voice on its way', function () {
  this.timeout(30_000);

  it('goes out twice (RED), in a codec that mends what is lost (in-band FEC)', async () => {
    const { links, connected, close } = linkPair();
    const voice = await navigator.mediaDevices.getUserMedia({ audio: true });
    const [track] = voice.getAudioTracks();
    await links[0].publish('microphone', track!);
    await connected();
    const plain = [new RTCPeerConnection(), new RTCPeerConnection()] as const;
    plain.forEach((pc, index) =>
      pc.addEventListener(
        'icecandidate',
        ({ candidate }) => void plain[1 - index]!.addIceCandidate(candidate ?? undefined),
      ),
    );
    plain[0].addTrack(track!, voice);
    await plain[0].setLocalDescription();
    await plain[1].setRemoteDescription(plain[0].localDescription!);
    await plain[1].setLocalDescription();
    await plain[0].setRemoteDescription(plain[1].localDescription!);

    const [ours, bare] = await Promise.all([voiceOf(links[0]), voiceOf(plain[0])]);

    expect(ours.fmtp).to.include('useinbandfec=1');
    // Chromium's statistics name the codec inside, so that only the size tells (measured: 98 bytes, bare 47).
    expect(ours.size / bare.size).to.be.greaterThan(1.6);
    track!.stop();
    plain.forEach((pc) => pc.close());
    close();
  });
});
