import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** A WebSocket made by hand, for frames that no library would send. */
export async function rawWebSocket(url: string, id: string = randomUUID()): Promise<Socket> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    [
      `GET /peerjs?key=peerjs&id=${id}&token=t HTTP/1.1`,
      'Host: localhost',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Extensions: permessage-deflate',
      '\r\n',
    ].join('\r\n'),
  );
  await once(socket, 'readable');
  return socket;
}

/** A frame with an all-zero mask; `first` is the byte with FIN, RSV and opcode. */
export function frame(first: number, payload: Buffer | string, { masked = true } = {}): Buffer {
  const body = Buffer.from(payload);
  return Buffer.concat([
    Buffer.from([first, (masked ? 0x80 : 0) | body.length]),
    Buffer.alloc(masked ? 4 : 0),
    body,
  ]);
}

/** Everything until the other side ends, or resets, the connection. */
export async function readAll(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  await new Promise<void>((done) => socket.once('close', () => done()));
  return Buffer.concat(chunks);
}

/** The code of the close frame at the end of what a server sent. */
export function closeCodeIn(bytes: Buffer): number | null {
  const at = bytes.lastIndexOf(0x88);
  return at < 0 ? null : bytes.readUInt16BE(at + 2);
}
