import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathOf } from './admission.js';
import {
  sayBadRequest,
  sayBroken,
  sayMetrics,
  sayNotFound,
  sayText,
  sayTooOften,
  sayWrongMethod,
} from './http-answers.js';
import type { Text } from './http-answers.js';
import type { Seen } from './how-seen.js';
import type { IceEndpoint } from './ice-endpoint.js';
import { StaticFiles } from './static-files.js';
import type { TokenEndpoint } from './token-endpoint.js';

/** Answers a request, or calls `next` for one that is not about this server. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface HttpParts {
  /** The folder that holds `demo/`, `dist/` and the manifest. */
  readonly root: string;
  readonly demo: boolean;
  /** PeerServer's own HTTP part, for everything under `/peerjs/`. */
  readonly peer: (
    request: IncomingMessage,
    response: ServerResponse,
    next: (error?: unknown) => void,
  ) => void;
  /** `POST /token`, where there is an admin key. */
  readonly token?: TokenEndpoint | null;
  readonly ice: IceEndpoint;
  /** What the doctor is told. */
  readonly seen: (request: IncomingMessage) => Seen;
  readonly isReady: () => boolean;
  /** Prometheus text. */
  readonly metrics: () => Promise<string>;
  /** Counts tell much about a server: not everybody may read them. */
  readonly mayReadMetrics: (request: IncomingMessage) => boolean;
  /** Whether its address asks too often for what costs something. */
  readonly asksTooOften: (request: IncomingMessage) => boolean;
  readonly onError: (error: unknown) => void;
}

const ENTRY = /^\/(?:video-call|device-picker|locales\/[\w-]+)\.js(?:\.map)?$/;
const CHUNK = /^\/chunks\/[\w-][\w.-]*\.js(?:\.map)?$/;

/** What the elements offer, for editors and for the demo's page of parts. */
const MANIFEST = '/custom-elements.json';

const BUNDLE_HEADERS: OutgoingHttpHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
};

const DEMO_HEADERS: OutgoingHttpHeaders = {
  'Cache-Control': 'no-cache',
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self' ws: wss:",
    "img-src 'self' data: blob:",
    'media-src blob: mediastream:',
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; '),
  // The address of the page is the key to the room.
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Everything the server says over HTTP. */
export function createHttpHandler(parts: HttpParts): HttpHandler {
  const bundle = new StaticFiles(join(parts.root, 'dist'));
  const demo = new StaticFiles(join(parts.root, 'demo'));
  const root = new StaticFiles(parts.root);

  async function answer(request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
    const path = pathOf(request);
    const isCostly = path === '/ice' || path.startsWith('/peerjs/');
    if (isCostly && parts.asksTooOften(request)) return sayTooOften(response);
    if (path.startsWith('/peerjs/')) {
      return parts.peer(request, response, (error) => {
        if (error) sayBadRequest(response);
        else sayNotFound(response);
      });
    }
    if (path === '/ice') return parts.ice(request, response);
    if (path === '/token' && parts.token) return parts.token(request, response);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const text = textAt(path, request);
    const isOurs = text !== null || ENTRY.test(path) || CHUNK.test(path) || (parts.demo && path === '/');
    if (isOurs && !isRead) return sayWrongMethod(response);
    if (text) return sayText(response, text);
    if (path === '/metrics' && parts.mayReadMetrics(request))
      return sayMetrics(request, response, await parts.metrics());
    if (!isRead || !(await sendFile(path, request, response))) next();
  }

  function textAt(path: string, request: IncomingMessage): Text | null {
    switch (path) {
      case '/healthz':
        return { status: 200, type: 'text/plain', text: 'ok\n' };
      case '/readyz':
        return parts.isReady()
          ? { status: 200, type: 'text/plain', text: 'ready\n' }
          : { status: 503, type: 'text/plain', text: 'draining\n' };
      case '/doctor':
        return { status: 200, type: 'application/json', text: JSON.stringify(parts.seen(request)) };
      default:
        return null;
    }
  }

  async function sendFile(
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    const isChunk = CHUNK.test(path);
    if (isChunk || ENTRY.test(path)) {
      const cache = isChunk ? 'public, max-age=31536000, immutable' : 'no-cache';
      return bundle.respond(request, response, path, { ...BUNDLE_HEADERS, 'Cache-Control': cache });
    }
    if (parts.demo && path === MANIFEST)
      return root.respond(request, response, path, { ...BUNDLE_HEADERS, 'Cache-Control': 'no-cache' });
    const file = path === '/' ? '/index.html' : path;
    return parts.demo && demo.respond(request, response, file, DEMO_HEADERS);
  }

  return (request, response, next) => {
    // Outside of the promise: what somebody else's listener throws is theirs, as it is without this server.
    const pass = (): void => queueMicrotask(next);
    answer(request, response, pass).catch((error: unknown) => {
      parts.onError(error);
      if (!response.headersSent) sayBroken(response);
      else response.destroy();
    });
  };
}
