import { askServer } from './ask-server.js';
import type { HttpAnswer } from './ask-server.js';
import { isAboutCertificate } from './check-certificate.js';
import { codeOf, failed, ok, warning } from './finding.js';
import type { Finding } from './finding.js';
import { whyNot } from './why-not.js';

/** Whether the server lives and serves at this address. */
export async function checkHttp(url: URL): Promise<Finding[]> {
  let health: HttpAnswer;
  try {
    health = await askServer(url, 'healthz');
  } catch (error) {
    const code = codeOf(error);
    // What is wrong with the certificate was said already.
    if (isAboutCertificate(code)) return [];
    const [text, fix] = whyNot(url.hostname, code);
    return [failed('unreachable', `The server can’t be asked: ${text}.`, fix)];
  }
  if (health.status !== 200 || health.text !== 'ok\n') {
    const fix = 'Let the proxy pass everything under this address to the call server, its paths unchanged.';
    return [failed('not-ours', `What answers at ${url.href} is no call server (${health.status}).`, fix)];
  }
  const [ready, bundle, metrics, ice] = await Promise.all(
    ['readyz', 'video-call.js', 'metrics', 'ice'].map((path) => askServer(url, path)),
  );
  return [
    ok('healthy', `The server answers at ${url.href}.`),
    ...(ready ? [checkReady(ready)] : []),
    ...(bundle ? [checkBundle(bundle)] : []),
    ...(metrics ? checkMetrics(url, metrics) : []),
    ...(ice ? checkRooms(ice) : []),
  ];
}

function checkReady({ status }: HttpAnswer): Finding {
  if (status === 200) return ok('ready', 'It is ready for newcomers.');
  return warning(
    'draining',
    'It is about to stop and takes no newcomers.',
    'Wait until its successor is there.',
  );
}

function checkBundle({ status, headers }: HttpAnswer): Finding {
  const isScript = /javascript/.test(headers.get('content-type') ?? '');
  if (status !== 200 || !isScript) {
    const fix = 'Build it (npm run build), and let the proxy pass /video-call.js and /chunks/ on.';
    return failed('no-bundle', `The element’s script is not there (${status}).`, fix);
  }
  if (headers.get('access-control-allow-origin') === '*')
    return ok('bundle', 'Pages of any site can load the element’s script.');
  const fix = 'Let the proxy leave Access-Control-Allow-Origin as the server sets it.';
  return failed('no-cors', 'Pages of other sites can’t load the element’s script.', fix);
}

function checkMetrics(url: URL, { status }: HttpAnswer): Finding[] {
  if (isLoopback(url)) return [];
  if (status !== 200) return [ok('metrics-private', 'The metrics are not for everybody.')];
  const fix = 'Let the proxy refuse /metrics, or give it a listener of its own.';
  return [warning('metrics-public', 'Everybody can read /metrics.', fix)];
}

function checkRooms({ status }: HttpAnswer): Finding[] {
  if (status === 401) return [ok('tokens', 'Only who has a token gets into a room, and a relay.')];
  if (status !== 200) return [];
  const fix = 'Set VC_AUTH_SECRET or VC_JWKS_URL (docs/tokens.md), or make names that nobody guesses.';
  return [warning('open-rooms', 'Whoever knows the name of a room gets in.', fix)];
}

/** Whether an address is only this machine's. */
export const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127\..*|\[::1\])$/.test(hostname);
