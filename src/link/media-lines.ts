import { parametersFor } from './apply-encoding.js';
import { fingerprintIn } from './fingerprints.js';
import type { Encoding } from '../quality/send-budget.js';
import type { Source } from '../topology/topology.js';

/**
 * The m-lines of every link, in the order of the first offer (design D3). All are there and `sendrecv` from the start:
 * turning a source on or off is `replaceTrack`, without a negotiation.
 */
export const MEDIA_LINES = [
  { source: 'microphone', kind: 'audio', stream: 'camera' },
  { source: 'camera', kind: 'video', stream: 'camera' },
  { source: 'screen', kind: 'video', stream: 'screen' },
  { source: 'screen-audio', kind: 'audio', stream: 'screen' },
] as const satisfies readonly { source: Source; kind: 'audio' | 'video'; stream: 'camera' | 'screen' }[];

/** The transceivers of the sources, by source. */
export type Lines = ReadonlyMap<Source, RTCRtpTransceiver>;

/** The streams that group the sources of one side: sound and picture in one stream are kept in step. */
export interface Streams {
  readonly camera: MediaStream;
  readonly screen: MediaStream;
}

export const newStreams = (): Streams => ({ camera: new MediaStream(), screen: new MediaStream() });

/** What a side sends from the start: a track, and how much of it. */
export interface Outgoing {
  readonly track: MediaStreamTrack | null;
  readonly encoding: Encoding | null;
}

/** Makes the lines of an offer. */
export function addLines(
  pc: RTCPeerConnection,
  streams: Streams,
  outgoing: (source: Source) => Outgoing,
): Lines {
  return new Map(
    MEDIA_LINES.map(({ source, kind, stream }) => {
      const { track, encoding } = outgoing(source);
      const sendEncodings = track && encoding ? [parametersFor(track, encoding)] : [];
      const init: RTCRtpTransceiverInit = {
        direction: 'sendrecv',
        streams: [streams[stream]],
        sendEncodings,
      };
      const transceiver = pc.addTransceiver(track ?? kind, init);
      if (source === 'microphone') preferRedundancy(transceiver);
      return [source, transceiver];
    }),
  );
}

/** Takes up the lines that a remote offer made, so that the answer sends as well. Throws when they are not ours. */
export function adoptLines(pc: RTCPeerConnection, streams: Streams): Lines {
  const transceivers = pc.getTransceivers();
  const fits =
    transceivers.length === MEDIA_LINES.length &&
    MEDIA_LINES.every(({ kind }, index) => transceivers[index]?.receiver.track.kind === kind);
  if (!fits) throw new TypeError('The offer has other m-lines than microphone, camera, screen and its sound');
  return new Map(
    MEDIA_LINES.map(({ source, stream }, index) => {
      const transceiver = transceivers[index]!;
      transceiver.direction = 'sendrecv';
      // Where it is missing, sound and picture may be some frames out of step at the other side.
      transceiver.sender.setStreams?.(streams[stream]);
      if (source === 'microphone') preferRedundancy(transceiver);
      return [source, transceiver];
    }),
  );
}

/** Speech is sent twice (RFC 2198) where both browsers can: a lost packet is then in the next one, for 30 kbit/s more. */
function preferRedundancy(transceiver: RTCRtpTransceiver): void {
  const codecs = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? [];
  const isRedundant = ({ mimeType }: RTCRtpCodec): boolean => mimeType.toLowerCase() === 'audio/red';
  if (!codecs.some(isRedundant)) return;
  transceiver.setCodecPreferences([
    ...codecs.filter(isRedundant),
    ...codecs.filter((codec) => !isRedundant(codec)),
  ]);
}

/** What comes in on the lines, grouped. */
export function receivedStreams(lines: Lines): Streams {
  const streams = newStreams();
  for (const { source, stream } of MEDIA_LINES) {
    const track = lines.get(source)?.receiver.track;
    if (track) streams[stream].addTrack(track);
  }
  return streams;
}

/** Whether a description has just our m-lines, and one certificate: looked at before the browser spends anything on it. */
export function isAcceptable({ sdp }: { readonly sdp: string }): boolean {
  const kinds = Array.from(sdp.matchAll(/^m=(\w+) /gm), ([, kind]) => kind);
  const ours = [...MEDIA_LINES.map(({ kind }) => kind), 'application'];
  return (
    kinds.length === ours.length &&
    ours.every((kind, index) => kinds[index] === kind) &&
    fragmentsOf(sdp).length > 0 &&
    fingerprintIn(sdp) !== null
  );
}

/** The ICE user name fragments in a description: a candidate of another generation has another one. */
export const fragmentsOf = (sdp: string): readonly string[] =>
  Array.from(sdp.matchAll(/^a=ice-ufrag:(.+?)\r?$/gm), ([, fragment]) => fragment ?? '');

/** All that can be heard over these lines. */
export function soundOf(lines: Lines | null): readonly MediaStreamTrack[] {
  const tracks = Array.from(lines?.values() ?? [], ({ receiver }) => receiver.track);
  return tracks.filter(({ kind }) => kind === 'audio');
}
