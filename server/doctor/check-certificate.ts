import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { codeOf, failed, ok, warning } from './finding.js';
import type { Finding } from './finding.js';

const PATIENCE = 5000;
const DAY = 86_400_000;
/** Certificates that renew themselves do so a month before their end. */
const SOON = 14 * DAY;

/** Whether browsers will take the certificate at this address, and for how long. */
export async function checkCertificate({ hostname, port }: URL, now = Date.now()): Promise<Finding> {
  const host = hostname.replace(/[[\]]/g, '');
  try {
    const ends = await endOfCertificate(host, Number(port || 443));
    const days = Math.floor((ends - now) / DAY);
    if (ends - now > SOON)
      return ok('certificate', `The certificate of ${hostname} is good for ${days} days.`);
    const fix = 'Renew it, and see to it that it renews itself.';
    return warning('certificate-ends', `The certificate of ${hostname} ends in ${days} days.`, fix);
  } catch (error) {
    return failed(
      'certificate',
      `Browsers will not take the certificate of ${hostname} (${codeOf(error)}).`,
      'Get one for this name, for instance from Let’s Encrypt, and let the proxy send its whole chain.',
    );
  }
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
