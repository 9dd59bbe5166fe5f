import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'node:tls';
import { TurnClient } from '../../server/doctor/turn-client.js';
import { turnCredential } from '../../server/ice.js';
import { makeCertificate } from '../support/certificate.js';
import { freePort, without } from './programs.js';

const SECRET = 'a secret of the relay';
const START = join(import.meta.dirname, '../../deploy/coturn/start.sh');

/** The certificate that is shown at this port; `null` without TLS. */
async function shownAt(port: number): Promise<string | null> {
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(1000) });
    return socket.getPeerX509Certificate()?.fingerprint256 ?? null;
  } catch {
    return null;
  } finally {
    socket.destroy();
  }
}

async function anotherThan(before: string | null, port: number): Promise<string> {
  const signal = AbortSignal.timeout(15_000);
  for (;;) {
    const shown = await shownAt(port);
    if (shown !== null && shown !== before) return shown;
    await pause(200, null, { signal });
  }
}

test(
  'the relay begins without a certificate, takes the one that Caddy gets, and its renewal without cutting anybody off',
  { skip: without('turnserver') },
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'vc-relay-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const certificates = ['DNS:one.example', 'DNS:two.example'].map((name) => makeCertificate([name]));
    t.after(() => certificates.forEach(({ remove }) => remove()));
    const [port, tlsPort] = [await freePort(), await freePort()];
    const relay = spawn('sh', [START], {
      stdio: 'ignore',
      env: {
        ...process.env,
        VC_TURN_SECRET: SECRET,
        TURN_REALM: 'turn.example.org',
        TURN_LISTEN: '127.0.0.1',
        TURN_PORT: String(port),
        TURN_TLS_PORT: String(tlsPort),
        TURN_STATE: folder,
        TURN_CONFIG: join(folder, 'turnserver.conf'),
        TURN_CERTIFICATES: join(folder, 'caddy'),
        TURN_LOOK_EVERY: '1',
      },
    });
    const ended = once(relay, 'exit');
    t.after(async () => {
      relay.kill();
      await ended;
    });
    const open = async (): Promise<TurnClient> => {
      const credential = turnCredential(SECRET, 'ann', Date.now() + 60_000);
      const client = await TurnClient.open(`turn:127.0.0.1:${port}?transport=tcp`, credential);
      assert.equal((await client.allocate()).errorCode, null);
      return client;
    };
    /** As Caddy keeps them. */
    const store = join(folder, 'caddy/certificates/acme/turn.example.org');
    const keep = ({ cert, key }: { cert: string; key: string }): void => {
      mkdirSync(store, { recursive: true });
      copyFileSync(cert, join(store, 'turn.example.org.crt'));
      copyFileSync(key, join(store, 'turn.example.org.key'));
    };

    let early: TurnClient | null = null;
    for (const until = Date.now() + 10_000; !early && Date.now() < until; await pause(200))
      early = await open().catch(() => null);
    assert.ok(early, 'it relays');
    early.close();
    assert.equal(await shownAt(tlsPort), null);

    keep(certificates[0]!);
    const first = await anotherThan(null, tlsPort);
    const client = await open();
    keep(certificates[1]!);
    await anotherThan(first, tlsPort);

    assert.equal((await client.refresh(60)).errorCode, null);
    client.close();
  },
);
