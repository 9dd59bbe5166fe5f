import { isIP } from 'node:net';

const RELAY =
  /^(?:(turns?):)?(\[[\da-f:.]+\]|[a-z\d_][a-z\d._-]*)(?::(\d{1,5}))?(\?transport=(?:udp|tcp))?$/i;

/** A relay's own ports, by RFC 7065. */
const PORT = 3478;
const TLS_PORT = 5349;

interface Relay {
  readonly scheme: string | undefined;
  readonly host: string;
  readonly port: string | undefined;
  readonly transport: string | undefined;
}

function parse(entry: string): Relay | null {
  const [, scheme, host, port, transport] = RELAY.exec(entry) ?? [];
  if (host === undefined || Number(port ?? 1) > 65_535 || Number(port ?? 1) === 0) return null;
  // A transport belongs to a URL; and `stun:…` is no host called stun, as its port is no number.
  if (scheme === undefined && transport !== undefined) return null;
  return { scheme: scheme?.toLowerCase(), host, port, transport };
}

/** Whether this can be an entry of `turnUrls`. */
export const isRelay = (entry: string): boolean => parse(entry) !== null;

/**
 * The URLs that one entry of `turnUrls` stands for. A host alone is a relay as `deploy/coturn` sets it up: UDP and TCP
 * on one port, TLS on another. A URL without a transport is all that its scheme can be, and one with it is itself.
 */
export function relayUrls(entry: string): readonly string[] {
  const relay = parse(entry);
  if (!relay) return [];
  const { scheme, host, port = scheme === 'turns' ? TLS_PORT : PORT, transport } = relay;
  if (scheme !== undefined && transport !== undefined) return [`${scheme}:${host}:${port}${transport}`];
  // Browsers have no DTLS towards a relay.
  if (scheme === 'turns') return [`turns:${host}:${port}?transport=tcp`];
  const plain = [`turn:${host}:${port}?transport=udp`, `turn:${host}:${port}?transport=tcp`];
  // Nobody has a certificate for a bare address.
  if (scheme === 'turn' || isIP(host.replace(/[[\]]/g, '')) !== 0) return plain;
  return [...plain, `turns:${host}:${TLS_PORT}?transport=tcp`];
}

/** Where these relays answer STUN as well: every TURN server does, on the ports without TLS. */
export function stunUrlsOf(entries: readonly string[]): readonly string[] {
  const urls = entries.flatMap(relayUrls).filter((url) => url.startsWith('turn:'));
  return [...new Set(urls.map((url) => url.replace('turn:', 'stun:').replace(/\?.*/, '')))];
}
