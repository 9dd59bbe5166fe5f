import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { SOCKET_PATH } from '../admission.js';
import type { ServerOptions } from '../options.js';
import { failed, ok, warning } from './finding.js';
import type { Finding } from './finding.js';

const PATIENCE = 5000;
/** The origin of no page. */
const NOBODY = 'https://doctor.invalid';

/** Whether a page's WebSocket gets through, and only that of a page that may. */
export async function checkSocket(url: URL, { allowedOrigins, demo }: ServerOptions): Promise<Finding[]> {
  const [origin = url.origin] = allowedOrigins;
  const outcome = await tryOpening(url, origin);
  if (outcome === 403) {
    const fix = `Start the server with the same VC_ALLOWED_ORIGINS as this doctor, and let the proxy leave Origin alone.`;
    return [failed('origin-refused', `The server refuses a page of ${origin}.`, fix)];
  }
  if (outcome !== 'open') {
    return [
      failed(
        'no-upgrade',
        `A WebSocket to ${SOCKET_PATH} does not get through (${outcome instanceof Error ? outcome.message : outcome}).`,
        'Let the proxy pass upgrades on (nginx: proxy_http_version 1.1, and the headers Upgrade and Connection).',
      ),
    ];
  }
  const through = ok('upgrade', 'A WebSocket gets through and is welcomed.');
  if (allowedOrigins.length === 0) return [through];
  const [foreign, own] = await Promise.all([tryOpening(url, NOBODY), tryOpening(url, url.origin)]);
  return [
    through,
    foreign === 403
      ? ok('origins', 'Pages of other origins are refused.')
      : failed(
          'any-origin',
          'Pages of other origins are not refused.',
          'Start the server with the same VC_ALLOWED_ORIGINS as this doctor.',
        ),
    ...(demo && own === 403
      ? [
          warning(
            'own-origin',
            `The server’s own pages, its demo among them, can’t call: ${url.origin} is no allowed origin.`,
            'Add it to VC_ALLOWED_ORIGINS, or switch the demo off.',
          ),
        ]
      : []),
  ];
}

/** That it is open, the status of a refusal, or what went wrong. */
function tryOpening(base: URL, origin: string): Promise<'open' | number | Error> {
  const url = new URL(SOCKET_PATH.slice(1), base);
  url.protocol = url.protocol.replace('http', 'ws');
  url.search = String(new URLSearchParams({ key: 'peerjs', id: randomUUID(), token: randomUUID() }));
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { origin, handshakeTimeout: PATIENCE, perMessageDeflate: false });
    const settle = (outcome: 'open' | number | Error): void => {
      clearTimeout(timer);
      resolve(outcome);
      socket.terminate();
    };
    const timer = setTimeout(() => settle(new Error('it opens, and nothing comes through')), PATIENCE);
    socket.on('message', (data: Buffer) => {
      if (data.toString().includes('"OPEN"')) settle('open');
    });
    socket.on('unexpected-response', (_request, { statusCode = 0 }) => settle(statusCode));
    socket.on('error', settle);
  });
}
