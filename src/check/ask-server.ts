import { fieldsOf, iceServersIn } from '../signaling/wire-fields.js';
import type { CallErrorCode } from '../call/call-error.js';
import type { IceServer } from '../signaling/room-protocol.js';
import type { Topology } from '../topology/topology.js';

/** What a server that lives answers within, on a slow network. */
const HTTP_DEADLINE = 4_000;
/** Time for a try that fails, and another one. */
const SOCKET_DEADLINE = 6_000;

/** What the server said over HTTP. */
export interface ServerAnswer {
  /** What is wrong with it; `null` when nothing is. */
  readonly code: CallErrorCode | null;
  readonly iceServers: readonly IceServer[];
  /** There may be a relay, which only people in the room get. */
  readonly isForMembers?: boolean;
}

const failed = (code: CallErrorCode): ServerAnswer => ({ code, iceServers: [] });

/** What a server says that knows who may ask. */
const isTokenCode = (code: unknown): code is CallErrorCode =>
  code === 'token-required' || code === 'token-invalid' || code === 'token-expired';

/** Asks for the list of STUN servers and relays, as a sign of life that is of use. */
export async function askServer(server: string, token?: string): Promise<ServerAnswer> {
  let base: URL;
  try {
    base = new URL(server.endsWith('/') ? server : `${server}/`);
  } catch {
    return failed('server-unreachable');
  }
  const options = { cache: 'no-store', signal: AbortSignal.timeout(HTTP_DEADLINE) } as const;
  // A page that may not read the answer still learns that there was one.
  const isAlive = fetch(new URL('healthz', base), { ...options, mode: 'no-cors' }).then(
    () => true,
    () => false,
  );
  let response: Response;
  try {
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    response = await fetch(new URL('ice', base), { ...options, headers });
  } catch {
    return failed((await isAlive) ? 'denied' : 'server-unreachable');
  }
  const fields = await response.json().then(fieldsOf, () => null);
  if (isTokenCode(fields?.code)) return failed(fields.code);
  if (!response.ok || !Array.isArray(fields?.iceServers)) return failed('protocol-mismatch');
  const isForMembers = fields.relay === 'members';
  return { code: null, iceServers: iceServersIn(fields.iceServers), isForMembers };
}

/** Whether what carries a call gets its connection to the server; leaves it afterwards. */
export async function opensSignaling(create: () => Topology | Promise<Topology>): Promise<boolean> {
  const topology = Promise.resolve().then(create);
  const opened = topology.then(untilOpen).catch(() => false);
  const late = new Promise<false>((done) => setTimeout(done, SOCKET_DEADLINE, false));
  const isOpen = await Promise.race([opened, late]);
  // Also one that is loaded too late.
  const left = topology.then((loaded) => loaded.leave()).catch(() => undefined);
  if (isOpen) await left;
  return isOpen;
}

const untilOpen = (topology: Topology): Promise<true> =>
  new Promise((open) => {
    topology.on('signaling', (state) => {
      if (state === 'open') open(true);
    });
    topology.warm();
  });
