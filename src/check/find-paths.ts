import type { IceServer } from '../signaling/room-protocol.js';
import type { Finding, Paths } from './judge-paths.js';

/** Three round trips of a slow network, with a packet or two lost. */
const GATHER_DEADLINE = 5_000;

const urlsOf = ({ urls }: IceServer): readonly string[] => [urls].flat();
const isStun = (url: string): boolean => /^stuns?:/i.test(url);
/** `turns` is TLS over TCP unless it says otherwise (RFC 7065 §3.1). */
const isTcp = (url: string): boolean => /^turns:(?!.*transport=udp)|transport=tcp/i.test(url);
const isRelayUdp = (url: string): boolean => !isStun(url) && !isTcp(url);
const isRelayTcp = (url: string): boolean => !isStun(url) && isTcp(url);

/** Asks every STUN server and relay in the list, all at once, each over its own protocol. */
export async function findPaths(
  servers: readonly IceServer[],
): Promise<Pick<Paths, 'stun' | 'relayUdp' | 'relayTcp'>> {
  const only = (wanted: (url: string) => boolean): RTCIceServer[] =>
    servers
      .map((server) => ({ ...server, urls: urlsOf(server).filter(wanted) }))
      .filter(({ urls }) => urls.length > 0);
  const [stun, relayUdp, relayTcp] = await Promise.all([
    gather(only(isStun), 'all'),
    gather(only(isRelayUdp), 'relay'),
    gather(only(isRelayTcp), 'relay'),
  ]);
  return { stun, relayUdp, relayTcp };
}

/** Gathers candidates until one comes that the servers had a part in. */
async function gather(
  iceServers: RTCIceServer[],
  iceTransportPolicy: RTCIceTransportPolicy,
): Promise<Finding> {
  if (iceServers.length === 0 || typeof RTCPeerConnection === 'undefined') return 'none';
  let pc: RTCPeerConnection;
  try {
    pc = new RTCPeerConnection({ iceServers, iceTransportPolicy });
  } catch {
    return 'silent'; // The browser refuses the list, and would in a call.
  }
  const listening = new AbortController();
  try {
    return await firstAnswer(pc, listening.signal);
  } finally {
    listening.abort();
    pc.close();
  }
}

function firstAnswer(pc: RTCPeerConnection, signal: AbortSignal): Promise<Finding> {
  return new Promise((resolve) => {
    let isRefused = false;
    let hasFailed = !('onicecandidateerror' in pc);
    let hasHost = false;
    const end = (isComplete: boolean): void => {
      // A STUN server that sees the very address we know of leaves nothing to tell (RFC 8445 §5.1.3), nor an error.
      const isKnown = isComplete && hasHost && !hasFailed;
      resolve(isRefused ? 'refused' : isKnown ? 'reached' : 'silent');
    };
    const timer = setTimeout(end, GATHER_DEADLINE, false);
    signal.addEventListener('abort', () => clearTimeout(timer));
    const onCandidate = ({ candidate }: RTCPeerConnectionIceEvent): void => {
      const [, type] = / typ (\w+)/.exec(candidate?.candidate ?? '') ?? [];
      if (type === 'srflx' || type === 'relay') resolve('reached');
      hasHost ||= type === 'host';
    };
    const onError = ({ errorCode }: RTCPeerConnectionIceErrorEvent): void => {
      isRefused ||= errorCode === 401;
      hasFailed = true;
    };
    const onState = (): void => {
      if (pc.iceGatheringState === 'complete') end(true);
    };
    pc.addEventListener('icecandidate', onCandidate, { signal });
    pc.addEventListener('icecandidateerror', onError, { signal });
    pc.addEventListener('icegatheringstatechange', onState, { signal });
    pc.createDataChannel('check');
    pc.setLocalDescription().catch(() => end(false));
  });
}
