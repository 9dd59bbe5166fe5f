import type { ConnectionCheck } from '../call/connection-report.js';

/** What came of asking a STUN server or a relay; `none`: there was none to ask. */
export type Finding = 'reached' | 'refused' | 'silent' | 'none';

/** What is known of the ways that media could take. */
export interface Paths {
  readonly stun: Finding;
  readonly relayUdp: Finding;
  readonly relayTcp: Finding;
  /** The server said which STUN servers and relays there are. */
  readonly isListKnown: boolean;
  /** `iceTransportPolicy` allows nothing but a relay. */
  readonly isRelayOnly: boolean;
}

/** A refusal is an answer as well. */
const answers = (finding: Finding): boolean => finding === 'reached' || finding === 'refused';

/** What the findings mean, taken together: one relay that is silent over UDP alone is a network without UDP. */
export function judgePaths(paths: Paths): readonly ConnectionCheck[] {
  return [judgeUdp(paths), judgeRelay(paths), judgeRelayUdp(paths), judgeRelayTcp(paths)];
}

function judgeUdp({ stun, relayUdp, relayTcp }: Paths): ConnectionCheck {
  const id = 'udp';
  if (answers(stun) || answers(relayUdp)) return { id, status: 'ok' };
  // A relay that does not answer over TCP either is rather down than cut off.
  if (stun === 'none' && (relayUdp === 'none' || !answers(relayTcp))) return { id, status: 'skipped' };
  return { id, status: relayTcp === 'reached' ? 'warning' : 'failed', code: 'udp-blocked' };
}

function judgeRelay({ relayUdp, relayTcp, isListKnown, isRelayOnly }: Paths): ConnectionCheck {
  const id = 'relay';
  if (relayUdp !== 'none' || relayTcp !== 'none') return { id, status: 'ok' };
  if (!isListKnown) return { id, status: 'skipped' };
  return { id, status: isRelayOnly ? 'failed' : 'warning', code: 'no-relay' };
}

function judgeRelayUdp({ relayUdp, relayTcp }: Paths): ConnectionCheck {
  const id = 'relay-udp';
  if (relayUdp === 'none') return { id, status: 'skipped' };
  if (relayUdp === 'reached') return { id, status: 'ok' };
  if (relayUdp === 'refused') return { id, status: 'failed', code: 'denied' };
  return relayTcp === 'reached'
    ? { id, status: 'warning', code: 'udp-blocked' }
    : { id, status: 'failed', code: 'connect-timeout' };
}

function judgeRelayTcp({ relayUdp, relayTcp }: Paths): ConnectionCheck {
  const id = 'relay-tcp';
  if (relayTcp === 'reached') return { id, status: 'ok' };
  if (relayTcp === 'refused') return { id, status: 'failed', code: 'denied' };
  if (relayTcp === 'silent') {
    return { id, status: relayUdp === 'reached' ? 'warning' : 'failed', code: 'connect-timeout' };
  }
  return relayUdp === 'none' ? { id, status: 'skipped' } : { id, status: 'warning', code: 'no-relay' };
}
