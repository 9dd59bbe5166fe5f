import { fieldsOf } from '../../src/signaling/room-protocol.js';
import { askServer } from './ask-server.js';
import { failed, ok, warning } from './finding.js';
import type { Finding } from './finding.js';

/** An address for documentation (RFC 5737): nobody has it. */
const PRETENDED = '192.0.2.77';
const MOST_SKEW = 30_000;

/** What becomes of a request on its way through the proxy, and whether the clocks agree. */
export async function checkProxy(url: URL): Promise<Finding[]> {
  const [plain, pretending] = await Promise.all([
    askServer(url, 'doctor'),
    askServer(url, 'doctor', { 'X-Forwarded-For': PRETENDED }),
  ]);
  const seen = fieldsIn(plain.text);
  if (!seen) {
    const fix = 'Update the server; this doctor is newer, or the proxy does not pass /doctor on.';
    return [warning('proxy-unknown', 'The server does not say how it sees callers.', fix)];
  }
  return [checkForwarding(url, seen, fieldsIn(pretending.text)), checkClock(seen)];
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsIn(text: string): Fields | null {
  try {
    const fields = fieldsOf(JSON.parse(text));
    return typeof fields?.time === 'number' ? fields : null;
  } catch {
    return null;
  }
}

function checkForwarding(url: URL, seen: Fields, pretending: Fields | null): Finding {
  if (pretending?.address === PRETENDED) {
    return failed(
      'forwarded-forged',
      'Callers can pretend to have any address: the server believes an X-Forwarded-For that they write themselves.',
      'Let the proxy add to that header or set it anew, and name in VC_TRUSTED_PROXIES nobody but the proxy.',
    );
  }
  if (seen.isForwarded === true && seen.isBelieved !== true) {
    return warning(
      'forwarded-ignored',
      'The proxy says where callers are, and the server does not believe it: all of them share one limit.',
      'Name the proxy’s address in VC_TRUSTED_PROXIES.',
    );
  }
  if (seen.isForwarded === true) return ok('forwarded', 'The proxy says where callers are, and is believed.');
  if (url.protocol === 'http:') return ok('direct', 'There is no proxy on the way.');
  return warning(
    'not-forwarded',
    'The proxy does not say where callers are: all of them share one limit.',
    'Let it set X-Forwarded-For (nginx: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for).',
  );
}

function checkClock({ time }: Fields): Finding {
  const seconds = Math.round((Number(time) - Date.now()) / 1000);
  if (Math.abs(seconds) * 1000 <= MOST_SKEW) return ok('clock', 'The server’s clock agrees with this one.');
  return failed(
    'clock',
    `The server’s clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} this machine’s.`,
    'Run NTP on both: tokens and relay credentials depend on the time.',
  );
}
