import type { ServerOptions } from '../options.js';
import { ok, warning } from './finding.js';
import type { Finding } from './finding.js';

/** RFC 5766's REST draft allows a day; an hour is all a call needs, since credentials are renewed. */
const LONG_TTL = 3600;

/** What can be seen from the settings alone. */
export function checkSettings(settings: ServerOptions): Finding[] {
  const { allowedOrigins, turnUrls, turnTtl } = settings;
  const findings = [ok('settings', 'The settings make sense.')];
  if (allowedOrigins.length === 0) {
    const fix = 'Name the origins of your pages with VC_ALLOWED_ORIGINS.';
    findings.push(warning('any-origin', 'Any page on the web may use this server.', fix));
  }
  if (turnUrls.length === 0) {
    findings.push(
      warning(
        'no-relay',
        'There is no relay: about every fifth call on the open internet needs one.',
        'Run coturn (docs/turn.md), then set VC_TURN_URLS and VC_TURN_SECRET.',
      ),
    );
  }
  if (turnUrls.length > 0 && turnTtl > LONG_TTL) {
    const text = `A relay credential is good for ${Math.round(turnTtl / 3600)} hours, also for who has left.`;
    findings.push(
      warning('long-ttl', text, 'Leave VC_TURN_TTL at 3600: calls get a new one when they need it.'),
    );
  }
  return findings;
}
