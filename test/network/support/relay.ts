import { Coturn } from '../../support/coturn.js';
import { HUB } from './namespaces.js';

/** Shared by the relay and the call server. */
export const RELAY_SECRET = 'a-secret-of-the-test-lab';
const PORT = 3478;

/** What the call server hands out, both ways in. */
export const RELAY_URLS = [`turn:${HUB}:${PORT}?transport=udp`, `turn:${HUB}:${PORT}?transport=tcp`];

/** A real coturn as it is shipped, in the hub unless told otherwise, over UDP and TCP. */
export class Relay extends Coturn {
  constructor(host: string = HUB, port = PORT) {
    super({ VC_TURN_SECRET: RELAY_SECRET, TURN_LISTEN: host, TURN_PORT: String(port) });
  }
}
