import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { parseClientMessage } from '../../server/client-message.js';
import { until } from '../support/until.js';
import { campaign } from './campaign.js';
import { hostileDescriptions } from './descriptions.js';
import { LINK_MESSAGES, PEER_MESSAGES } from './examples.js';
import { MALICE } from './malice.js';
import { mutationsOf } from './mutate.js';
import { Scene } from './scene.js';
import type * as Mallory from './mallory.js';
import type { Attack } from './mallory.js';

/** What the script in Mallory's page is called there. */
interface MalloryPage {
  readonly mallory: typeof Mallory;
}

let scene: Scene;
let mallory: Page;
let samples: { readonly offer: string; readonly answer: string };
before(async () => {
  scene = await Scene.start();
  mallory = scene.mallory;
  samples = await mallory.evaluate(() => (globalThis as unknown as MalloryPage).mallory.sampleDescriptions());
});
after(() => scene.close());

const MEDIA = { microphone: true, camera: true, screen: false };
const described = (type: 'offer' | 'answer', link: number, sdp: string): string =>
  JSON.stringify({ type: 'call', link, description: { type, sdp }, media: MEDIA });

/** What the server would cut the sender off for never reaches the engine. */
const passesTheServer = (payload: string): boolean => {
  const message = parseClientMessage(`{"type":"OFFER","dst":"x","payload":${payload}}`);
  return 'kind' in message && message.kind === 'relay';
};

/** First what concerns the connection there is, then what asks for new ones. */
const attack = (): fc.Arbitrary<Attack> => {
  const offers = (links: fc.Arbitrary<number>): fc.Arbitrary<string> =>
    fc.tuple(links, hostileDescriptions(samples.offer)).map(([link, sdp]) => described('offer', link, sdp));
  const garbled = mutationsOf([...LINK_MESSAGES, JSON.parse(described('offer', 0, samples.offer)) as object]);
  return fc.record({
    control: fc.array(fc.oneof({ weight: 4, arbitrary: mutationsOf(PEER_MESSAGES) }, garbled), {
      minLength: 150,
      maxLength: 190,
      size: 'max',
    }),
    signals: fc
      .tuple(
        fc.array(offers(fc.constant(0)), { maxLength: 8, size: 'max' }),
        fc.array(garbled.filter(passesTheServer), { minLength: 60, maxLength: 90, size: 'max' }),
        fc.array(offers(fc.integer({ min: 1, max: 40 })), { maxLength: 10, size: 'max' }),
      )
      .map((all) => all.flat()),
  });
};

test('10,000 mutated messages and descriptions: the call of two others goes on', async (t) => {
  await campaign(
    t,
    {
      arbitrary: attack(),
      batch: 3,
      atLeast: 10_000,
      weigh: ({ control, signals }) => control.length + signals.length,
      halfWay: () => scene.weigh(),
    },
    async (attacks) => {
      await scene.watch(attacks.length);
      await mallory.evaluate(
        ({ attacks, server, room }) =>
          Promise.all(
            attacks.map((one) =>
              (globalThis as unknown as MalloryPage).mallory.attack(server, room, 'ann', one),
            ),
          ),
        { attacks, server: scene.server, room: scene.room },
      );
      await scene.assertUnharmed();
    },
  );
  await scene.weigh();

  await scene.report(t);
  scene.assertBounded(t);
});

test('hostile answers: whoever gives them harms only the connection to themselves', async () => {
  const answers = fc.sample(hostileDescriptions(samples.answer), { seed: 1, numRuns: 300 });
  const guests = 6;
  await scene.watch(guests);

  await mallory.evaluate(
    async ({ answers, guests, server, room }) => {
      const { Mallory } = (globalThis as unknown as MalloryPage).mallory;
      const all = await Promise.all(
        Array.from({ length: guests }, async () => new Mallory(server).join(room)),
      );
      await Promise.all(
        all.map(async (one, index) => {
          // Who joins and offers nothing is offered something, seconds later.
          const { src = '', payload } = await one.next(({ type }) => type === 'OFFER');
          for (const sdp of answers.slice(index * 50, index * 50 + 50)) {
            const description = { type: 'answer', sdp };
            one.signal(src, JSON.stringify({ type: 'call', link: payload?.link, description, media: null }));
          }
        }),
      );
      await new Promise((done) => setTimeout(done, 500));
      for (const one of all) one.leave();
    },
    { answers, guests, server: scene.server, room: scene.room },
  );

  await scene.assertUnharmed();
});

test('names and messages of every kind of malice are shown, and kept, as the text they are', async () => {
  await scene.watch(1);
  await mallory.evaluate(
    async ({ malice, server, room }) => {
      const { Mallory } = (globalThis as unknown as MalloryPage).mallory;
      const one = await new Mallory(server).join(room, malice[0]);
      const channel = await one.link(one.addressOf('ann'));
      for (const [index, text] of malice.entries()) {
        one.room({ op: 'update', displayName: text });
        channel.send(JSON.stringify({ type: 'chat', id: `malice-${index}`, text, at: 1, direct: false }));
        await new Promise((done) => setTimeout(done, 60));
      }
      Object.assign(globalThis, { one });
    },
    { malice: MALICE, server: scene.server, room: scene.room },
  );

  const { ann } = scene;
  const texts = await until('all of it arrives', async () => {
    const { messages, names } = await scene.shown();
    assert.ok(
      names.every((name) => name.length <= 800 && !/[\p{Cc}\u202a-\u202e]/u.test(name)),
      names.join(),
    );
    const texts = messages.filter(({ id }) => id.startsWith('malice-')).map(({ text }) => text);
    return texts.length === MALICE.length && texts;
  });
  assert.deepEqual(texts, MALICE);
  assert.deepEqual((await scene.shown()).strangeElements, []);
  const overflow = await ann.page.evaluate(() => document.documentElement.scrollWidth - innerWidth, null);
  assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
  await mallory.evaluate(() => (globalThis as unknown as { one: Mallory.Mallory }).one.leave());
  await scene.assertUnharmed();
});

test('whoever is not in the room can make no connection to somebody in it', async () => {
  await scene.watch(0);
  const before = await scene.connectionsOf(scene.ann);

  await mallory.evaluate(
    async ({ sdp, server, room }) => {
      const { Mallory } = (globalThis as unknown as MalloryPage).mallory;
      const spy = await new Mallory(server).join(room);
      const dst = spy.addressOf('ann');
      const strangers = [await new Mallory(server).open(), await new Mallory(server).join('another-room')];
      for (const link of [0, 1, 2])
        for (const one of strangers)
          one.signal(dst, JSON.stringify({ type: 'call', link, description: { type: 'offer', sdp } }));
      for (const one of strangers) await one.next(({ type }) => type === 'EXPIRE');
      for (const one of [spy, ...strangers]) one.leave();
    },
    { sdp: samples.offer, server: scene.server, room: scene.room },
  );

  await scene.assertUnharmed();
  assert.deepEqual(await scene.connectionsOf(scene.ann), before);
});
