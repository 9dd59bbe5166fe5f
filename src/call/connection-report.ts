import type { CallConfig } from './call-config.js';
import type { CallErrorCode } from './call-error.js';

/** What `checkConnection()` looks at, in the order of its report. */
export type CheckId =
  'browser' | 'microphone' | 'camera' | 'server' | 'signaling' | 'udp' | 'relay' | 'relay-udp' | 'relay-tcp';

/**
 * `failed`: this does not work until somebody changes something. `warning`: calls work, but not for everyone or not as
 * well as they could. `skipped`: there was nothing to look at, or nothing to tell it by.
 */
export type CheckStatus = 'ok' | 'warning' | 'failed' | 'skipped';

/** What is the matter: what a call would say, and what no call can find out. Members are only ever added. */
export type CheckCode = CallErrorCode | 'udp-blocked';

/** One finding. */
export interface ConnectionCheck {
  readonly id: CheckId;
  readonly status: CheckStatus;
  /** For programs; always there with `warning` and `failed`. */
  readonly code?: CheckCode;
}

/** A finding with a sentence for people: what is wrong, and what to do about it. */
export interface ExplainedCheck extends ConnectionCheck {
  readonly message: string;
}

/** What stands between this page and a call; frozen, and plain enough for `JSON.stringify`. */
export interface ConnectionReport<Check extends ConnectionCheck = ConnectionCheck> {
  /** Nothing failed. */
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

/** Where to look. Without a server only the browser, the devices and `iceServers` are looked at. */
export interface CheckTarget extends Partial<
  Pick<CallConfig, 'server' | 'iceServers' | 'iceProvider' | 'iceTransportPolicy' | 'token'>
> {
  /** No camera is wanted. */
  readonly audioOnly?: boolean;
}

/** All that can be told where the server does not even give the part of the program that looks. */
export const UNLOADED: ConnectionReport = Object.freeze({
  ok: false,
  checks: Object.freeze([
    Object.freeze({ id: 'server', status: 'failed', code: 'server-unreachable' } as const),
  ]),
});

/** The same report, with what `say` has to say about each finding. */
export function explained(
  { ok, checks }: ConnectionReport,
  say: (check: ConnectionCheck) => string,
): ConnectionReport<ExplainedCheck> {
  const told = checks.map((check) => Object.freeze({ ...check, message: say(check) }));
  return Object.freeze({ ok, checks: Object.freeze(told) });
}
