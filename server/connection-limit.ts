import type { Server } from 'node:http';
import type { FindPeer } from './remote-address.js';

/**
 * Ends connections of an address that has too many already, whatever they are for: one that sends nothing, or its
 * headers byte by byte, would take its share of the server's as well.
 */
export function limitConnections(server: Server, most: number, peerOf: FindPeer, refused: () => void): void {
  const counts = new Map<string, number>();
  server.on('connection', (socket) => {
    const address = peerOf(socket.remoteAddress);
    if (address === null) return;
    const count = (counts.get(address) ?? 0) + 1;
    if (count > most) {
      refused();
      return void socket.destroy();
    }
    counts.set(address, count);
    socket.once('close', () => {
      const left = (counts.get(address) ?? 1) - 1;
      if (left > 0) counts.set(address, left);
      else counts.delete(address);
    });
  });
}
