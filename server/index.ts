import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Gate } from './gate.js';
import { createHttpHandler, sayNotFound } from './http.js';
import { iceServersFor } from './ice.js';
import { createLog, hashed } from './log.js';
import { mount } from './mount.js';
import { optionsFromCode } from './options.js';
import type { ServerOptions } from './options.js';
import { packageRoot } from './package-root.js';
import { PeerBroker } from './peer-broker.js';
import { rejectUpgrade } from './reject-upgrade.js';
import { Rooms } from './rooms.js';
import { listenError } from './start-error.js';

export type { ServerOptions } from './options.js';
export { StartError } from './start-error.js';

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
  });
  const gate = new Gate({ broker, rooms, log, allowedOrigins, maxSockets });
  const handle = createHttpHandler({
    root: packageRoot,
    demo: settings.demo,
    allowedOrigins,
    peer: broker.http,
    ice: () => ({
      iceServers: iceServersFor(settings, randomBytes(6).toString('hex')),
      ttl: settings.turnTtl,
    }),
    isReady: () => isReady,
    metrics: () =>
      metricsText({ sockets: gate.socketCount, rooms: rooms.roomCount, members: rooms.memberCount }),
    onError: (error) => log.error({ error: String(error) }, 'request failed'),
  });

  const unmount = mount(httpServer, {
    request: (request, response, next) =>
      handle(request, response, () => {
        if (httpServer.listenerCount('request') === 0) sayNotFound(response);
        else next();
      }),
    upgrade: (request, socket, head) => gate.upgrade(request, socket, head),
    unwanted: (socket) => rejectUpgrade(socket, 404, 'There is no WebSocket at this address.'),
  });

  const stop = async (): Promise<void> => {
    isReady = false;
    rooms.goAway(() => 500 + Math.round(Math.random() * 2000));
    await gate.close();
    broker.close();
    if (!host) return closeServer(httpServer);
    unmount();
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

function listen(server: HttpServer | HttpsServer, { host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, host, port)));
    // With Node's own 511 the queue overflows when a thousand come back at once, and who falls off waits a second.
    server.listen({ port, host, backlog: 4096 }, resolve);
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
