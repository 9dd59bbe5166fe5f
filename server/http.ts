import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathOf } from './admission.js';
import { StaticFiles } from './static-files.js';

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

/** Everything the server says over HTTP. */
export function createHttpHandler(parts: HttpParts): HttpHandler {
  const bundle = new StaticFiles(join(parts.root, 'dist'));
  const demo = new StaticFiles(join(parts.root, 'demo'));

  async function answer(request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
    const path = pathOf(request);
    if (path.startsWith('/peerjs/')) {
      return parts.peer(request, response, (error) =>
        error ? sayBadRequest(response) : sayNotFound(response),
      );
    }
    const isOurs = await respond(request, response, path);
    if (!isOurs) next();
  }

  async function respond(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const say = (status: number, type: string, text: string, headers: OutgoingHttpHeaders = {}): true => {
      if (!isRead) return sayWrongMethod(response);
      const length = Buffer.byteLength(text);
      response.writeHead(status, { 'Content-Type': type, 'Content-Length': length, ...headers }).end(text);
      return true;
    };
    const noStore = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
    switch (path) {
      case '/healthz':
        return say(200, 'text/plain', 'ok\n', noStore);
      case '/readyz':
        return parts.isReady()
          ? say(200, 'text/plain', 'ready\n', noStore)
          : say(503, 'text/plain', 'draining\n', noStore);
      case '/metrics':
        return say(200, 'text/plain; version=0.0.4', parts.metrics(), noStore);
      case '/ice':
        return say(200, 'application/json', JSON.stringify(parts.ice()), { ...noStore, ...corsFor(request) });
    }
    const cache = CHUNK.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
    const file = path === '/' ? '/index.html' : path;
    const isBundle = ENTRY.test(path) || CHUNK.test(path);
    if (!isBundle && !parts.demo) return false;
    if (!isRead) return isBundle || path === '/' ? sayWrongMethod(response) : false;
    return isBundle
      ? bundle.respond(request, response, path, { ...BUNDLE_HEADERS, 'Cache-Control': cache })
      : demo.respond(request, response, file, DEMO_HEADERS);
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

/** There is nothing at this address. */
export function sayNotFound(response: ServerResponse): true {
  return sentence(response, 404, 'There is nothing at this address.');
}

const sayBadRequest = (response: ServerResponse): true =>
  sentence(response, 400, 'This address makes no sense.');
const sayBroken = (response: ServerResponse): true =>
  sentence(response, 500, 'Something went wrong on the server.');
const sayWrongMethod = (response: ServerResponse): true =>
  sentence(response, 405, 'This address can only be read.', { Allow: 'GET, HEAD' });

function sentence(
  response: ServerResponse,
  status: number,
  text: string,
  headers: OutgoingHttpHeaders = {},
): true {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(`${text}\n`);
  return true;
}
