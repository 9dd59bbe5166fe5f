/** Runs in a page of its own: somebody who speaks the wire protocol by hand, and says whatever a test wants. */

interface Heard {
  readonly type: string;
  readonly src?: string;
  readonly payload?: {
    readonly op?: string;
    readonly link?: number;
    readonly description?: RTCSessionDescriptionInit;
    readonly roster?: readonly { readonly id: string; readonly address: string }[];
  };
}

const KINDS = ['audio', 'video', 'video', 'audio'] as const;
const MEDIA = { microphone: true, camera: true, screen: false };

/** A connection with the m-lines that everybody here has. */
function connection(): { readonly pc: RTCPeerConnection; readonly channel: RTCDataChannel } {
  const pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  for (const kind of KINDS) pc.addTransceiver(kind, { streams: [new MediaStream()] });
  return { pc, channel: pc.createDataChannel('control', { negotiated: true, id: 0, ordered: true }) };
}

/** An offer and an answer as two honest pages would write them. */
export async function sampleDescriptions(): Promise<{ offer: string; answer: string }> {
  const [a, b] = [connection(), { pc: new RTCPeerConnection() }];
  await a.pc.setLocalDescription();
  await new Promise((done) => setTimeout(done, 300));
  const offer = a.pc.localDescription!;
  await b.pc.setRemoteDescription(offer);
  for (const one of b.pc.getTransceivers()) one.direction = 'sendrecv';
  await b.pc.setLocalDescription();
  await new Promise((done) => setTimeout(done, 300));
  const answer = b.pc.localDescription!;
  a.pc.close();
  b.pc.close();
  return { offer: offer.sdp, answer: answer.sdp };
}

export class Mallory {
  readonly address = crypto.randomUUID();
  readonly heard: Heard[] = [];
  readonly #socket: WebSocket;
  readonly #connections: RTCPeerConnection[] = [];
  #wake: (() => void)[] = [];
  roster: readonly { readonly id: string; readonly address: string }[] = [];

  constructor(server: string) {
    const url = new URL('peerjs', server.replace('http', 'ws'));
    url.search = String(new URLSearchParams({ key: 'peerjs', id: this.address, token: 't' }));
    this.#socket = new WebSocket(url);
    this.#socket.addEventListener('message', ({ data }) => {
      this.heard.push(JSON.parse(String(data)) as Heard);
      for (const wake of this.#wake.splice(0)) wake();
    });
  }

  /** The next message that fits. */
  async next(fits: (message: Heard) => boolean, within = 10_000): Promise<Heard> {
    const end = performance.now() + within;
    for (;;) {
      const index = this.heard.findIndex(fits);
      if (index >= 0) return this.heard.splice(index, 1)[0]!;
      if (performance.now() > end) throw new Error(`Mallory waited in vain: ${String(fits)}`);
      await new Promise<void>((done) => {
        this.#wake.push(done);
        setTimeout(done, 200);
      });
    }
  }

  async open(): Promise<this> {
    await this.next(({ type }) => type === 'OPEN');
    return this;
  }

  async join(room: string, displayName = 'Mallory'): Promise<this> {
    await this.open();
    const peerId = `mallory-${this.address}`;
    this.room({ op: 'join', room, peerId, seat: this.address, displayName, version: 1 });
    this.roster = (await this.next(({ payload }) => payload?.op === 'joined')).payload?.roster ?? [];
    return this;
  }

  addressOf(id: string): string {
    return this.roster.find((member) => member.id === id)?.address ?? '';
  }

  room(payload: object): void {
    this.#socket.send(JSON.stringify({ type: 'ROOM', payload }));
  }

  /** Sends a payload that is JSON already. */
  signal(dst: string, payload: string): void {
    const type = payload.includes('"answer"')
      ? 'ANSWER'
      : payload.includes('"offer"')
        ? 'OFFER'
        : 'CANDIDATE';
    if (this.#socket.readyState === WebSocket.OPEN)
      this.#socket.send(`{"type":"${type}","dst":"${dst}","payload":${payload}}`);
  }

  /** An honest connection to somebody, number 0; answers its control channel once that is open. */
  async link(dst: string): Promise<RTCDataChannel> {
    const { pc, channel } = connection();
    this.#connections.push(pc);
    pc.addEventListener('icecandidate', ({ candidate }) =>
      this.signal(dst, JSON.stringify({ type: 'call', link: 0, candidate })),
    );
    await pc.setLocalDescription();
    const { type, sdp } = pc.localDescription!;
    this.signal(dst, JSON.stringify({ type: 'call', link: 0, description: { type, sdp }, media: MEDIA }));
    const answer = await this.next(({ type, src }) => type === 'ANSWER' && src === dst);
    await pc.setRemoteDescription(answer.payload!.description!);
    void this.#takeCandidates(dst, pc);
    if (channel.readyState !== 'open')
      await new Promise((done) => channel.addEventListener('open', done, { once: true }));
    return channel;
  }

  leave(): void {
    this.#socket.close(1000);
    for (const pc of this.#connections) pc.close();
  }

  async #takeCandidates(dst: string, pc: RTCPeerConnection): Promise<void> {
    while (pc.signalingState !== 'closed') {
      const { payload } = await this.next(({ type, src }) => type === 'CANDIDATE' && src === dst, 30_000);
      const { candidate } = payload as { candidate?: RTCIceCandidateInit };
      if (candidate) await pc.addIceCandidate(candidate).catch(() => undefined);
    }
  }
}

export interface Attack {
  /** What goes over the control channel. */
  readonly control: readonly string[];
  /** Payloads that go through the server. */
  readonly signals: readonly string[];
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Comes in, connects to somebody like an honest page, and then says all of it; stays a moment, and goes. */
export async function attack(
  server: string,
  room: string,
  id: string,
  { control, signals }: Attack,
): Promise<void> {
  const mallory = await new Mallory(server).join(room);
  const dst = mallory.addressOf(id);
  const channel = await mallory.link(dst);
  for (const text of control) channel.send(text);
  await pause(100);
  for (const payload of signals) mallory.signal(dst, payload);
  await pause(200);
  mallory.leave();
}
