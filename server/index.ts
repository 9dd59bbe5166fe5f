import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Gate } from './gate.js';
import { createHttpHandler, sayNotFound } from './http.js';
import { iceServersFor } from './ice.js';
import { createLog, hashed } from './log.js';
import type { Logger } from './log.js';
import { optionsFromCode } from './options.js';
import type { ServerOptions } from './options.js';
import { packageRoot } from './package-root.js';
import { PeerBroker } from './peer-broker.js';
import { rejectUpgrade } from './reject-upgrade.js';
import { Rooms } from './rooms.js';
import { listenError } from './start-error.js';
import { createTokenEndpoint } from './token-endpoint.js';
import type { TokenEndpoint } from './token-endpoint.js';
import { TokenVerifier } from './tokens.js';

export type { ServerOptions } from './options.js';
export { StartError } from './start-error.js';
export { mintToken } from './tokens.js';
export type { MintOptions, TokenGrant } from './tokens.js';

export interface CallServerOptions extends Partial<ServerOptions> {
  /**
   * A server of yours to live on: paths that are not the call server's stay with the listeners it had before, and
   * `port`, `host` and (unless asked for) `demo` have no effect. Without one, a server is made and listens.
   */
  readonly server?: HttpServer | HttpsServer;
}

export interface CallServer {
  /** Where the demo is, as a person would type it. */
  readonly url: string;
  readonly httpServer: HttpServer | HttpsServer;
  /** Tells everyone to come back later, ends their sockets, frees the port. Twice is fine. At most five seconds. */
  close(): Promise<void>;
}

const OPEN_ROOMS =
  'Rooms are open: whoever knows the name of a room can join it. To let in only who was given a token, set authSecret (VC_AUTH_SECRET) or jwksUrl (VC_JWKS_URL); see docs/tokens.md.';

/** Starts a call server; rejects with a `StartError` when an option is wrong or the port is not to be had. */
export async function createCallServer(options: CallServerOptions = {}): Promise<CallServer> {
  const { server: host, ...given } = options;
  const settings = optionsFromCode(host ? { demo: false, ...given } : given);
  const { allowedOrigins, maxMembers, maxRooms, maxSockets } = settings;
  const log = createLog(settings.logLevel);
  let isReady = true;

  const httpServer =
    host ?? createServer({ headersTimeout: 5000, requestTimeout: 10_000, connectionsCheckingInterval: 1000 });
  // First of all: what was built before it would have to be taken down again when the port is not to be had.
  if (!host) {
    await listen(httpServer, settings);
    httpServer.on('error', (error) => log.error({ error: error.message }, 'http server failed'));
  }
  const broker = new PeerBroker(httpServer, allowedOrigins, (error) =>
    log.error({ error: error.message }, 'peer failed'),
  );
  const rooms: Rooms = new Rooms({
    maxMembers,
    maxRooms,
    iceServers: (peerId) => iceServersFor(settings, hashed(peerId)),
    send: (address, event) => gate.send(address, event),
    onRelease: (address) => gate.release(address),
    openModeration: settings.openModeration,
    waitingRoom: settings.waitingRoom,
    remoteOf: (address) => {
      const remote = gate.remoteOf(address);
      return remote === null ? null : hashed(remote);
    },
    onPresumption: (address, op) => log.info({ client: hashed(address), op }, 'only a moderator may'),
  });
  const verifier = verifierFor(settings);
  if (!verifier) log.warn(OPEN_ROOMS);
  const gate = new Gate({ broker, rooms, log, allowedOrigins, maxSockets, verifier });
  const handle = createHttpHandler({
    root: packageRoot,
    demo: settings.demo,
    allowedOrigins,
    peer: broker.http,
    token: tokenEndpointFor(settings, log),
    ice: () => ({
      iceServers: iceServersFor(settings, randomBytes(6).toString('hex')),
      ttl: settings.turnTtl,
    }),
    isReady: () => isReady,
    metrics: () =>
      metricsText({ sockets: gate.socketCount, rooms: rooms.roomCount, members: rooms.memberCount }),
    onError: (error) => log.error({ error: String(error) }, 'request failed'),
  });

  const before = httpServer.listeners('request') as ((
    request: IncomingMessage,
    response: ServerResponse,
  ) => void)[];
  const onRequest = (request: IncomingMessage, response: ServerResponse): void =>
    handle(request, response, () => {
      if (before.length === 0) sayNotFound(response);
      for (const listener of before) listener.call(httpServer, request, response);
    });
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (gate.upgrade(request, socket, head)) return;
    // On somebody else's server the other paths are somebody else's.
    if (!host) rejectUpgrade(socket, 404, 'There is no WebSocket at this address.');
  };
  httpServer.removeAllListeners('request').on('request', onRequest).on('upgrade', onUpgrade);

  const stop = async (): Promise<void> => {
    isReady = false;
    rooms.goAway(() => 500 + Math.round(Math.random() * 2000));
    await gate.close();
    broker.close();
    if (!host) return closeServer(httpServer);
    httpServer.off('request', onRequest).off('upgrade', onUpgrade);
    for (const listener of before) httpServer.on('request', listener);
  };
  let stopped: Promise<void> | null = null;
  return {
    get url() {
      return urlOf(httpServer, settings.host);
    },
    httpServer,
    close: () => (stopped ??= stop()),
  };
}

function verifierFor(settings: ServerOptions): TokenVerifier | null {
  const { authSecret: secret, jwksUrl, tokenIssuer: issuer, tokenAudience: audience } = settings;
  if (secret === undefined && jwksUrl === undefined) return null;
  return new TokenVerifier({ secret, jwksUrl, issuer, audience });
}

function tokenEndpointFor(settings: ServerOptions, log: Logger): TokenEndpoint | null {
  const { adminKey, authSecret: secret, tokenIssuer: issuer, tokenAudience: audience } = settings;
  if (adminKey === undefined || secret === undefined) return null;
  return createTokenEndpoint({ adminKey, secret, issuer, audience, log });
}

function listen(server: HttpServer | HttpsServer, { host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function closeServer(server: HttpServer | HttpsServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Requests under way get a moment to be answered.
    setTimeout(() => server.closeAllConnections(), 1000).unref();
  });
}

function urlOf(server: HttpServer | HttpsServer, host: string): string {
  const { port } = (server.address() ?? { port: 0 }) as AddressInfo;
  const isLocal = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host);
  const scheme = server instanceof HttpsServer ? 'https' : 'http';
  return `${scheme}://${isLocal ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}/`;
}

function metricsText(gauges: Readonly<Record<string, number>>): string {
  return Object.entries(gauges)
    .map(([name, value]) => `# TYPE video_call_${name} gauge\nvideo_call_${name} ${value}\n`)
    .join('');
}
