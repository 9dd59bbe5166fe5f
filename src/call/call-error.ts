/** What can go wrong with a microphone, a camera or a screen. */
export type DeviceErrorCode =
  | 'permission-denied'
  | 'permission-dismissed'
  | 'system-denied'
  | 'in-use'
  | 'not-found'
  | 'overconstrained'
  | 'insecure-context'
  | 'policy-blocked'
  | 'unsupported-browser'
  | 'aborted'
  | 'unknown';

/** What can go wrong with a call. Members are only ever added. */
export type CallErrorCode =
  | DeviceErrorCode
  | 'invalid-room'
  | 'invalid-peer-id'
  | 'id-taken'
  | 'token-required'
  | 'token-invalid'
  | 'token-expired'
  | 'room-full'
  | 'room-locked'
  | 'denied'
  | 'kicked'
  | 'server-unreachable'
  | 'protocol-mismatch'
  | 'no-relay'
  | 'connect-timeout'
  | 'peer-unreachable';

/** Everything that a call rejects with, or reports as `call-error`. */
export class CallError extends Error {
  /** For programs; the sentence for people is looked up by it. */
  readonly code: CallErrorCode;
  /** Whether the call is over because of this. */
  readonly fatal: boolean;

  constructor(code: CallErrorCode, message: string, options: { cause?: unknown; fatal?: boolean } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = 'CallError';
    this.code = code;
    this.fatal = options.fatal ?? false;
  }

  /** `error` as it is if it is one of ours, else wrapped as `unknown` with the cause kept. */
  static from(error: unknown, message = 'Something went wrong that was not foreseen'): CallError {
    return error instanceof CallError ? error : new CallError('unknown', message, { cause: error });
  }
}

/** For `catch`: the server that a part of the program was to come from did not give it. */
export function notLoaded(cause: unknown): never {
  const message = 'The rest of the program could not be loaded';
  throw new CallError('server-unreachable', message, { cause, fatal: true });
}
