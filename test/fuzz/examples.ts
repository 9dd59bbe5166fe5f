/** One good message of each kind: what the mutations begin with. */

const SDP = `v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n`;
const media = { microphone: true, camera: false, screen: false };
const candidate = {
  candidate: 'candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host generation 0 ufrag abcd',
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: 'abcd',
};

/** What two pages tell each other to negotiate. */
export const LINK_MESSAGES: readonly object[] = [
  { type: 'call', link: 0, description: { type: 'offer', sdp: SDP }, media },
  { type: 'call', link: 0, description: { type: 'answer', sdp: SDP }, media },
  { type: 'call', link: 0, candidate },
  { type: 'call', link: 0, candidate: null },
];

/** What two people tell each other over the control channel. */
export const PEER_MESSAGES: readonly object[] = [
  { type: 'media', ...media, hand: 1_700_000_000_000 },
  { type: 'chat', id: 'c1', text: 'Hello', at: 1_700_000_000_000, direct: false },
  { type: 'demand', camera: true, screen: false },
  { type: 'paused', paused: true },
  { type: 'refresh' },
  { type: 'bye' },
  { type: 'ping', t: 1 },
  { type: 'pong', t: 1 },
];

/** What a page tells the server, of this version and of the next ones. */
export function clientMessages(
  destinations: readonly string[],
  room: string,
  peerId: string,
  token = 'a.b.c',
): readonly object[] {
  const inRoom = (payload: object): object => ({ type: 'ROOM', payload });
  const [offer, answer, ...candidates] = LINK_MESSAGES;
  return [
    { type: 'HEARTBEAT' },
    ...destinations.flatMap((dst) => [
      { type: 'OFFER', dst, payload: offer },
      { type: 'ANSWER', dst, payload: answer },
      ...candidates.map((payload) => ({ type: 'CANDIDATE', dst, payload })),
    ]),
    inRoom({
      op: 'join',
      room,
      peerId,
      seat: 'a secret',
      displayName: 'Mal',
      version: 1,
      token,
      pass: 'a.b.c',
    }),
    inRoom({ op: 'look', room, peerId }),
    inRoom({ op: 'leave' }),
    inRoom({ op: 'update', displayName: 'Mallory' }),
    inRoom({ op: 'ping', t: 1 }),
    inRoom({ op: 'auth', token }),
    ...['witness', peerId].flatMap((id) => [
      inRoom({ op: 'admit', id }),
      inRoom({ op: 'deny', id }),
      inRoom({ op: 'mute', id }),
      inRoom({ op: 'kick', id, reason: 'rude' }),
    ]),
    inRoom({ op: 'lock', locked: true }),
    inRoom({ op: 'end' }),
  ];
}
