import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { codeOf, failed, ok, warning } from './finding.js';
import type { Finding } from './finding.js';

const PATIENCE = 5000;
const DAY = 86_400_000;
/** Certificates that renew themselves do so a month before their end. */
const SOON = 14 * DAY;

/** Whether browsers will take the certificate at this address, and for how long; `null` where there is none to see. */
export async function checkCertificate({ hostname, port }: URL, now = Date.now()): Promise<Finding | null> {
  const host = hostname.replace(/[[\]]/g, '');
  try {
    const ends = await endOfCertificate(host, Number(port || 443));
    const days = Math.floor((ends - now) / DAY);
    if (ends - now > SOON)
      return ok('certificate', `The certificate of ${hostname} is good for ${days} days.`);
    const fix = 'Renew it, and see to it that it renews itself.';
    return warning('certificate-ends', `The certificate of ${hostname} ends in ${days} days.`, fix);
  } catch (error) {
    return judge(hostname, codeOf(error));
  }
}

/** What OpenSSL's and Node's codes mean for whoever has to put it right. */
const FLAWS: Readonly<Record<string, readonly [is: string, fix: string]>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    'is signed by itself, so no browser trusts it',
    'Get one that browsers trust, for instance from Let’s Encrypt: Caddy does so by itself.',
  ],
  SELF_SIGNED_CERT_IN_CHAIN: [
    'was issued by an authority of your own, which no browser trusts that was not told to',
    'Get one from Let’s Encrypt, or install that authority on each device, and for this doctor name it in NODE_EXTRA_CA_CERTS.',
  ],
  CERT_HAS_EXPIRED: ['has run out', 'Renew it, and see to it that it renews itself.'],
  CERT_NOT_YET_VALID: ['is not valid yet', 'Look at the clock of this machine, or wait.'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'is for another name',
    'Get one for the name in --url, or give --url the name that the certificate has.',
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'comes without the certificates between it and its authority',
    'Let the proxy send the whole chain (with certbot: fullchain.pem).',
  ],
};

/** Whether it is the certificate that OpenSSL or Node does not like. */
export const isAboutCertificate = (code: string): boolean =>
  /CERT|ISSUER|SIGNATURE|INVALID_CA|PATH_LENGTH_EXCEEDED|INVALID_PURPOSE/.test(code);

function judge(hostname: string, code: string): Finding | null {
  const flaw = FLAWS[code];
  if (flaw) {
    const [is, fix] = flaw;
    return failed('certificate', `The certificate of ${hostname} ${is} (${code}).`, fix);
  }
  if (isAboutCertificate(code)) {
    const fix =
      'Get one for this name, for instance from Let’s Encrypt, and let the proxy send its whole chain.';
    return failed('certificate', `Browsers will not take the certificate of ${hostname} (${code}).`, fix);
  }
  // Nobody is there: that is said where the server is asked.
  return null;
}

function endOfCertificate(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    // A name is told to the server, an address must not be (RFC 6066).
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket = connect({ host, port, timeout: PATIENCE, ...name }, () => {
      resolve(Date.parse(socket.getPeerCertificate().valid_to));
      socket.destroy();
    });
    socket.once('error', reject).once('timeout', () => socket.destroy(new Error('no answer')));
  });
}
