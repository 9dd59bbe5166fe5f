import { isIP } from 'node:net';
import { failed, ok, warning } from './finding.js';
import type { Finding } from './finding.js';

/**
 * From here on what is known to be wrong with coturn is put right: addresses that got around its deny lists
 * (CVE-2026-27624, CVE-2026-53450), forged packets that cost it memory (CVE-2026-73214).
 */
export const GOOD_COTURN = '4.16.0';

/** What an answer to Allocate means. */
export function judgeAllocation(url: string, errorCode: number | null, relayed: string | null): Finding {
  if (errorCode === 401) {
    return failed(
      'turn-secret',
      `${url} does not take our credentials.`,
      'Is VC_TURN_SECRET the static-auth-secret of that relay, and are both clocks right?',
    );
  }
  if (errorCode === 486) {
    const fix = 'Raise user-quota or total-quota, or find out who uses it.';
    return failed('turn-quota', `${url} has given away all it may (486).`, fix);
  }
  if (errorCode !== null) {
    const fix = 'Its log says why; deploy/coturn has a configuration that works.';
    return failed('turn-refused', `${url} refuses (${errorCode}).`, fix);
  }
  const host = /^turns?:\[?([^\]:?]+)/.exec(url)?.[1] ?? '';
  // A relay named by an inner address is one for the inside.
  const isForOutside = isIP(host) === 0 ? host !== 'localhost' : !isInner(host);
  if (relayed !== null && isInner(relayed) && isForOutside) {
    return failed(
      'turn-inner-address',
      `${url} works, but tells callers that it relays at ${relayed}, where nobody outside reaches it.`,
      'Give coturn its public address: external-ip (TURN_PUBLIC_IP in deploy/coturn).',
    );
  }
  return ok('turn', `${url} relays for our callers.`);
}

/** What follows from the inner addresses to which a relay was ready to send. */
export function judgeReach(url: string, reached: readonly string[]): Finding {
  if (reached.length === 0) return ok('turn-inside', 'The relay sends nothing to inner networks.');
  return failed(
    'turn-inside',
    `Through ${url} every caller reaches inner addresses such as ${reached.join(', ')}.`,
    'Deny those ranges (denied-peer-ip): take the list of deploy/coturn/turnserver.conf.',
  );
}

/** What a relay says it is, if it does. */
export function judgeSoftware(software: string | null): Finding {
  const [, version] = /coturn-(\d+\.\d+\.\d+)/i.exec(software ?? '') ?? [];
  if (version === undefined) {
    const text = 'The relay keeps its version to itself, as it should';
    return ok('turn-version', `${text}: run turnserver --version there; ${GOOD_COTURN} or newer is good.`);
  }
  if (!isOlder(version, GOOD_COTURN)) return ok('turn-version', `The relay is coturn ${version}.`);
  return warning(
    'turn-old',
    `The relay is coturn ${version}, which has holes that newer ones have not.`,
    `Run ${GOOD_COTURN} or newer; until then deploy/coturn/turnserver.conf closes those it can (docs/turn.md).`,
  );
}

function isOlder(version: string, wanted: string): boolean {
  const [have, want] = [version, wanted].map((text) => text.split('.').map(Number));
  const at = want?.findIndex((part, index) => part !== have?.[index]) ?? -1;
  return at >= 0 && (have?.[at] ?? 0) < (want?.[at] ?? 0);
}

const INNER = /^(0|10|127|169\.254|192\.168|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|172\.(1[6-9]|2\d|3[01]))\./;
const isInner = (address: string): boolean => INNER.test(address);
