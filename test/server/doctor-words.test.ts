import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { isAboutCertificate } from '../../server/doctor/check-certificate.js';
import { examine } from '../../server/doctor/doctor.js';
import { optionsFromCode } from '../../server/options.js';
import { makeCertificate } from '../support/certificate.js';
import { freePort } from './programs.js';
import { runCli } from './support.js';

async function failuresAt(url: string): Promise<string[]> {
  const findings = await examine(optionsFromCode({ port: await freePort() }), new URL(url));
  return findings.filter(({ status }) => status === 'failed').map(({ text, fix }) => `${text} ${fix}`);
}

test('a certificate signed by itself is called so, once, and nobody looks for a server that is there', async (t) => {
  const certificate = makeCertificate(['DNS:localhost']);
  const [cert, key] = [certificate.cert, certificate.key].map((file) => readFileSync(file));
  const server = createServer({ cert, key }, (_request, response) => response.end('ok\n'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.close().closeAllConnections();
    certificate.remove();
  });

  const failures = await failuresAt(`https://localhost:${(server.address() as AddressInfo).port}/`);

  assert.equal(failures.length, 1, failures.join('\n'));
  assert.match(failures[0] ?? '', /certificate of localhost is signed by itself.*Let’s Encrypt/);
});

test('a name that nobody knows is no proxy that is down', async () => {
  const failures = await failuresAt('https://calls.invalid/');

  assert.equal(failures.length, 1, failures.join('\n'));
  assert.match(failures[0] ?? '', /name calls\.invalid.*(slip in --url|DNS of this machine)/);
});

test('where nobody listens, it is said that the connection is refused', async () => {
  const failures = await failuresAt(`http://127.0.0.1:${await freePort()}/`);

  assert.equal(failures.length, 1, failures.join('\n'));
  assert.match(failures[0] ?? '', /127\.0\.0\.1 refuses connections/);
});

test('variables that are no options are among its findings', async () => {
  const { child, output } = runCli(['doctor', '--port', String(await freePort())], { VC_TURN_URL: 'x' });
  await once(child, 'close');

  assert.match(output(), /! VC_TURN_URL is not an option.*VC_TURN_URLS/);
});

test('what is wrong with a certificate is not taken for a server that is away', () => {
  const codes = ['CERT_HAS_EXPIRED', 'INVALID_CA', 'PATH_LENGTH_EXCEEDED', 'INVALID_PURPOSE', 'ECONNREFUSED'];

  assert.deepEqual(codes.map(isAboutCertificate), [true, true, true, true, false]);
});
