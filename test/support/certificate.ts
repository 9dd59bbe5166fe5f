import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate that nobody trusts but who is told to, as PEM files. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  remove(): void;
}

/** Makes a certificate for these names (`DNS:localhost`, `IP:192.0.2.1`), good for some days. */
export function makeCertificate(names: readonly string[], days = 90): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'vc-certificate-'));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const about = ['-subj', '/CN=test', '-addext', `subjectAltName=${names.join()}`, '-days', String(days)];
  execFileSync('openssl', [...request, ...about, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  return { cert, key, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
