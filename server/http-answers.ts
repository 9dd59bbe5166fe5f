import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** An answer that is a text. */
export interface Text {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers?: OutgoingHttpHeaders;
}

/** For no cache to keep, and for nobody to guess another type of. */
const FOR_NOBODY: OutgoingHttpHeaders = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};

/** Says that there is nothing at this address. */
export function sayNotFound(response: ServerResponse): void {
  saySentence(response, 404, 'There is nothing at this address.');
}

export const sayBadRequest = (response: ServerResponse): void =>
  saySentence(response, 400, 'This address makes no sense.');
export const sayBroken = (response: ServerResponse): void =>
  saySentence(response, 500, 'Something went wrong on the server.');
export const sayWrongMethod = (response: ServerResponse): void =>
  saySentence(response, 405, 'This address can only be read.', { Allow: 'GET, HEAD' });
export const sayTooOften = (response: ServerResponse): void =>
  saySentence(response, 429, 'Too many requests from this address.', { 'Retry-After': '5' });

/** Prometheus' text, for whoever reads. */
export function sayMetrics(request: IncomingMessage, response: ServerResponse, text: string): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') return sayWrongMethod(response);
  sayText(response, { status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', text });
}

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

/** Answers with JSON; without a value, with the status alone. */
export function sayJson(
  response: ServerResponse,
  status: number,
  value?: object,
  headers?: OutgoingHttpHeaders,
): void {
  if (value) {
    const text = `${JSON.stringify(value)}\n`;
    return sayText(response, { status, type: 'application/json', text, ...(headers ? { headers } : {}) });
  }
  response.writeHead(status, { ...FOR_NOBODY, ...headers });
  response.end();
}

/** Answers with a text that nobody may keep. */
export function sayText(response: ServerResponse, { status, type, text, headers }: Text): void {
  response.writeHead(status, {
    ...FOR_NOBODY,
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
