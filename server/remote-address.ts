import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import proxyAddr from 'proxy-addr';

const NOBODY = 'none';

/** Answers whom a request came from; `null` where a trusted proxy does not say. */
export type FindRemote = (request: IncomingMessage) => string | null;

/** Whether `trustedProxies` can be read: addresses, networks such as `10.0.0.0/8`, `loopback`, or `none`. */
export function isProxy(value: string): boolean {
  try {
    return value === NOBODY || proxyAddr.compile(value) !== null;
  } catch {
    return false;
  }
}

/**
 * Whoever connects is who it says, but for a trusted proxy, which says for whom it asks: the right-most address in
 * `X-Forwarded-For` that is no trusted proxy. What stands to the left of it anybody can have written.
 */
export function remoteFinder(trustedProxies: readonly string[]): FindRemote {
  const isTrusted = proxyAddr.compile(trustedProxies.filter((proxy) => proxy !== NOBODY));
  return (request) => {
    const address = withoutPort(proxyAddr(request, isTrusted) ?? '');
    if (!ipaddr.isValid(address)) return null;
    // Somebody in the network of the proxies is somebody; the proxy itself, and this machine, may be everybody.
    const isNamed = address !== request.socket.remoteAddress && !isLoopback(address);
    return isTrusted(address, 0) && !isNamed ? null : asCounted(address);
  };
}

/** Answers who is at the other end of a connection, by its address; `null` for a trusted proxy. */
export type FindPeer = (address: string | undefined) => string | null;

/** Knows the proxies through which everybody may come, whose connections are not one person's. */
export function peerFinder(trustedProxies: readonly string[]): FindPeer {
  const isTrusted = proxyAddr.compile(trustedProxies.filter((proxy) => proxy !== NOBODY));
  return (address = '') => (ipaddr.isValid(address) && !isTrusted(address, 0) ? asCounted(address) : null);
}

/** One customer of IPv6 has at least a /64, so the addresses in it are one person's. */
function asCounted(address: string): string {
  const ip = ipaddr.process(address);
  return 'parts' in ip
    ? `${new ipaddr.IPv6([...ip.parts.slice(0, 4), 0, 0, 0, 0]).toString()}/64`
    : ip.toString();
}

/** Whether an address is this machine's own and no other's. */
export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

const SIGNS_OF_A_PROXY = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'];

/** How this machine calls itself. A page whose own name leads here (DNS rebinding) asks for that name. */
const OWN_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/** Whether a request was made on this machine, and neither by a proxy on it nor by a page of somebody else's. */
export function isFromHere({ socket, headers }: IncomingMessage): boolean {
  const isByProxy = SIGNS_OF_A_PROXY.some((name) => name in headers);
  return isLoopback(socket.remoteAddress ?? '') && !isByProxy && OWN_HOST.test(headers.host ?? 'localhost');
}

/** Some proxies add the port. */
function withoutPort(address: string): string {
  const [, v6, v4] = /^(?:\[(.+)\]|([\d.]+))(?::\d+)?$/.exec(address) ?? [];
  return v6 ?? v4 ?? address;
}
