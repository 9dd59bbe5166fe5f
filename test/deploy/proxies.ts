import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { request } from 'node:https';
import { createServer as createProbe } from 'node:net';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { createCallServer } from '../../server/index.js';
import type { CallServer } from '../../server/index.js';

/** What is told of the world in a test's copy of a shipped configuration. */
interface Setting {
  readonly folder: string;
  /** Where the call server listens. */
  readonly upstream: string;
  /** Where the proxy is to listen. */
  readonly port: number;
  readonly key: string;
  readonly cert: string;
}

interface ProxyKind {
  /** Writes the test's copy; answers what to run. */
  readonly prepare: (setting: Setting, replace: Readonly<Record<string, string>>) => readonly string[];
}

const shipped = (name: string): string => readFileSync(`deploy/${name}`, 'utf8');

/** `text` with each of the replacements; each has to be there. */
function replaced(text: string, by: Readonly<Record<string, string>>): string {
  return Object.entries(by).reduce((result, [old, young]) => {
    assert.ok(result.includes(old), `${old} is not in the configuration`);
    return result.replaceAll(old, young);
  }, text);
}

export const PROXIES = {
  nginx: {
    prepare: ({ folder, upstream, port, key, cert }, replace) => {
      const site = replaced(shipped('nginx.conf'), {
        '127.0.0.1:8080': upstream,
        'listen 80;': `listen unix:${folder}/plain;`,
        'listen [::]:80;': '',
        'listen 443 ssl http2;': `listen 127.0.0.1:${port} ssl http2;`,
        'listen [::]:443 ssl http2;': '',
        '/etc/letsencrypt/live/calls.example.org/fullchain.pem': cert,
        '/etc/letsencrypt/live/calls.example.org/privkey.pem': key,
        '/var/log/nginx/video-call.log': `${folder}/access.log`,
        '/var/log/nginx/video-call-error.log': 'stderr',
        ...replace,
      });
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (name) => `${name}_temp_path ${folder}/${name};`,
      );
      writeFileSync(join(folder, 'site.conf'), site);
      writeFileSync(
        join(folder, 'nginx.conf'),
        `daemon off; pid ${folder}/pid; error_log stderr; events {}
         http { access_log off; ${temporary.join(' ')} include ${folder}/site.conf; }`,
      );
      return ['nginx', '-e', 'stderr', '-c', join(folder, 'nginx.conf')];
    },
  },
  caddy: {
    prepare: ({ folder, upstream, port, key, cert }, replace) => {
      const site = replaced(shipped('Caddyfile'), {
        '\tlog {': '\tadmin off\n\tauto_https disable_redirects\n\tlog {',
        '{$CALLS_DOMAIN:calls.example.org} {': `https://localhost:${port} {\n\ttls ${cert} ${key}`,
        '{$CALLS_UPSTREAM:127.0.0.1:8080}': upstream,
        ...replace,
      });
      const file = join(folder, 'Caddyfile');
      writeFileSync(file, site);
      return ['caddy', 'run', '--adapter', 'caddyfile', '--config', file];
    },
  },
} as const satisfies Readonly<Record<string, ProxyKind>>;

export type ProxyName = keyof typeof PROXIES;

async function freePort(): Promise<number> {
  const probe = createProbe();
  await once(probe.listen(0, '127.0.0.1'), 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** An application that repeats what it was asked, with a WebSocket that never says a word, and the call server in it. */
async function application(t: TestContext): Promise<{ http: Server; server: CallServer }> {
  const http = createServer((asked, response) => void response.end(JSON.stringify(asked.headers)));
  await once(http.listen(0, '127.0.0.1'), 'listening');
  new WebSocketServer({ server: http, path: '/mute' }).on('connection', (socket) =>
    socket.on('error', () => undefined),
  );
  const server = await createCallServer({ server: http, demo: true, logLevel: 'silent' });
  t.after(async () => {
    await server.close();
    http.closeAllConnections();
    http.close();
  });
  return { http, server };
}

/** A call server behind a real proxy with TLS, as a page sees it. */
export class Site {
  readonly url: string;
  readonly server: CallServer;
  readonly stopProxy: () => Promise<void>;
  /** What the proxy wrote to its logs. */
  readonly logged: () => string;
  readonly #ca: Buffer;
  readonly #t: TestContext;

  private constructor(
    t: TestContext,
    url: string,
    server: CallServer,
    stopProxy: () => Promise<void>,
    ca: Buffer,
    logged: () => string,
  ) {
    this.#t = t;
    this.url = url;
    this.server = server;
    this.stopProxy = stopProxy;
    this.#ca = ca;
    this.logged = logged;
  }

  static async start(
    t: TestContext,
    name: ProxyName,
    replace: Readonly<Record<string, string>> = {},
  ): Promise<Site> {
    const folder = mkdtempSync(join(tmpdir(), `vc-${name}-`));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const [key, cert] = ['key.pem', 'cert.pem'].map((file) => join(folder, file)) as [string, string];
    const files = ['-keyout', key, '-out', cert];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...files, ...subject],
      { stdio: 'ignore' },
    );
    const { http, server } = await application(t);
    const port = await freePort();
    const upstream = `127.0.0.1:${(http.address() as AddressInfo).port}`;
    const [program, ...args] = PROXIES[name].prepare({ folder, upstream, port, key, cert }, replace);
    const child = spawn(program!, args, { env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
    // nginx's workers outlive a master that is killed.
    const stopProxy = async (): Promise<void> => {
      if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
    };
    t.after(stopProxy);
    const logged = (): string => {
      const file = join(folder, 'access.log');
      return said + (existsSync(file) ? readFileSync(file, 'utf8') : '');
    };
    const site = new Site(t, `https://localhost:${port}/`, server, stopProxy, readFileSync(cert), logged);
    while (!(await site.get('healthz').catch(() => null))) {
      assert.equal(child.exitCode, null, said);
      await new Promise((soon) => setTimeout(soon, 50));
    }
    return site;
  }

  async get(
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; text: string }> {
    const asked = request(this.url + path, { ca: this.#ca, agent: false, headers }).end();
    const [response] = (await once(asked, 'response')) as [
      AsyncIterable<Buffer> & { statusCode?: number; headers: IncomingHttpHeaders },
    ];
    let text = '';
    for await (const chunk of response) text += chunk.toString('latin1');
    return { status: response.statusCode, headers: response.headers, text };
  }

  socket(path: string, url = this.url): WebSocket {
    const socket = new WebSocket(url.replace('http', 'ws') + path, { ca: this.#ca });
    socket.on('error', () => undefined);
    this.#t.after(() => socket.terminate());
    return socket;
  }

  /** Someone in a room, and everything that is said to them; past the proxy when given the server's own URL. */
  async member(room: string, peerId: string, url = this.url): Promise<Member> {
    const socket = this.socket(`peerjs?key=peerjs&id=${peerId}&token=${peerId}`, url);
    const heard: string[] = [];
    socket.on('message', (data: Buffer) => void heard.push(String(data)));
    const member = { socket, heard };
    await hears(member, /"OPEN"/);
    const payload = { op: 'join', room, peerId, seat: peerId, displayName: peerId, version: 1 };
    socket.send(JSON.stringify({ type: 'ROOM', payload }));
    await hears(member, /"joined"/);
    return member;
  }
}

export interface Member {
  readonly socket: WebSocket;
  readonly heard: readonly string[];
}

/** Waits for a message like that. */
export async function hears({ socket, heard }: Member, what: RegExp): Promise<string> {
  const signal = AbortSignal.timeout(5000);
  for (;;) {
    const found = heard.find((text) => what.test(text));
    if (found) return found;
    await once(socket, 'message', { signal }).catch(() =>
      assert.fail(`never heard ${what}, but ${heard.join()}`),
    );
  }
}

/** Who says nothing stays connected for so many seconds: the socket of a page, and one on which nobody ever speaks. */
export async function silence(site: Site, seconds: number): Promise<{ ours: boolean; mute: boolean }> {
  const member = await site.member('silence', 'ann');
  const mute = site.socket('mute');
  await once(mute, 'open');
  await new Promise((over) => setTimeout(over, seconds * 1000));
  return { ours: await answers(member), mute: mute.readyState === mute.OPEN };
}

async function answers(member: Member): Promise<boolean> {
  member.socket.send(JSON.stringify({ type: 'ROOM', payload: { op: 'ping', t: 0.125 } }));
  return hears(member, /0\.125/).then(
    () => true,
    () => false,
  );
}
