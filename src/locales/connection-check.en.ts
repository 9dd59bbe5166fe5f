import type { DeviceErrorCode } from '../call/call-error.js';
import type { CheckCode, CheckId, ConnectionCheck } from '../call/connection-report.js';
import type { Strings } from './en.js';

type Words = Readonly<Record<'ok' | 'skipped', string> & Partial<Record<CheckCode, string>>>;

const NOT_ASKED = 'There was nothing to ask.';

const checkWords = {
  browser: { ok: 'This browser can make calls on this page.', skipped: NOT_ASKED },
  microphone: { ok: 'There is a microphone, and nothing keeps it off.', skipped: 'No microphone is wanted.' },
  camera: { ok: 'There is a camera, and nothing keeps it off.', skipped: 'No camera is wanted.' },
  server: {
    ok: 'The call server answers.',
    skipped: 'No call server is set.',
    'server-unreachable':
      'The call server does not answer. Check your connection; if other pages work, tell whoever runs this one.',
    denied:
      'The call server answers, but not to this page. Whoever runs it has to add the page’s address to its allowed origins.',
    'protocol-mismatch':
      'There is something at the address of the call server, but it is none. Whoever runs this page has to correct the address.',
  },
  signaling: {
    ok: 'The connection to the call server can be kept open.',
    skipped: 'No call server is set.',
    'server-unreachable':
      'No lasting connection (WebSocket) to the call server comes about. If the server answers otherwise, a proxy or a firewall on the way stops it: try another network, or ask whoever runs yours.',
  },
  udp: {
    ok: 'Sound and picture can travel the fast way (UDP).',
    skipped:
      'Whether the fast way (UDP) is open can’t be told: no STUN server or relay answered that could say so.',
    'udp-blocked':
      'Your network blocks the fast way for sound and picture (UDP). Try another network, or ask whoever runs yours to let UDP pass.',
  },
  relay: {
    ok: 'A relay is set up for those who can’t reach each other.',
    skipped: 'Whether there is a relay can’t be told while the call server does not answer.',
    'no-relay':
      'No relay (TURN) is set up, so about every fifth pair of people can’t reach each other. Whoever runs the call server has to add one.',
  },
  'relay-udp': {
    ok: 'The relay answers over UDP.',
    skipped: 'No relay is set up for UDP.',
    'udp-blocked':
      'The relay answers over TCP, but not over UDP: calls work, with more delay. Try another network.',
    denied:
      'The relay refuses the password it is given. Whoever runs the call server has to compare its secret with the relay’s.',
    'connect-timeout':
      'The relay does not answer over UDP. Try another network, or tell whoever runs the call server.',
  },
  'relay-tcp': {
    ok: 'The relay answers over TCP, which gets through most firewalls.',
    skipped: 'No relay is set up for TCP.',
    'no-relay':
      'The relay is only set up for UDP, so people behind a strict firewall are left out. Whoever runs the call server has to add its address with ?transport=tcp.',
    denied:
      'The relay refuses the password it is given. Whoever runs the call server has to compare its secret with the relay’s.',
    'connect-timeout':
      'The relay does not answer over TCP. Try another network, or tell whoever runs the call server.',
  },
} satisfies Readonly<Record<CheckId, Words>>;

/** One finding in a sentence or two: what is wrong, and what to do about it. */
function connectionCheck(
  { id, status, code }: ConnectionCheck,
  strings: Strings & Pick<CheckStrings, 'checkWords'>,
): string {
  const own: Words = strings.checkWords[id];
  if (status === 'ok' || status === 'skipped') return own[status];
  const said = code && own[code];
  if (said) return said;
  const known = !code || code === 'udp-blocked' ? 'unknown' : code;
  const isDevice = id === 'microphone' || id === 'camera';
  const { what, next } = isDevice
    ? strings.deviceError(id, known as DeviceErrorCode) // A device has no other codes.
    : strings.error(known);
  return `${what} ${next}`;
}

/** The texts of `checkConnection()`, loaded with it; a page overrides them like any other. */
export const en = { checkWords, connectionCheck };

/** What a locale fills in. */
export interface CheckStrings {
  readonly checkWords: typeof checkWords;
  readonly connectionCheck: typeof connectionCheck;
}
