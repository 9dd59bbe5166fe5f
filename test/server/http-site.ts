import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { sayNotFound } from '../../server/http-answers.js';
import { createHttpHandler } from '../../server/http.js';
import type { HttpParts } from '../../server/http.js';
import { createIceEndpoint } from '../../server/ice-endpoint.js';

/** What every script of the site is. */
export const SOURCE = 'export const answer = 42; // and so on\n'.repeat(50);
const FILES: Readonly<Record<string, string | Buffer>> = {
  'package.json': '{"secret":true}',
  'custom-elements.json': '{"modules":[]}',
  'demo/index.html': '<!doctype html><title>Call</title>',
  'demo/styling.html': '<!doctype html><title>Styling</title>',
  'demo/demo.css': 'body { margin: 0 }',
  'demo/.hidden': 'hidden',
  'dist/video-call.js': SOURCE,
  'dist/video-call.js.br': brotliCompressSync(SOURCE),
  'dist/video-call.js.gz': gzipSync(SOURCE),
  'dist/video-call.js.map': '{}',
  'dist/device-picker.js': SOURCE,
  'dist/chunks/peerjs-Ab12_-x.js': SOURCE,
  'dist/chunks/peerjs-Ab12_-x.js.br': brotliCompressSync(SOURCE),
  'dist/chunks/peerjs-Ab12_-x.js.map': '{}',
  'dist/src/index.js': 'private',
  'dist/server/cli.js': 'private',
  'dist/vendor/peerjs.js': 'private',
};

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** What the program's own HTTP handler makes of a folder, with fakes for what lies behind it. */
export interface HttpSite {
  readonly ask: (
    path: string,
    headers?: Readonly<Record<string, string>>,
    method?: string,
  ) => Promise<Answer>;
  readonly write: (file: string, content: string) => Promise<void>;
  /** Whether it says that it is ready. */
  readonly state: { isReady: boolean };
}

/** There before the first test of a file, and gone after the last. */
export function httpSite(): HttpSite {
  const state = { isReady: true };
  let root: string;
  let close: () => void;
  let port: number;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'call-http-'));
    for (const [path, content] of Object.entries(FILES)) {
      await mkdir(join(root, path, '..'), { recursive: true });
      await writeFile(join(root, path), content);
    }
    const parts: HttpParts = {
      root,
      demo: true,
      peer: (_request, _response, next) => next(new Error('a stack trace')),
      ice: createIceEndpoint({
        iceServers: () => [],
        ttl: 60,
        allowedOrigins: [],
        verifier: null,
        remoteOf: () => null,
        isOut: () => false,
        isWelcome: () => true,
        stunServers: [],
      }),
      seen: () => ({ address: null, isForwarded: false, isBelieved: false, time: 0 }),
      isReady: () => state.isReady,
      metrics: () => Promise.resolve('sockets 0\n'),
      mayReadMetrics: () => true,
      asksTooOften: () => false,
      onError: (error) => assert.fail(String(error)),
    };
    const handle = createHttpHandler(parts);
    const server = createServer((request, response) =>
      handle(request, response, () => sayNotFound(response)),
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    ({ port } = server.address() as AddressInfo);
    close = () => void server.close();
  });
  after(async () => {
    close();
    await rm(root, { recursive: true });
  });
  // Not fetch: it would tidy the path and decompress the body.
  const ask: HttpSite['ask'] = async (path, headers = {}, method = 'GET') => {
    const asked = httpRequest({ port, host: '127.0.0.1', path, headers, method, agent: false }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    const chunks = (await response.toArray()) as Buffer[];
    return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) };
  };
  return { ask, write: (file, content) => writeFile(join(root, file), content), state };
}
