import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { checkProxy } from '../../server/doctor/check-proxy.js';
import { checkSettings } from '../../server/doctor/check-settings.js';
import { examine } from '../../server/doctor/doctor.js';
import { reportText } from '../../server/doctor/finding.js';
import type { Finding } from '../../server/doctor/finding.js';
import { judgeAllocation, judgeSoftware } from '../../server/doctor/judge-relay.js';
import { optionsFromCode } from '../../server/options.js';
import { freePort } from './programs.js';
import { startServer } from './support.js';

const codes = (findings: readonly Finding[]): string[] => findings.map(({ code }) => code);

/** Something else than a call server. */
async function stranger(t: TestContext, answer: RequestListener): Promise<URL> {
  const server = createServer(answer);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close().closeAllConnections());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

test('before the first start: what is free, what is missing', async () => {
  const findings = await examine(optionsFromCode({ port: await freePort() }), null);

  assert.deepEqual(codes(findings), ['settings', 'any-origin', 'no-relay', 'port-free', 'no-url']);
});

test('a server that runs is found on its port and looked at from here', async (t) => {
  const { url } = await startServer(t);
  const port = Number(new URL(url).port);

  const findings = await examine(optionsFromCode({ port }), null);

  for (const code of ['port-ours', 'healthy', 'ready', 'bundle', 'upgrade', 'open-rooms'])
    assert.ok(codes(findings).includes(code), `${code} is not among ${codes(findings).join()}`);
  assert.ok(findings.every(({ status }) => status !== 'failed'));
});

test('with tokens, rooms are not open', async (t) => {
  const authSecret = 'a secret that has thirty-two bytes';
  const { url } = await startServer(t, { authSecret });

  const findings = await examine(optionsFromCode({ port: await freePort(), authSecret }), new URL(url));

  assert.ok(codes(findings).includes('tokens'));
  assert.ok(codes(findings).includes('upgrade'));
  assert.ok(!codes(findings).includes('open-rooms'));
});

test('a secret that is not the server’s, and one that the server does not use', async (t) => {
  const [authSecret, other] = ['this one has its thirty-two bytes', 'the other one has thirty-two too'];
  const settings = optionsFromCode({ port: await freePort(), authSecret });
  const servers = await Promise.all(
    [{ authSecret }, { authSecret: other }, {}].map((o) => startServer(t, o)),
  );

  const found = await Promise.all(servers.map(({ url }) => examine(settings, new URL(url))));

  const secrets = found.map((findings) => codes(findings).filter((code) => /secret/.test(code)));
  assert.deepEqual(secrets, [['secret'], ['other-secret'], ['secret-unused']]);
});

test('another program on the port', async (t) => {
  const { port } = await stranger(t, (_request, response) => response.end('hello'));

  const findings = await examine(optionsFromCode({ port: Number(port) }), null);

  assert.ok(codes(findings).includes('port-taken'));
});

test('nobody, or somebody else, at the public address', async (t) => {
  const options = optionsFromCode({ port: await freePort() });
  const other = await stranger(t, (_request, response) => response.end('hello'));

  const nobody = await examine(options, new URL(`http://127.0.0.1:${await freePort()}/`));
  const somebody = await examine(options, other);

  assert.ok(codes(nobody).includes('unreachable'));
  assert.ok(codes(somebody).includes('not-ours'));
});

test('a server that was started with other origins than the doctor', async (t) => {
  const { url } = await startServer(t, { allowedOrigins: ['https://a.example'] });
  const look = async (...allowedOrigins: string[]): Promise<string[]> =>
    codes(await examine(optionsFromCode({ port: await freePort(), allowedOrigins }), new URL(url)));

  const [same, other] = [await look('https://a.example'), await look('https://b.example')];

  assert.ok(same.includes('origins') && same.includes('own-origin'), same.join());
  assert.ok(other.includes('origin-refused'), other.join());
});

test('a server that takes every origin, against the settings', async (t) => {
  const { url } = await startServer(t);
  const options = optionsFromCode({ port: await freePort(), allowedOrigins: ['https://a.example'] });

  const findings = await examine(options, new URL(url));

  assert.ok(findings.some(({ code, status }) => code === 'any-origin' && status === 'failed'));
});

test('a credential that is good for a day is too good', () => {
  const options = { turnUrls: ['turn.example.org'], turnSecret: 'north-south-and-east', turnTtl: 86_400 };

  assert.ok(codes(checkSettings(optionsFromCode(options))).includes('long-ttl'));
});

const PROXIES: readonly (readonly [code: string, seen: object, seenWhenPretending: object])[] = [
  ['forwarded', { isForwarded: true, isBelieved: true }, { isForwarded: true, isBelieved: true }],
  ['forwarded-ignored', { isForwarded: true, isBelieved: false }, { isForwarded: true, isBelieved: false }],
  ['forwarded-forged', { isForwarded: false, isBelieved: false }, { address: '192.0.2.77' }],
];

for (const [code, seen, pretending] of PROXIES) {
  test(`a proxy that is ${code}`, async (t) => {
    const url = await stranger(t, ({ headers }, response) => {
      const fields = headers['x-forwarded-for'] === undefined ? seen : pretending;
      response.end(JSON.stringify({ address: '203.0.113.9', time: Date.now(), ...fields }));
    });

    assert.deepEqual(codes(await checkProxy(url)), [code, 'clock']);
  });
}

test('a clock that is wrong is a failure, and a server that says nothing is told of', async (t) => {
  const late = await stranger(t, (_request, response) => {
    response.end(JSON.stringify({ address: null, time: Date.now() - 300_000 }));
  });
  const silent = await stranger(t, (_request, response) => response.writeHead(404).end());

  const [, clock] = await checkProxy(late);

  assert.equal(clock?.status, 'failed');
  assert.match(clock.text, /(299|300|301) s behind/);
  assert.deepEqual(codes(await checkProxy(silent)), ['proxy-unknown']);
});

test('a relay that names an inner address is of no use outside', () => {
  const judge = (url: string, relayed: string): string => judgeAllocation(url, null, relayed).code;

  assert.equal(judge('turn:turn.example.org:3478', '10.0.0.5'), 'turn-inner-address');
  assert.equal(judge('turn:11.1.2.3:3478', '172.31.0.9'), 'turn-inner-address');
  assert.equal(judge('turn:turn.example.org:3478', '11.1.2.3'), 'turn');
  assert.equal(judge('turn:10.0.0.5:3478', '10.0.0.5'), 'turn');
});

test('an old coturn is told of, as far as it says so', () => {
  assert.equal(judgeSoftware("Coturn-4.6.1 'Gorst'").code, 'turn-old');
  assert.equal(judgeSoftware("Coturn-4.9.0 'Gorst'").code, 'turn-old');
  assert.equal(judgeSoftware("Coturn-4.16.0 'Gorst'").status, 'ok');
  assert.equal(judgeSoftware("Coturn-5.0.0 'Gorst'").status, 'ok');
  assert.equal(judgeSoftware(null).status, 'ok');
});

test('the report has a sign and a remedy for each, and a sum', () => {
  const findings: Finding[] = [
    { code: 'a', status: 'ok', text: 'Fine.' },
    { code: 'b', status: 'failed', text: 'Broken.', fix: 'Mend it.' },
  ];

  assert.equal(
    reportText(findings),
    '✓ Fine.\n✗ Broken.\n  Mend it.\n\n1 fine, 0 to think about, 1 to put right.\n',
  );
});
