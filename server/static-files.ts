import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

// In the order of preference; each with the ending of the file that the build puts beside the plain one.
const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

// No dot in front, no "..", no percent sign: what does not look like one of our files is not one.
const PLAIN_PATH = /^(?:\/\w[\w.-]*)+$/;

interface Loaded {
  readonly body: Buffer;
  readonly etag: string;
  readonly version: string;
}

/** The files of one folder, kept in memory, compressed where the build has done so. */
export class StaticFiles {
  readonly #directory: string;
  readonly #loaded = new Map<string, Loaded>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Answers with the file of this path, or returns false when there is none. */
  async respond(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    headers: OutgoingHttpHeaders,
  ): Promise<boolean> {
    if (!PLAIN_PATH.test(path)) return false;
    const plain = await this.#load(path);
    if (!plain) return false;
    const encoding = await this.#bestEncoding(request, path);
    const { body, etag } = encoding?.file ?? plain;
    const all = { ...headers, ETag: etag, Vary: 'Accept-Encoding' };
    if (isFresh(request, etag)) {
      response.writeHead(304, all).end();
      return true;
    }
    response.writeHead(200, {
      ...all,
      'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      'Content-Length': body.length,
      ...(encoding ? { 'Content-Encoding': encoding.name } : {}),
    });
    response.end(body);
    return true;
  }

  async #bestEncoding(
    request: IncomingMessage,
    path: string,
  ): Promise<{ name: string; file: Loaded } | null> {
    const accepted = request.headers['accept-encoding'];
    for (const { name, ending } of ENCODINGS) {
      const file = accepts(accepted, name) ? await this.#load(path + ending) : null;
      if (file) return { name, file };
    }
    return null;
  }

  async #load(path: string): Promise<Loaded | null> {
    const file = join(this.#directory, path);
    try {
      const { size, mtimeMs } = await stat(file);
      const version = `${size} ${mtimeMs}`;
      const known = this.#loaded.get(path);
      if (known?.version === version) return known;
      const body = await readFile(file);
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
      const loaded = { body, etag, version };
      this.#loaded.set(path, loaded);
      return loaded;
    } catch {
      // Not there, or a folder.
      return null;
    }
  }
}

function accepts(header: string | string[] | undefined, encoding: string): boolean {
  return String(header ?? '')
    .split(',')
    .map((item) =>
      item
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/),
    )
    .some(([name, quality]) => name === encoding && !/^q=0(\.0*)?$/.test(quality ?? ''));
}

function isFresh(request: IncomingMessage, etag: string): boolean {
  const known = request.headers['if-none-match'] ?? '';
  return known === '*' || known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
