import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { checkRelays } from '../../server/doctor/check-relay.js';
import type { Finding } from '../../server/doctor/finding.js';
import { TurnClient } from '../../server/doctor/turn-client.js';
import { turnCredential } from '../../server/ice.js';
import { makeCertificate } from '../support/certificate.js';
import { Coturn } from '../support/coturn.js';
import { freePort, without } from './programs.js';

const SECRET = 'a-secret-of-the-doctor';

interface Ports {
  readonly port: number;
  readonly tlsPort: number;
}

async function startCoturn(
  t: TestContext,
  change: (text: string) => string = (text) => text,
): Promise<Ports> {
  const certificate = makeCertificate(['DNS:localhost']);
  const [port, tlsPort] = [await freePort(), await freePort()];
  const coturn = new Coturn(
    {
      VC_TURN_SECRET: SECRET,
      TURN_LISTEN: '127.0.0.1',
      TURN_PORT: String(port),
      TURN_TLS_PORT: String(tlsPort),
      TURN_CERT: certificate.cert,
      TURN_KEY: certificate.key,
    },
    change,
  );
  t.after(async () => {
    await coturn.close();
    certificate.remove();
  });
  await coturn.start();
  return { port, tlsPort };
}

const look = (turnUrls: readonly string[], turnSecret = SECRET): Promise<Finding[]> =>
  checkRelays({ stunUrls: [], turnUrls, turnSecret, turnTtl: 600 });

const codes = (findings: readonly Finding[]): string[] => findings.map(({ code }) => code);

/** Leaves these lines out of a configuration. */
const withoutLines =
  (...beginnings: readonly string[]) =>
  (text: string): string =>
    text
      .split('\n')
      .filter((line) => !beginnings.some((beginning) => line.startsWith(beginning)))
      .join('\n');

describe('the doctor looks at a real coturn', { skip: without('turnserver'), concurrency: 2 }, () => {
  test('as it is shipped, all is well over UDP and TCP; TLS has a certificate nobody trusts', async (t) => {
    const { port, tlsPort } = await startCoturn(t);

    const findings = await look([`turn:127.0.0.1:${port}`, `turns:localhost:${tlsPort}`]);

    assert.deepEqual(codes(findings), [
      'stun',
      'turn',
      'turn',
      'turn-certificate',
      'turn-inside',
      'turn-version',
    ]);
    assert.deepEqual(
      findings.filter(({ status }) => status !== 'ok').map(({ code }) => code),
      ['turn-certificate'],
    );
  });

  test('a relay that is not there, each way in', async () => {
    const port = await freePort();

    assert.deepEqual(codes(await look([`turn:127.0.0.1:${port}`])), [
      'stun-unreachable',
      'turn-unreachable',
      'turn-unreachable',
    ]);
  });

  test('another secret', async (t) => {
    const { port } = await startCoturn(t);

    assert.ok(codes(await look([`turn:127.0.0.1:${port}`], 'not the same')).includes('turn-secret'));
  });

  test('everything is given away', async (t) => {
    const { port } = await startCoturn(t, (text) => text.replace(/^total-quota=.*$/m, 'total-quota=1'));
    const url = `turn:127.0.0.1:${port}`;
    const taken = await TurnClient.open(url, turnCredential(SECRET, 'ann', Date.now() + 60_000));
    t.after(() => taken.close());
    await taken.allocate();

    assert.ok(codes(await look([`${url}?transport=udp`])).includes('turn-quota'));
  });

  test('inner networks are open', async (t) => {
    const { port } = await startCoturn(t, withoutLines('denied-peer-ip'));

    const [finding] = (await look([`turn:127.0.0.1:${port}?transport=udp`])).filter(
      ({ code }) => code === 'turn-inside',
    );

    assert.equal(finding?.status, 'failed');
    assert.match(finding.text, /10\.1\.2\.3, 169\.254\.169\.254/);
  });

  test('everybody is let in', async (t) => {
    const open = withoutLines('use-auth-secret', 'static-auth-secret');
    const { port } = await startCoturn(t, (text) => `${open(text)}\nno-auth\n`);

    assert.ok(codes(await look([`turn:127.0.0.1:${port}?transport=udp`])).includes('open-relay'));
  });

  test('an old version that says so', async (t) => {
    const { port } = await startCoturn(t, withoutLines('no-software-attribute'));

    const findings = await look([`turn:127.0.0.1:${port}?transport=udp`]);

    assert.match(findings.map(({ text }) => text).join('\n'), /The relay is coturn \d+\.\d+\.\d+/);
  });
});
