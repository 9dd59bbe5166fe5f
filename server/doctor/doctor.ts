import type { ServerOptions } from '../options.js';
import { checkCertificate } from './check-certificate.js';
import { checkHttp, isLoopback } from './check-http.js';
import { checkPort, localUrl } from './check-port.js';
import { checkProxy } from './check-proxy.js';
import { checkRelays } from './check-relay.js';
import { checkSettings } from './check-settings.js';
import { checkSocket } from './check-socket.js';
import { checkTokens } from './check-tokens.js';
import { warning } from './finding.js';
import type { Finding } from './finding.js';

/**
 * Looks at everything a call server needs, from this machine: the settings, the port, the way in from outside if its
 * public address is given, and the relays.
 */
export async function examine(settings: ServerOptions, publicUrl: URL | null): Promise<Finding[]> {
  const [port, relays] = await Promise.all([checkPort(settings.host, settings.port), checkRelays(settings)]);
  const here = port.code === 'port-ours' ? localUrl(settings.host, settings.port) : null;
  const url = publicUrl ?? here;
  const ways = url ? await checkWayIn(url, settings) : [];
  return [...checkSettings(settings), port, ...ways, ...(publicUrl ? [] : [NO_URL]), ...relays];
}

const NO_URL = warning(
  'no-url',
  'How callers get here was not looked at.',
  'Name the public address: --url https://calls.example.org.',
);

async function checkWayIn(url: URL, settings: ServerOptions): Promise<Finding[]> {
  const seen = url.protocol === 'https:' ? await checkCertificate(url) : insecure(url);
  const certificate = seen ? [seen].flat() : [];
  const http = await checkHttp(url);
  // Whoever is not there, or not who it should be, has no proxy to look at either.
  if (!http.some(({ code }) => code === 'healthy')) return [...certificate, ...http];
  const [socket, tokens, proxy] = await Promise.all([
    checkSocket(url, settings),
    checkTokens(url, settings),
    // Whoever asks from the machine itself may well be a proxy, and is believed.
    isLoopback(url) ? [] : checkProxy(url),
  ]);
  return [...certificate, ...http, ...socket, ...tokens, ...proxy];
}

function insecure(url: URL): Finding[] {
  if (isLoopback(url)) return [];
  const fix = 'Put a proxy with a certificate before it (docs/server.md).';
  return [warning('no-tls', `Browsers give a page no camera at ${url.href}, which is not https.`, fix)];
}
