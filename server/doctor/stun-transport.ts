import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { lengthOf } from './stun-message.js';

/** Where a STUN or TURN server is, and how to talk to it. */
export interface StunTarget {
  readonly host: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp' | 'tls';
}

/** Carries whole messages. */
export interface StunTransport {
  /** Whether nothing gets lost on the way. */
  readonly isReliable: boolean;
  send(message: Buffer): void;
  listen(hear: (message: Buffer) => void, failed: (error: Error) => void): void;
  close(): void;
}

/** The server said nothing, for as long as we were ready to wait. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** The STUN or TURN server that a URL names; over UDP unless it says otherwise. */
export function stunTarget(url: string): StunTarget | null {
  const match = /^(stuns?|turns?):(\[[^\]]+\]|[^:?]+)(?::(\d+))?(?:\?transport=(udp|tcp))?$/i.exec(url);
  const [, scheme = '', host = '', port, transport] = match ?? [];
  const isSecure = scheme.toLowerCase().endsWith('s');
  if (!match || (isSecure && transport === 'udp')) return null;
  return {
    host: host.replace(/[[\]]/g, ''),
    port: Number(port ?? (isSecure ? 5349 : 3478)),
    transport: isSecure ? 'tls' : transport === 'tcp' ? 'tcp' : 'udp',
  };
}

/** Rejects with a `NoAnswer` when there is no connection after so many milliseconds. */
export const openTransport = (target: StunTarget, patience: number): Promise<StunTransport> =>
  target.transport === 'udp' ? openUdp(target) : openStream(target, patience);

async function openUdp({ host, port }: StunTarget): Promise<StunTransport> {
  const { address, family } = await lookup(host);
  const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    // Connected, so that a closed port is heard of.
    socket.connect(port, address, () => resolve());
  });
  return {
    isReliable: false,
    send: (message) => socket.send(message),
    listen: (hear, failed) => socket.on('message', hear).on('error', failed),
    close: () => socket.close(),
  };
}

async function openStream({ host, port, transport }: StunTarget, patience: number): Promise<StunTransport> {
  const isTls = transport === 'tls';
  const name = isIP(host) === 0 ? { servername: host } : {};
  const socket = isTls ? connectTls({ host, port, ...name }) : connectTcp({ host, port });
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new NoAnswer()), patience);
      socket.once('error', reject).once(isTls ? 'secureConnect' : 'connect', () => resolve());
    });
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return {
    isReliable: true,
    send: (message) => socket.write(message),
    listen: (hear, failed) => {
      let received = Buffer.alloc(0);
      socket.on('data', (data: Buffer) => {
        received = Buffer.concat([received, data]);
        for (let end = lengthOf(received); end !== null && end <= received.length; end = lengthOf(received)) {
          hear(received.subarray(0, end));
          received = received.subarray(end);
        }
      });
      socket.on('error', failed).on('close', () => failed(new NoAnswer()));
    },
    close: () => socket.destroy(),
  };
}
