import { CallError } from '../../call/call-error.js';
import { explained } from '../../call/connection-report.js';
import { en as checkEn } from '../../locales/connection-check.en.js';
import { parseIceServers, serverUrl } from './call-config.js';
import type { Call } from '../../call/call.js';
import type { ConnectionReport, ExplainedCheck } from '../../call/connection-report.js';
import type { IceProvider } from '../../call/ice-servers.js';
import type { Strings } from '../../locales/en.js';
import type { CheckStrings } from '../../locales/connection-check.en.js';

/** The part of the element that says where to look. */
export interface CheckHost {
  readonly server: string;
  readonly iceServers: string;
  readonly iceTransportPolicy: RTCIceTransportPolicy;
  readonly audioOnly: boolean;
  readonly token: string;
  readonly tokenProvider: (() => string | undefined | Promise<string | undefined>) | null;
  readonly iceProvider: IceProvider | null;
  readonly createCall: () => Call;
}

/** Looks with a call of its own, so that it needs no room and leaves the one of the element alone. */
export async function checkFor(
  host: CheckHost,
  words: Strings & Partial<CheckStrings>,
): Promise<ConnectionReport<ExplainedCheck>> {
  const { iceTransportPolicy, audioOnly, iceProvider } = host;
  const token = host.tokenProvider ?? host.token;
  const server = serverUrl(host.server);
  const parsed = parseIceServers(host.iceServers);
  const iceServers = parsed instanceof CallError ? [] : parsed;
  const report = await host.createCall().checkConnection({
    server,
    iceServers,
    iceTransportPolicy,
    audioOnly,
    token,
    ...(iceProvider ? { iceProvider } : {}),
  });
  const strings = { ...checkEn, ...words };
  return explained(report, (check) => strings.connectionCheck(check, strings));
}
