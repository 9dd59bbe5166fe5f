import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Lab } from '../support/lab.js';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

test('a call runs under the strictest policy that can load it', async () => {
  const server = new URL(lab.server.url);
  const policy = [
    `default-src 'none'`,
    `script-src ${server.origin}`,
    `connect-src ${server.origin} ws://${server.host}`,
    `style-src 'none'`,
    `media-src blob:`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html`,
  ].join('; ');
  const headers = { 'content-security-policy': policy };
  const init = `globalThis.violations = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => violations.push(violatedDirective + ' ' + blockedURI));`;
  const ann = await lab.enter({ room: 'csp', id: 'ann', attributes: 'autojoin', headers, init });
  const ben = await lab.enter({ room: 'csp', id: 'ben', headers, init });
  await ben.untilState('prejoin');
  await ben.call('join');

  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  await ann.call('leave');

  for (const { page } of [ann, ben]) {
    assert.deepEqual(
      await page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations, null),
      [],
    );
  }
  assert.deepEqual([...ann.errors, ...ben.errors], []);
  await Promise.all([ann.close(), ben.close()]);
});

test('the page keeps its globals and its own WebRTC', async () => {
  const before = `globalThis.before = new Set(Object.getOwnPropertyNames(globalThis));
    globalThis.addTrack = RTCPeerConnection.prototype.addTrack;`;
  const ann = await lab.enter({ room: 'globals', id: 'ann', attributes: 'autojoin', init: before });
  const ben = await lab.enter({ room: 'globals', id: 'ben', attributes: 'autojoin' });
  await ann.untilSeesAndHears('ben');

  const { added, patched } = await ann.page.evaluate(() => {
    const page = globalThis as unknown as { before: Set<string>; addTrack: unknown };
    return {
      added: Object.getOwnPropertyNames(globalThis).filter((name) => !page.before.has(name)),
      patched: RTCPeerConnection.prototype.addTrack !== page.addTrack,
    };
  }, null);
  // Lit's own markers, by which two copies of it on a page find out about each other, and its decorators' notes.
  const foreign = added.filter(
    (name) =>
      !/^(before|addTrack|litElementVersions|litPropertyMetadata|litHtmlVersions|reactiveElementVersions)$/.test(
        name,
      ),
  );
  assert.deepEqual({ foreign, patched }, { foreign: [], patched: false });
  await Promise.all([ann.close(), ben.close()]);
});
