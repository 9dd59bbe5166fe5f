import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

const CODES = `globalThis.codes = []; addEventListener('call-error', ({ detail }) => codes.push(detail.error.code));`;

/** The code and the sentence that a page gets to see. */
async function failureOf(attributes: string, room = 'r', id?: string) {
  const person = await lab.enter({ room, ...(id === undefined ? {} : { id }), attributes, init: CODES });
  await person.untilState('failed', 20_000);
  const codes = await person.page.evaluate(() => (globalThis as unknown as { codes: string[] }).codes, null);
  const text = await person.text();
  const uncaught = person.errors.filter((error) => !/WebSocket|Failed to load|ERR_/.test(error));
  await person.close();
  return { codes: [...new Set(codes)], text, uncaught };
}

for (const room of ['a b', '&lt;b&gt;', 'r'.repeat(129), 'ä', '../up']) {
  test(`the room ${room.slice(0, 12)} is refused with its code and a sentence`, async () => {
    const { codes, text, uncaught } = await failureOf('autojoin', room);
    assert.deepEqual(codes, ['invalid-room']);
    assert.match(text, /room/i);
    assert.deepEqual(uncaught, []);
  });
}

test('a bad peer id is refused with its code and a sentence', async () => {
  const { codes, text } = await failureOf('autojoin', 'r', 'no spaces please');
  assert.deepEqual(codes, ['invalid-peer-id']);
  assert.match(text, /\w{3,}.* \w+/);
});

test('a server that is not there, and one that answers HTML, are told apart from a good one', async (t) => {
  const html = createServer((_, response) => void response.end('<!doctype html><h1>It works!</h1>'));
  await new Promise<void>((done) => html.listen(0, '127.0.0.1', done));
  t.after(() => html.close());
  const port = (html.address() as AddressInfo).port;
  for (const server of [`http://127.0.0.1:${port}`, 'http://127.0.0.1:9', 'nonsense:', 'ftp://x']) {
    const { codes, text, uncaught } = await failureOf(`autojoin server="${server}"`);
    assert.deepEqual(codes, ['server-unreachable'], server);
    assert.match(text, /reach/i, server);
    assert.deepEqual(uncaught, [], server);
  }
});

test('names of every kind of malice are shown as the text they are', async () => {
  const names = [
    '<img src=x onerror="globalThis.pwned = true">',
    '"><script>globalThis.pwned = true</script>',
    'gpj.exe\u202Efdp',
    'x'.repeat(100_000),
    '\u0000\u200B\u2066',
    '${alert(1)}{{7*7}}',
  ];
  const ann = await lab.enter({ room: 'names', id: 'ann', attributes: 'autojoin start-camera-off' });
  for (const [index, name] of names.entries()) {
    const id = `guest${index}`;
    const guest = await lab.enter({ room: 'names', id, attributes: 'autojoin start-camera-off start-muted' });
    await guest.page.evaluate(
      (name) => document.querySelector('video-call')?.setAttribute('display-name', name),
      name,
    );
    await ann.untilOthers(id);
    await until('the name arrives', async () => {
      const shown = (await ann.participants()).find((one) => one.id === id)?.displayName;
      return shown !== undefined && shown.length <= 200 && (shown !== '' || index === 4);
    });
    const box = await ann.page.locator('video-call').boundingBox();
    const overflow = await ann.page.evaluate(() => document.documentElement.scrollWidth - innerWidth, null);
    assert.ok(box && overflow <= 0, `the page is ${overflow} px too wide`);
    await guest.close();
    await ann.untilOthers();
  }
  assert.equal(await ann.page.evaluate(() => 'pwned' in globalThis, null), false);
  assert.deepEqual(ann.errors, []);
  await ann.close();
});

test('wrong attribute values are as good as absent', async () => {
  const attributes =
    'autojoin layout="sideways" self-view="42" ice-transport-policy="perhaps" ice-servers="{not json" max-video-bitrate="many"';
  const ann = await lab.enter({ room: 'odd', id: 'ann', attributes });
  await ann.untilState('connected');
  assert.equal(
    await ann.page.evaluate(
      () => (document.querySelector('video-call') as unknown as { layout: string }).layout,
      null,
    ),
    'auto',
  );
  assert.deepEqual(ann.errors, []);
  await ann.close();
});
