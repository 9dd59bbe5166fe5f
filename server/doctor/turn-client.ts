import { createHash } from 'node:crypto';
import { addressIn, ATTRIBUTE, METHOD, stunRequest, xorAddress } from './stun-message.js';
import type { StunAnswer } from './stun-message.js';
import { StunSocket } from './stun-socket.js';
import { stunTarget } from './stun-transport.js';

const UDP = Buffer.from([17, 0, 0, 0]);

export interface Credential {
  readonly username: string;
  readonly credential: string;
}

/** Asks a STUN server for our own address; answers what it said. */
export async function bind(url: string): Promise<StunAnswer> {
  const target = stunTarget(url);
  if (!target) throw new TypeError(`${url} is no URL of a STUN server`);
  const socket = await StunSocket.open(target);
  try {
    return await socket.ask(stunRequest(METHOD.binding, []));
  } finally {
    socket.close();
  }
}

/** As much of a TURN client as it takes to find out how a relay is set up. */
export class TurnClient {
  readonly #socket: StunSocket;
  readonly #credential: Credential;
  #realm = Buffer.alloc(0);
  #nonce = Buffer.alloc(0);

  private constructor(socket: StunSocket, credential: Credential) {
    this.#socket = socket;
    this.#credential = credential;
  }

  static async open(url: string, credential: Credential): Promise<TurnClient> {
    const target = stunTarget(url);
    if (!target) throw new TypeError(`${url} is no URL of a relay`);
    return new TurnClient(await StunSocket.open(target), credential);
  }

  /** Asks for an allocation without saying who asks: a relay refuses that with 401. */
  async allocateAnonymously(): Promise<StunAnswer> {
    return this.#learn(
      await this.#socket.ask(stunRequest(METHOD.allocate, [[ATTRIBUTE.requestedTransport, UDP]])),
    );
  }

  allocate(): Promise<StunAnswer> {
    return this.#askSigned(METHOD.allocate, [[ATTRIBUTE.requestedTransport, UDP]]);
  }

  /** Wants to be reached from an IPv4 address. */
  permit(address: string): Promise<StunAnswer> {
    return this.#askSigned(METHOD.createPermission, [[ATTRIBUTE.xorPeerAddress, xorAddress(address, 9)]]);
  }

  /** Keeps the allocation for so many seconds; gives it back with 0. */
  refresh(seconds: number): Promise<StunAnswer> {
    const lifetime = Buffer.alloc(4);
    lifetime.writeUInt32BE(seconds);
    return this.#askSigned(METHOD.refresh, [[ATTRIBUTE.lifetime, lifetime]]);
  }

  close(): void {
    this.#socket.close();
  }

  async #askSigned(method: number, attributes: readonly (readonly [number, Buffer])[]): Promise<StunAnswer> {
    const answer = this.#learn(await this.#socket.ask(this.#sign(method, attributes)));
    // Realm and nonce come with the first refusal, and a new nonce when the old one was good long enough (438).
    const isOurTurn = answer.errorCode === 438 || answer.errorCode === 401;
    return isOurTurn ? this.#learn(await this.#socket.ask(this.#sign(method, attributes))) : answer;
  }

  #learn(answer: StunAnswer): StunAnswer {
    this.#realm = copyOf(answer.attributes.get(ATTRIBUTE.realm)) ?? this.#realm;
    this.#nonce = copyOf(answer.attributes.get(ATTRIBUTE.nonce)) ?? this.#nonce;
    return answer;
  }

  #sign(method: number, attributes: readonly (readonly [number, Buffer])[]): Buffer {
    if (this.#nonce.length === 0) return stunRequest(method, attributes);
    const { username, credential } = this.#credential;
    const key = createHash('md5').update(`${username}:${this.#realm.toString()}:${credential}`).digest();
    const signed: readonly (readonly [number, Buffer])[] = [
      ...attributes,
      [ATTRIBUTE.username, Buffer.from(username)],
      [ATTRIBUTE.realm, this.#realm],
      [ATTRIBUTE.nonce, this.#nonce],
    ];
    return stunRequest(method, signed, key);
  }
}

const copyOf = (value: Buffer | undefined): Buffer<ArrayBuffer> | null => (value ? Buffer.from(value) : null);

/** Where others reach what is relayed. */
export const relayedAddress = ({ attributes }: StunAnswer): string | null =>
  addressIn(attributes.get(ATTRIBUTE.xorRelayedAddress));

/** What a server says it is. */
export const softwareOf = ({ attributes }: StunAnswer): string | null =>
  attributes.get(ATTRIBUTE.software)?.toString('utf8').replace(/\0+$/, '') ?? null;
