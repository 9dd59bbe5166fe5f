import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { hears, PROXIES, silence, Site } from '../proxies.js';
import type { ProxyName } from '../proxies.js';

const NAMES = Object.keys(PROXIES) as ProxyName[];

for (const name of NAMES) {
  test(`behind ${name}: the demo, the bundle and its caching are what the server made them`, async (t) => {
    const site = await Site.start(t, name);
    const page = await site.get('?room=standup');
    const entry = await site.get('video-call.js', { 'accept-encoding': 'br' });
    const [chunk = ''] = /chunks\/[\w.-]+\.js/.exec((await site.get('video-call.js')).text) ?? [];
    const part = await site.get(chunk, { 'accept-encoding': 'br' });
    const again = await site.get(chunk, {
      'accept-encoding': 'br',
      'if-none-match': String(part.headers.etag),
    });

    assert.match(page.text, /video-call\.js/);
    assert.equal(entry.headers['cache-control'], 'no-cache');
    assert.equal(entry.headers['access-control-allow-origin'], '*');
    assert.equal(entry.headers['content-encoding'], 'br');
    assert.equal(part.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(part.headers['content-encoding'], 'br');
    assert.deepEqual([again.status, again.text], [304, '']);
  });

  test(`behind ${name}: two people reach each other`, async (t) => {
    const site = await Site.start(t, name);
    const [ann, ben] = [await site.member('red', 'ann'), await site.member('red', 'ben')];

    ann.socket.send(JSON.stringify({ type: 'OFFER', dst: 'ben', payload: 'hello' }));

    await hears(ben, /"OFFER".*"hello"/);
  });

  test(`behind ${name}: the server learns the address of who asks, not one they made up; its numbers stay inside`, async (t) => {
    const site = await Site.start(t, name);

    const { text } = await site.get('headers', { 'x-forwarded-for': '203.0.113.66' });

    const headers = JSON.parse(text) as Record<string, string>;
    assert.equal(headers['x-forwarded-for'], '127.0.0.1');
    assert.equal(headers['x-forwarded-proto'], 'https');
    assert.equal((await site.get('metrics')).status, 404);
  });

  test(`behind ${name}: no log has the query of a request, though the server is away`, async (t) => {
    const site = await Site.start(t, name);
    site.server.httpServer.close();
    site.server.httpServer.closeAllConnections();

    const { status } = await site.get('peerjs?key=peerjs&id=the-id&token=the-token');
    await site.get('?room=the-room');
    await site.stopProxy();

    assert.equal(status, 502);
    assert.match(site.logged(), /502/);
    assert.doesNotMatch(site.logged(), /the-id|the-token|the-room/);
  });

  test(`behind ${name}: a server that stops says when to come back, and closes with 1012`, async (t) => {
    const site = await Site.start(t, name);
    const ann = await site.member('red', 'ann');
    const closed = once(ann.socket, 'close') as Promise<[number]>;

    await site.server.close();

    await hears(ann, /"going-away".*"retryAfter":\d+/);
    assert.equal((await closed)[0], 1012);
  });

  test(`behind ${name}: seats are kept for those whose proxy restarts`, async (t) => {
    const site = await Site.start(t, name);
    const ben = await site.member('red', 'ben', site.server.url);
    await site.member('red', 'ann');

    await site.stopProxy();

    await hears(ben, /"member-(left|updated)"/);
    assert.match(ben.heard.at(-1) ?? '', /"member-updated".*"id":"ann".*"online":false/);
  });
}

// nginx's copy has a shorter patience here, the shipped one has its turn in `npm run test:deploy`.
describe('who says nothing', { concurrency: true }, () => {
  test('behind nginx: is kept by the server, and only by the server', async (t) => {
    const site = await Site.start(t, 'nginx', { 'proxy_read_timeout 60s;': 'proxy_read_timeout 16s;' });
    assert.deepEqual(await silence(site, 19), { ours: true, mute: false });
  });

  test('behind caddy: stays', async (t) => {
    assert.deepEqual(await silence(await Site.start(t, 'caddy'), 19), { ours: true, mute: true });
  });
});
