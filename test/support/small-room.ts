import { Call } from '../../src/call/call.js';
import { LocalMedia } from '../../src/media/local-media.js';
import { Mesh } from '../../src/topology/mesh.js';
import { loadSharing, noCheck } from './fake-call.js';
import { Wire, seated, welcome } from './wire.js';
import type { LinkMessage } from '../../src/signaling/link-message.js';
import type { RoomRequest } from '../../src/signaling/room-protocol.js';

/** Signalling by way of a room in this page. */
class RoomWire extends Wire {
  readonly #room: SmallRoom;

  constructor(address: string, room: SmallRoom) {
    super(address);
    this.#room = room;
  }

  override request(request: RoomRequest): boolean {
    super.request(request);
    if (request.op === 'join') queueMicrotask(() => this.#room.admit(request.peerId, this));
    return true;
  }

  override send(to: string, message: LinkMessage): void {
    setTimeout(() => this.#room.wireAt(to)?.arrives(this.address, message));
  }
}

/** A participant: the real engine with real connections. */
export interface Guest {
  readonly call: Call;
  readonly mesh: Mesh;
}

/** A room of this page: real calls over real connections, with a server of a few lines. */
export class SmallRoom {
  readonly #wires = new Map<string, RoomWire>();
  readonly #guests: Guest[] = [];

  wireAt(address: string): Wire | undefined {
    return this.#wires.get(address.replace('at-', ''));
  }

  admit(id: string, wire: RoomWire): void {
    const others = [...this.#wires].filter(([other]) => other !== id);
    wire.says(
      welcome(
        seated(id, wire.address),
        others.map(([other, { address }]) => seated(other, address)),
      ),
    );
    for (const [, other] of others) other.says({ op: 'member-joined', member: seated(id, wire.address) });
  }

  /** Somebody comes, and is connected to everyone. */
  async enter(id: string): Promise<Guest> {
    const wire = new RoomWire(`at-${id}`, this);
    const mesh = new Mesh({ server: 'https://x.example', iceServers: [], iceTransportPolicy: 'all' }, wire);
    const call = new Call({
      media: new LocalMedia(),
      createTopology: () => mesh,
      loadSharing,
      checkConnection: noCheck,
    });
    this.#wires.set(id, wire);
    const guest = { call, mesh };
    this.#guests.push(guest);
    await call.join(
      { server: 'https://x.example', room: 'r', peerId: id, displayName: id },
      { microphone: false, camera: false },
    );
    await until(() =>
      call.participants.every(({ self, connection }) => self || connection.state === 'connected'),
    );
    return guest;
  }

  /** Somebody's page is gone without a word. */
  vanish(id: string): void {
    this.#wires.delete(id);
    for (const wire of this.#wires.values())
      wire.says({ op: 'member-left', id, address: `at-${id}`, reason: 'closed' });
  }

  async close(): Promise<void> {
    await Promise.all(this.#guests.map(({ call }) => call.leave()));
  }
}

export async function until(isSo: () => boolean, what = 'it is so', patience = 10_000): Promise<void> {
  const end = performance.now() + patience;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
