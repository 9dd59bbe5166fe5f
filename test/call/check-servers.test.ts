import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createCallServer, mintToken } from '../../server/index.js';
import { freePort } from '../server/programs.js';
import { WATCH, check, lineOf, lines, messageOf, opened } from '../support/connection-check.js';
import { Lab } from '../support/lab.js';
import type { Report } from '../support/connection-check.js';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

test('a server that is gone, one that turns this page away, and what is no call server at all', async (t) => {
  const picky = await createCallServer({
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    allowedOrigins: ['https://elsewhere.example'],
  });
  t.after(() => picky.close());
  const servers = [picky.url, lab.site.origin, `http://127.0.0.1:${await freePort()}/`];
  // Side by side: each waits six seconds for a socket.
  const checked = await Promise.all(
    servers.map(async (server, index) => {
      const person = await lab.enter({
        room: '',
        id: `ann-${index}`,
        attributes: `server="${server}"`,
        init: WATCH,
      });
      await person.untilState('idle');
      return { ...(await check(person)), open: await opened(person) };
    }),
  );
  const [turnedAway, wrong, gone] = checked.map(({ report }) => report) as [Report, Report, Report];

  const both = ['server', 'signaling'];
  const unreachable = 'signaling: failed server-unreachable';
  assert.deepEqual(
    [turnedAway, wrong, gone].map((one) => both.map((id) => lineOf(one, id))),
    [
      ['server: failed denied', unreachable],
      ['server: failed protocol-mismatch', unreachable],
      ['server: failed server-unreachable', unreachable],
    ],
  );
  assert.deepEqual(
    [turnedAway.ok, wrong.ok, gone.ok, lineOf(gone, 'relay')],
    [false, false, false, 'relay: skipped'],
  );
  assert.match(messageOf(gone, 'server'), /does not answer\. Check your connection/);
  for (const { took, open } of checked) {
    assert.ok(took < 10_000, `it took ${took} ms`);
    assert.deepEqual(open, { asked: 0, links: 0, sockets: 0 });
  }
});

test('where the page’s own server is gone with the rest of the program, that is the report', async () => {
  const ann = await lab.enter({ room: '', id: 'ann' });
  await ann.untilState('idle');
  await lab.stopServer();

  const { report } = await check(ann);
  assert.deepEqual([report.ok, lines(report)], [false, ['server: failed server-unreachable']]);
  assert.match(messageOf(report, 'server'), /can’t reach the call server\. Check your connection/);
  await lab.restartServer();
});

test('a server that wants a token gives its relays to who shows one', async (t) => {
  const secret = 'a secret that has thirty-two bytes';
  const server = await createCallServer({ port: 0, logLevel: 'silent', authSecret: secret });
  t.after(() => server.close());
  const token = await mintToken({ secret, room: 'red', peerId: 'ann' });
  const report = async (attribute: string): Promise<string | undefined> => {
    const attributes = `server="${server.url}" ${attribute}`;
    const ann = await lab.enter({ room: '', id: 'ann', attributes });
    await ann.untilState('idle');
    return lineOf((await check(ann)).report, 'server');
  };

  assert.equal(await report(''), 'server: failed token-required');
  assert.equal(await report(`token="${token}"`), 'server: ok');
});
