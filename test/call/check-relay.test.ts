import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TestContext } from 'node:test';
import { createCallServer } from '../../server/index.js';
import { findProgram } from '../../scripts/find-program.mjs';
import { RELAY_SECRET, Relay } from '../network/support/relay.js';
import { freePort, machineAddress } from '../server/programs.js';
import { WATCH, check, lineOf, opened } from '../support/connection-check.js';
import { Lab } from '../support/lab.js';
import type { Person } from '../support/person.js';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

const ADDRESS = machineAddress();

/** A call server that hands out a relay at this machine's address. */
async function serverWithRelay(t: TestContext, port: number, secret = RELAY_SECRET): Promise<string> {
  const relay = `${ADDRESS}:${port}`;
  const server = await createCallServer({
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    stunUrls: [`stun:${relay}`],
    turnUrls: [`turn:${relay}?transport=udp`, `turn:${relay}?transport=tcp`],
    turnSecret: secret,
  });
  t.after(() => server.close());
  return server.url;
}

test('a relay that is down', { skip: ADDRESS ? false : 'no address but loopback' }, async (t) => {
  const server = await serverWithRelay(t, await freePort());
  const ann = await lab.enter({ room: '', id: 'ann', attributes: `server="${server}"`, init: WATCH });
  await ann.untilState('idle');

  const { report, took } = await check(ann);

  assert.equal(report.ok, false);
  assert.deepEqual(
    ['relay', 'relay-udp', 'relay-tcp'].map((id) => lineOf(report, id)),
    ['relay: ok', 'relay-udp: failed connect-timeout', 'relay-tcp: failed connect-timeout'],
  );
  assert.ok(took < 10_000, `it took ${took} ms`);
  assert.deepEqual(await opened(ann), { asked: 0, links: 0, sockets: 0 });
});

const noRelay = !ADDRESS
  ? 'no address but loopback'
  : !findProgram('turnserver')
    ? 'coturn is not installed'
    : false;

test('a relay that answers, and one that refuses the password', { skip: noRelay }, async (t) => {
  const port = await freePort();
  const relay = new Relay(ADDRESS, port);
  t.after(() => relay.close());
  await relay.start();
  const page = async (secret: string, browser: 'enter' | 'enterInFirefox' = 'enter'): Promise<Person> => {
    const server = await serverWithRelay(t, port, secret);
    const person = await lab[browser]({ room: '', id: 'ann', attributes: `server="${server}"` });
    await person.untilState('idle');
    return person;
  };

  const right = await check(await page(RELAY_SECRET));
  const wrong = await check(await page('some-other-secret'));
  const firefox = await check(await page(RELAY_SECRET, 'enterInFirefox'));

  const ids = ['udp', 'relay', 'relay-udp', 'relay-tcp'];
  const well = ['udp: ok', 'relay: ok', 'relay-udp: ok', 'relay-tcp: ok'];
  for (const { report } of [right, firefox]) {
    assert.deepEqual(
      ids.map((id) => lineOf(report, id)),
      well,
    );
  }
  assert.deepEqual(
    ids.map((id) => lineOf(wrong.report, id)),
    ['udp: ok', 'relay: ok', 'relay-udp: failed denied', 'relay-tcp: failed denied'],
  );
  t.diagnostic(`a check with a relay takes ${Math.round(right.took)} ms`);
});
