import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { WATCH, check, lines, messageOf, opened } from '../support/connection-check.js';
import { Lab } from '../support/lab.js';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

test('all is well but for the relay that nobody set up; no room, no question, nothing left open', async () => {
  const ann = await lab.enter({ room: '', id: 'ann', init: WATCH });
  await ann.untilState('idle');

  const { report, took } = await check(ann);

  assert.deepEqual(lines(report), [
    'browser: ok',
    'microphone: ok',
    'camera: ok',
    'server: ok',
    'signaling: ok',
    'udp: skipped',
    'relay: warning no-relay',
    'relay-udp: skipped',
    'relay-tcp: skipped',
  ]);
  assert.equal(report.ok, true);
  assert.match(messageOf(report, 'relay'), /No relay .* has to add one\./);
  assert.ok(took < 5_000, `it took ${took} ms`);
  assert.deepEqual(await opened(ann), { asked: 0, links: 0, sockets: 0 });
  assert.deepEqual(ann.errors, []);
});

test('all is well in Firefox, too', async () => {
  const fred = await lab.enterInFirefox({ room: '', id: 'fred' });
  await fred.untilState('idle');

  const { report, took } = await check(fred);

  assert.deepEqual(
    lines(report).filter((line) => !line.endsWith(': ok')),
    ['udp: skipped', 'relay: warning no-relay', 'relay-udp: skipped', 'relay-tcp: skipped'],
  );
  assert.equal(report.ok, true);
  assert.ok(took < 5_000, `it took ${took} ms`);
});

test('a check in mid-call leaves the call alone', async () => {
  const ann = await lab.enter({ room: 'checked', id: 'ann', attributes: 'autojoin', init: WATCH });
  const ben = await lab.enter({ room: 'checked', id: 'ben', attributes: 'autojoin' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  const before = await opened(ann);

  const { report } = await check(ann);

  assert.equal(report.ok, true);
  assert.deepEqual(await opened(ann), before);
  assert.deepEqual([await ann.state(), await ben.others()], ['connected', ['ann']]);
  await ann.untilSeesAndHears('ben');
});
