import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'node:tls';
import { relayedAddress, softwareOf, TurnClient } from '../../server/doctor/turn-client.js';
import { ATTRIBUTE, METHOD, stunRequest } from '../../server/doctor/stun-message.js';
import { turnCredential } from '../../server/ice.js';
import { makeCertificate } from '../support/certificate.js';
import { Coturn, shippedConfiguration } from '../support/coturn.js';
import { freePort, without } from './programs.js';

const SECRET = 'a-secret-of-a-test-&-#-@TURN_REALM@';
const credentialFor = (user: string, seconds = 60): ReturnType<typeof turnCredential> =>
  turnCredential(SECRET, user, Date.now() + seconds * 1000);

describe('the shipped relay', { skip: without('turnserver') }, () => {
  const certificate = makeCertificate(['DNS:localhost']);
  let coturn: Coturn;
  let port: number;
  let tlsPort: number;

  before(async () => {
    [port, tlsPort] = [await freePort(), await freePort()];
    coturn = new Coturn({
      VC_TURN_SECRET: SECRET,
      TURN_LISTEN: '127.0.0.1 ::1',
      TURN_PORT: String(port),
      TURN_TLS_PORT: String(tlsPort),
      TURN_CERT: certificate.cert,
      TURN_KEY: certificate.key,
    });
    await coturn.start();
  });
  after(async () => {
    await coturn.close();
    certificate.remove();
  });

  const open = (user: string, seconds?: number): Promise<TurnClient> =>
    TurnClient.open(`turn:127.0.0.1:${port}`, credentialFor(user, seconds));

  /** What coturn's own test client says to a peer, within a second: a peer that is allowed says nothing at all. */
  const askFor = (peer: string, args: readonly string[]): Promise<string> =>
    new Promise((resolve) => {
      const server = peer.includes(':') ? ['-x', '::1'] : ['127.0.0.1'];
      const about = ['-W', SECRET, '-u', 'bob', '-n', '1', '-c', '-e', peer, '-p', String(port), ...args];
      execFile('turnutils_uclient', [...about, ...server], { timeout: 1000 }, (_error, stdout, stderr) =>
        resolve(stdout + stderr),
      );
    });

  /**
   * On a busy machine coturn's client asks a second time before it is answered, is refused that as another transaction
   * (437), and rests for longer than we wait: the next client has another port, and nothing to mistake.
   */
  const peerAnswer = async (peer: string, ...args: readonly string[]): Promise<string> => {
    let answer = await askFor(peer, args);
    for (let more = 2; more > 0 && answer.includes('error 437'); more -= 1) answer = await askFor(peer, args);
    return answer;
  };

  test('understands every line of its configuration, and warns of nothing', () => {
    // Linux without SCTP says this to whoever asks for it, and coturn does.
    const said = coturn.output.replaceAll('socket: Protocol not supported', '');

    assert.doesNotMatch(said, /warning|error|bad|unknown|cannot|deprecated/i);
    assert.match(said, /Black listing: fe80::-feff/);
  });

  test('relays for whoever has a credential of ours, over UDP and TCP', async () => {
    for (const transport of ['udp', 'tcp']) {
      const url = `turn:127.0.0.1:${port}?transport=${transport}`;
      const client = await TurnClient.open(url, credentialFor('ann'));

      const allocation = await client.allocate();

      assert.deepEqual([allocation.errorCode, relayedAddress(allocation)], [null, '127.0.0.1'], transport);
      assert.equal((await client.permit('11.1.2.3')).errorCode, null);
      await client.refresh(0);
      client.close();
    }
  });

  test('speaks TLS 1.2 or newer, with a cipher that keeps the past secret', async () => {
    const speak = async (maxVersion: 'TLSv1.1' | 'TLSv1.3'): Promise<string | null> => {
      // Without this level, OpenSSL itself would not say anything as old as TLS 1.1.
      const old = { minVersion: 'TLSv1.1', maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' } as const;
      const socket = connect({ host: 'localhost', port: tlsPort, rejectUnauthorized: false, ...old });
      try {
        // coturn does not say no: it says nothing, and hangs up a minute later.
        await once(socket, 'secureConnect', { signal: AbortSignal.timeout(1500) });
        return `${socket.getProtocol()} ${socket.getCipher().name}`;
      } catch {
        return null;
      } finally {
        socket.destroy();
      }
    };

    assert.equal(await speak('TLSv1.1'), null);
    assert.match((await speak('TLSv1.3')) ?? '', /^TLSv1\.(2 ECDHE-.*GCM|3)/);
  });

  // T2
  test('a stranger gets 401, and so does a wrong secret', async () => {
    const client = await TurnClient.open(
      `turn:127.0.0.1:${port}`,
      turnCredential('another', 'eve', Date.now() + 60_000),
    );

    const [anonymous, wrong] = [await client.allocateAnonymously(), await client.allocate()];

    client.close();
    assert.deepEqual([anonymous.errorCode, wrong.errorCode], [401, 401]);
  });

  test('one person gets 64 allocations and no more', async () => {
    const clients = await Promise.all(Array.from({ length: 65 }, () => open('greedy')));

    const codes: (number | null)[] = [];
    for (const client of clients) codes.push((await client.allocate()).errorCode);
    const other = await open('modest');
    const { errorCode } = await other.allocate();

    for (const client of [...clients, other]) {
      await client.refresh(0);
      client.close();
    }
    assert.deepEqual(codes, [...Array<null>(64).fill(null), 486]);
    assert.equal(errorCode, null);
  });

  // T3
  for (const peer of [
    '127.0.0.1',
    '0.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.1.2.3',
    '::10.1.2.3',
    '64:ff9b::a01:203',
    '2002:a01:203::1',
    'fd00::1',
    'fe80::1',
    'ff02::1',
  ]) {
    test(`nobody is relayed to ${peer}`, async () => {
      assert.match(await peerAnswer(peer), /error 403 \(Forbidden IP\)/);
    });
  }

  for (const peer of ['11.1.2.3', '2600::1']) {
    test(`${peer} is like any address on the internet`, async () => {
      const answer = await peerAnswer(peer);

      assert.doesNotMatch(answer, /error|cannot/i);
    });
  }

  // T4
  test('says little to a forged sender: one answer to a request, and a short one', async () => {
    const socket = createSocket('udp4');
    const answers: number[] = [];
    socket.on('message', (data) => answers.push(data.length));
    const udp: readonly [number, Buffer] = [ATTRIBUTE.requestedTransport, Buffer.from([17, 0, 0, 0])];
    const gains: number[] = [];
    for (const make of [() => stunRequest(METHOD.binding, []), () => stunRequest(METHOD.allocate, [udp])]) {
      answers.length = 0;
      for (let sent = 0; sent < 100; sent += 1) {
        socket.send(make(), port, '127.0.0.1');
        await pause(1);
      }
      await pause(100);
      gains.push(answers.reduce((sum, length) => sum + length, 0) / (100 * make().length));
      assert.ok(answers.length <= 100, `${answers.length} answers to 100 requests`);
    }
    socket.close();

    const [binding = 0, allocate = 0] = gains;
    assert.ok(binding > 0 && binding <= 2, `Binding is answered with ${binding} times as much`);
    assert.ok(allocate > 0 && allocate <= 4, `Allocate is answered with ${allocate} times as much`);
  });

  test('keeps its version to itself', async () => {
    const client = await open('curious');

    const answers = [await client.allocateAnonymously(), await client.allocate(), await client.refresh(0)];

    client.close();
    assert.deepEqual(answers.map(softwareOf), [null, null, null]);
  });

  // T5
  test('an expired credential gets nothing, and ends nothing that runs', async () => {
    const running = await open('ann', 2);
    assert.equal((await running.allocate()).errorCode, null);
    await pause(3000);
    const late = await open('ann', -1);

    const codes = [(await late.allocate()).errorCode, (await running.refresh(600)).errorCode];

    await running.refresh(0);
    for (const client of [late, running]) client.close();
    assert.deepEqual(codes, [401, null]);
  });
});

for (const [missing, environment] of [
  ['VC_TURN_SECRET', { TURN_REALM: 'turn.test' }],
  ['TURN_REALM', { VC_TURN_SECRET: SECRET }],
  ['VC_TURN_SECRET must have at least 16', { TURN_REALM: 'turn.test', VC_TURN_SECRET: 'short' }],
  ['TURN_KEY', { TURN_REALM: 'turn.test', VC_TURN_SECRET: SECRET, TURN_CERT: '/cert.pem' }],
] as const) {
  test(`configure.sh says what is missing: ${missing}`, () => {
    assert.throws(() => shippedConfiguration(environment), new RegExp(missing));
  });
}

test('configure.sh writes everything as it was given', () => {
  const settings = {
    VC_TURN_SECRET: SECRET,
    TURN_REALM: 'turn.test',
    TURN_PUBLIC_IP: '11.0.0.1/10.0.0.1',
    TURN_DENIED: '11.0.0.2 11.0.1.0-11.0.1.255',
  };

  const lines = shippedConfiguration(settings).split('\n');

  for (const line of [
    `static-auth-secret=${SECRET}`,
    'realm=turn.test',
    'external-ip=11.0.0.1/10.0.0.1',
    'denied-peer-ip=11.0.0.2',
    'denied-peer-ip=11.0.1.0-11.0.1.255',
    'no-tls',
  ])
    assert.ok(lines.includes(line), line);
  assert.deepEqual(
    lines.filter((line) => /^[^#].*@[A-Z_]+@/.test(line.replace(SECRET, ''))),
    [],
  );
});
