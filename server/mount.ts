import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';

/** What lives on somebody's HTTP server, among whatever else is there. */
export interface Tenant {
  /** Answers the request, or calls `next` for one that is somebody else's. */
  request(request: IncomingMessage, response: ServerResponse, next: () => void): void;
  /** Takes the upgrade, or answers false for one that is somebody else's. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** An upgrade that nobody on this server wants. */
  unwanted(socket: Duplex): void;
}

/**
 * Lets a tenant hear of requests and upgrades before every listener, those of later included, and keep its own from
 * them: a `ws` server beside it answers each upgrade that is not its own with 400. Answers with what undoes it.
 */
export function mount(server: HttpServer | HttpsServer, tenant: Tenant): () => void {
  let isMounted = true;
  // Node hands out upgrades only where somebody listens for them.
  const onUpgrade = (_request: IncomingMessage, socket: Duplex): void => {
    if (server.listenerCount('upgrade') === 1) tenant.unwanted(socket);
  };
  server.on('upgrade', onUpgrade);
  const had = Object.getOwnPropertyDescriptor(server, 'emit');
  const emit = server.emit.bind(server) as (event: string | symbol, ...args: unknown[]) => boolean;
  const intercept = (event: string | symbol, ...args: unknown[]): boolean => {
    if (isMounted && event === 'request') {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      tenant.request(request, response, () => void emit(event, ...args));
      return true;
    }
    if (isMounted && event === 'upgrade') {
      if (tenant.upgrade(...(args as [IncomingMessage, Duplex, Buffer]))) return true;
    }
    return emit(event, ...args);
  };
  server.emit = intercept;
  return () => {
    isMounted = false;
    server.off('upgrade', onUpgrade);
    // Whoever has put something between since then keeps it; ours lets everything pass now.
    if (server.emit !== intercept) return;
    if (had) Object.defineProperty(server, 'emit', had);
    else Reflect.deleteProperty(server, 'emit');
  };
}
