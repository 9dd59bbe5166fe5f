import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { AddressLimits } from './address-limits.js';
import { Entrance } from './entrance.js';
import type { Visit } from './entrance.js';
import { Gate } from './gate.js';
import { sayNotFound } from './http-answers.js';
import { createHttpHandler } from './http.js';
import { howSeen } from './how-seen.js';
import { createIceEndpoint } from './ice-endpoint.js';
import { iceServersFor, stunServersFor } from './ice.js';
import { limitConnections } from './connection-limit.js';
import { closeServer, listen, TIME_LIMITS, urlOf } from './listening.js';
import { createLog, hashed, relayUser } from './log.js';
import type { Logger } from './log.js';
import { listenForMetrics } from './metrics-listener.js';
import { Metrics } from './metrics.js';
import { mount } from './mount.js';
import type { IceServer } from '../src/signaling/room-protocol.js';
import { optionsFromCode } from './options.js';
import type { ServerOptions } from './options.js';
import { packageRoot } from './package-root.js';
import { Passes } from './passes.js';
import { PeerBroker } from './peer-broker.js';
import { rejectUpgrade } from './reject-upgrade.js';
import { isFromHere, peerFinder, remoteFinder } from './remote-address.js';
import { Rooms } from './rooms.js';
import { createTokenEndpoint } from './token-endpoint.js';
import type { TokenEndpoint } from './token-endpoint.js';
import { TokenVerifier } from './tokens.js';
import { warnOfOpenDoors } from './warnings.js';

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
  /** Where `/metrics` is when it has a listener of its own. */
  readonly metricsUrl: string | null;
  /** Tells everyone to come back later, ends their sockets, frees the port. Twice is fine. At most five seconds. */
  close(): Promise<void>;
}

/** Beside the WebSockets: connections that load pages and scripts, and those that only wait. */
const otherConnections = (maxSockets: number): number => Math.max(100, Math.round(maxSockets / 10));

/** Of one address: a page loads over several connections beside its socket, and one that ends is there for a while. */
const connectionsOf = (maxSocketsPerAddress: number): number => 2 * maxSocketsPerAddress + 100;

/** Of those who come back after a restart, one in so many milliseconds: they would come all at once otherwise. */
const RETURN_EVERY = 2;

/** Starts a call server; rejects with a `StartError` when an option is wrong or the port is not to be had. */
export async function createCallServer(options: CallServerOptions = {}): Promise<CallServer> {
  const { server: host, ...given } = options;
  const settings = optionsFromCode(host ? { demo: false, ...given } : given);
  const { allowedOrigins, maxMembers, maxRooms, maxSockets, maxSocketsPerAddress, maxRoomsPerAddress } =
    settings;
  const log = createLog(settings.logLevel);
  let isReady = true;

  const httpServer = host ?? createServer(TIME_LIMITS);
  // First of all: what was built before it would have to be taken down again when the port is not to be had.
  if (!host) {
    httpServer.maxConnections = maxSockets + otherConnections(maxSockets);
    await listen(httpServer, settings.host, settings.port);
    httpServer.on('error', (error) => log.error({ error: error.message }, 'http server failed'));
  }
  const metrics = new Metrics();
  const metricsServer = await metricsListenerFor(settings, metrics).catch(async (error: unknown) => {
    if (!host) await closeServer(httpServer);
    throw error;
  });
  const warnOfOrigin = warnOfOpenDoors(log, settings, httpServer);
  const broker = new PeerBroker(httpServer, allowedOrigins, (error) =>
    log.error({ error: error.message }, 'peer failed'),
  );
  const iceServers = (user: string): IceServer[] => {
    const servers = iceServersFor(settings, user);
    if (servers.some(({ credential }) => credential !== undefined)) metrics.credentials();
    return servers;
  };
  const rooms: Rooms = new Rooms({
    maxMembers,
    maxRooms,
    iceServers: (room, peerId) => iceServers(relayUser(room, peerId)),
    send: (address, event) => gate.send(address, event),
    onRelease: (address) => gate.release(address),
    openModeration: settings.openModeration,
    waitingRoom: settings.waitingRoom,
    remoteOf: (address) => {
      const remote = gate.remoteOf(address);
      return remote === null ? null : hashed(remote);
    },
    onLimit: (address, limit) => log.info({ client: hashed(address), limit }, 'limit reached'),
    onUnauthorized: (address, op) => log.info({ client: hashed(address), op }, 'only a moderator may'),
  });
  const remoteOf = remoteFinder(settings.trustedProxies);
  const socketOf = remoteFinder([]);
  const limits = new AddressLimits<Visit>({
    most: maxSocketsPerAddress,
    onUnnamed: () =>
      log.warn(
        { sockets: maxSocketsPerAddress },
        'A trusted proxy does not say whom it connects, so that no address is limited: let it set X-Forwarded-For.',
      ),
  });
  if (!host) {
    limitConnections(
      httpServer,
      connectionsOf(maxSocketsPerAddress),
      peerFinder(settings.trustedProxies),
      () => {
        metrics.drop('address-limit');
        log.debug({ limit: 'connections' }, 'connection refused');
      },
    );
  }
  const entrance = new Entrance({
    allowedOrigins,
    maxSockets,
    maxRoomsPerAddress,
    limits,
    remoteOf,
    roomOf: (id) => rooms.roomOf(id),
    roomCount: () => rooms.roomCount,
    roomsOf: (ids, remote) => rooms.roomsOf(ids, hashed(remote)),
  });
  const verifier = verifierFor(settings);
  const { authSecret, waitingRoom } = settings;
  const passes = waitingRoom && authSecret !== undefined ? new Passes(authSecret) : null;
  const gate = new Gate({ broker, rooms, log, entrance, metrics, verifier, passes });
  metrics.watch({
    sockets: () => gate.socketCount,
    rooms: () => rooms.roomCount,
    members: () => rooms.memberCount,
  });
  const handle = createHttpHandler({
    root: packageRoot,
    demo: settings.demo,
    peer: broker.http,
    token: tokenEndpointFor(settings, log),
    ice: createIceEndpoint({
      iceServers,
      stunServers: stunServersFor(settings),
      ttl: settings.turnTtl,
      allowedOrigins,
      remoteOf,
      verifier,
      isOut: ({ room, sub }) => rooms.isOut(room, sub),
      isWelcome: (claims) => rooms.isWelcome(claims),
    }),
    seen: (request) => howSeen(request, remoteOf, socketOf),
    isReady: () => isReady,
    metrics: () => metrics.text(),
    mayReadMetrics: (request) => !metricsServer && isFromHere(request),
    asksTooOften: (request) => {
      if (limits.allows(remoteOf(request), 'request')) return false;
      log.debug({ limit: 'requests' }, 'request refused');
      return true;
    },
    onError: (error) => log.error({ error: String(error) }, 'request failed'),
  });

  const unmount = mount(httpServer, {
    request: (request, response, next) =>
      handle(request, response, () => {
        if (httpServer.listenerCount('request') === 0) sayNotFound(response);
        else next();
      }),
    upgrade: (request, socket, head) => {
      warnOfOrigin(request);
      return gate.upgrade(request, socket, head);
    },
    unwanted: (socket) => rejectUpgrade(socket, 404, 'There is no WebSocket at this address.'),
  });

  const stop = async (): Promise<void> => {
    isReady = false;
    const spread = Math.max(2000, gate.socketCount * RETURN_EVERY);
    const retryAfter = (): number => 500 + Math.round(Math.random() * spread);
    rooms.goAway(retryAfter);
    await gate.close(retryAfter);
    if (metricsServer) await closeServer(metricsServer);
    if (!host) return closeServer(httpServer);
    unmount();
  };
  let stopped: Promise<void> | null = null;
  return {
    get url() {
      return urlOf(httpServer, settings.host);
    },
    httpServer,
    metricsUrl: metricsServer ? `${urlOf(metricsServer, settings.metricsHost)}metrics` : null,
    close: () => (stopped ??= stop()),
  };
}

async function metricsListenerFor(
  { metricsHost, metricsPort }: ServerOptions,
  metrics: Metrics,
): Promise<HttpServer | null> {
  return metricsPort === undefined ? null : listenForMetrics(metrics, metricsHost, metricsPort);
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
