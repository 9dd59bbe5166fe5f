import { CallError } from '../../call/call-error.js';
import { areIceServers } from '../../call/ice-servers.js';
import { cleanDisplayName } from '../../signaling/wire-fields.js';
import { scriptOrigin } from '../shared/script-origin.js';
import type { CallConfig } from '../../call/call.js';
import type { IceProvider } from '../../call/ice-servers.js';
import type { IceServer } from '../../signaling/room-protocol.js';

/** The attributes that say where a call takes place and who takes part. */
export interface ConfigSource {
  readonly room: string;
  readonly peerId: string;
  readonly displayName: string;
  readonly server: string;
  readonly token: string;
  readonly tokenProvider: (() => string | undefined | Promise<string | undefined>) | null;
  readonly iceProvider: IceProvider | null;
  readonly iceTransportPolicy: string;
}

const NO_TOKEN = (): undefined => undefined;

/** What a `Call` needs, out of the attributes; `null` without a room. */
export function configOf(
  source: ConfigSource,
  iceServers: readonly IceServer[],
  fallbackId: () => string,
): CallConfig | null {
  if (!source.room) return null;
  // Asked for when it is needed: a page may set another function at any time.
  const iceProvider: IceProvider = () => source.iceProvider?.() ?? [];
  const token = source.tokenProvider ? () => (source.tokenProvider ?? NO_TOKEN)() : source.token;
  return {
    server: serverUrl(source.server),
    room: source.room,
    peerId: source.peerId || fallbackId(),
    displayName: cleanDisplayName(source.displayName),
    iceServers,
    iceTransportPolicy: source.iceTransportPolicy === 'relay' ? 'relay' : 'all',
    ...(source.iceProvider ? { iceProvider } : {}),
    ...(token ? { token } : {}),
  };
}

/** Where the call server is; what is no URL and no path is handed on as it is: the call says what is wrong with it. */
export function serverUrl(server: string): string {
  if (!server) return scriptOrigin();
  const isMeant = /^([a-z]+:|\.{0,2}\/)\S*$/i.test(server);
  return isMeant && URL.canParse(server, document.baseURI) ? new URL(server, document.baseURI).href : server;
}

/** The servers in the text of `ice-servers`, or a `CallError` that says what is wrong with it. */
export function parseIceServers(text: string): readonly IceServer[] | CallError {
  if (!text.trim()) return [];
  const message =
    'ice-servers must be a JSON array of objects with "urls" (stun: or turn:, the latter with credentials); it is ignored';
  try {
    const value: unknown = JSON.parse(text);
    if (areIceServers(value)) return value;
    return new CallError('unknown', message, { cause: value });
  } catch (cause) {
    return new CallError('unknown', message, { cause });
  }
}

/** The attribute `ice-servers`, parsed once for each text. */
export class IceServersText {
  readonly #failed: (error: CallError) => void;
  #text = '';
  #servers: readonly IceServer[] = [];

  constructor(failed: (error: CallError) => void) {
    this.#failed = failed;
  }

  /** The servers in `text`; none, and an error told once, where it can't be read. */
  read(text: string): readonly IceServer[] {
    if (text === this.#text) return this.#servers;
    const parsed = parseIceServers(text);
    this.#text = text;
    this.#servers = parsed instanceof CallError ? [] : parsed;
    if (parsed instanceof CallError) this.#failed(parsed);
    return this.#servers;
  }
}
