import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathOf } from './admission.js';
import { StaticFiles } from './static-files.js';
import type { TokenEndpoint } from './token-endpoint.js';

/** Answers a request, or calls `next` for one that is not about this server. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface HttpParts {
  /** The folder that holds `demo/` and `dist/`. */
  readonly root: string;
  readonly demo: boolean;
  readonly allowedOrigins: readonly string[];
  /** PeerServer's own HTTP part, for everything under `/peerjs/`. */
  readonly peer: (
    request: IncomingMessage,
    response: ServerResponse,
    next: (error?: unknown) => void,
  ) => void;
  /** `POST /token`, where there is an admin key. */
  readonly token?: TokenEndpoint | null;
  readonly ice: () => { readonly iceServers: readonly unknown[]; readonly ttl: number };
  readonly isReady: () => boolean;
  /** Prometheus text. */
  readonly metrics: () => string;
  readonly onError: (error: unknown) => void;
}

const ENTRY = /^\/(?:video-call|device-picker)\.js(?:\.map)?$/;
const CHUNK = /^\/chunks\/[\w-][\w.-]*\.js(?:\.map)?$/;

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

interface Text {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers?: OutgoingHttpHeaders;
}

/** Everything the server says over HTTP. */
export function createHttpHandler(parts: HttpParts): HttpHandler {
  const bundle = new StaticFiles(join(parts.root, 'dist'));
  const demo = new StaticFiles(join(parts.root, 'demo'));

  async function answer(request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
    const path = pathOf(request);
    if (path.startsWith('/peerjs/')) {
      return parts.peer(request, response, (error) => {
        if (error) sayBadRequest(response);
        else sayNotFound(response);
      });
    }
    if (path === '/token' && parts.token) return parts.token(request, response);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const text = textAt(path, request);
    const isOurs = text !== null || ENTRY.test(path) || CHUNK.test(path) || (parts.demo && path === '/');
    if (isOurs && !isRead) return sayWrongMethod(response);
    if (text) return sayText(response, text);
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
      case '/metrics':
        return { status: 200, type: 'text/plain; version=0.0.4', text: parts.metrics() };
      case '/ice': {
        const text = JSON.stringify(parts.ice());
        return { status: 200, type: 'application/json', text, headers: corsFor(request) };
      }
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
    const file = path === '/' ? '/index.html' : path;
    return parts.demo && demo.respond(request, response, file, DEMO_HEADERS);
  }

  function corsFor(request: IncomingMessage): OutgoingHttpHeaders {
    if (parts.allowedOrigins.length === 0) return { 'Access-Control-Allow-Origin': '*' };
    const origin = request.headers.origin ?? '';
    const isAllowed = parts.allowedOrigins.includes(origin);
    return { Vary: 'Origin', ...(isAllowed ? { 'Access-Control-Allow-Origin': origin } : {}) };
  }

  return (request, response, next) => {
    answer(request, response, next).catch((error: unknown) => {
      parts.onError(error);
      if (!response.headersSent) sayBroken(response);
      else response.destroy();
    });
  };
}

/** Says that there is nothing at this address. */
export function sayNotFound(response: ServerResponse): void {
  saySentence(response, 404, 'There is nothing at this address.');
}

const sayBadRequest = (response: ServerResponse): void =>
  saySentence(response, 400, 'This address makes no sense.');
const sayBroken = (response: ServerResponse): void =>
  saySentence(response, 500, 'Something went wrong on the server.');
const sayWrongMethod = (response: ServerResponse): void =>
  saySentence(response, 405, 'This address can only be read.', { Allow: 'GET, HEAD' });

function saySentence(
  response: ServerResponse,
  status: number,
  text: string,
  headers?: OutgoingHttpHeaders,
): void {
  sayText(response, {
    status,
    type: 'text/plain; charset=utf-8',
    text: `${text}\n`,
    ...(headers ? { headers } : {}),
  });
}

function sayText(response: ServerResponse, { status, type, text, headers }: Text): void {
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(text);
}
