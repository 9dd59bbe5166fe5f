import { expect } from '@open-wc/testing';
import { judgePaths } from '../../src/check/judge-paths.js';
import type { Finding, Paths } from '../../src/check/judge-paths.js';

const said = (stun: Finding, relayUdp: Finding, relayTcp: Finding, more: Partial<Paths> = {}): string[] =>
  judgePaths({ stun, relayUdp, relayTcp, isListKnown: true, isRelayOnly: false, ...more }).map(
    ({ status, code }) => (code ? `${status} ${code}` : status),
  );

describe('what the paths mean', () => {
  const table: readonly (readonly [string, string[], string[]])[] = [
    ['all is well', said('reached', 'reached', 'reached'), ['ok', 'ok', 'ok', 'ok']],
    [
      'UDP is blocked, and the relay takes over',
      said('silent', 'silent', 'reached'),
      ['warning udp-blocked', 'ok', 'warning udp-blocked', 'ok'],
    ],
    [
      'UDP is blocked, and there is no other way',
      said('silent', 'none', 'none'),
      ['failed udp-blocked', 'warning no-relay', 'skipped', 'skipped'],
    ],
    [
      'the relay is down, which tells nothing of UDP',
      said('none', 'silent', 'silent'),
      ['skipped', 'ok', 'failed connect-timeout', 'failed connect-timeout'],
    ],
    [
      'the relay refuses: over UDP, which works',
      said('none', 'refused', 'refused'),
      ['ok', 'ok', 'failed denied', 'failed denied'],
    ],
    [
      'a relay for UDP alone leaves people out',
      said('reached', 'reached', 'none'),
      ['ok', 'ok', 'ok', 'warning no-relay'],
    ],
    [
      'TCP alone is blocked, which costs nothing yet',
      said('none', 'reached', 'silent'),
      ['ok', 'ok', 'ok', 'warning connect-timeout'],
    ],
    [
      'nothing is set up',
      said('none', 'none', 'none'),
      ['skipped', 'warning no-relay', 'skipped', 'skipped'],
    ],
    [
      'a relay is demanded, and there is none',
      said('none', 'none', 'none', { isRelayOnly: true }),
      ['skipped', 'failed no-relay', 'skipped', 'skipped'],
    ],
    [
      'nobody knows what is set up',
      said('none', 'none', 'none', { isListKnown: false }),
      ['skipped', 'skipped', 'skipped', 'skipped'],
    ],
  ];
  for (const [name, got, wanted] of table) it(name, () => expect(got).to.deep.equal(wanted));
});
