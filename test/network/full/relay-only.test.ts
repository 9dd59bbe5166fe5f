import assert from 'node:assert/strict';
import { row } from '../support/row.js';
import { between } from '../support/view.js';
import type { Person } from '../../support/person.js';

const ATTRIBUTES = 'autojoin ice-transport-policy="relay"';

/** Keeps the candidates that leave the page for the others, be it in descriptions or by themselves. */
const KEEP_CANDIDATES = `
  globalThis.sentCandidates = [];
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) {
    for (const [line] of String(data).matchAll(/candidate:.*?(?=\\\\r|\\\\n|")/g)) sentCandidates.push(line);
    return send.call(this, data);
  };`;

const sentBy = (person: Person): Promise<string[]> =>
  person.page.evaluate(() => (globalThis as unknown as { sentCandidates: string[] }).sentCandidates, null);

async function assertHidden(person: Person): Promise<void> {
  const candidates = (await sentBy(person)).filter((line) => line !== 'candidate:');
  assert.ok(candidates.length > 0, `${person.id} sent no candidate`);
  for (const candidate of candidates) {
    assert.match(candidate, / typ relay /, `${person.id} sent ${candidate}`);
    assert.doesNotMatch(candidate, /11\.77\.[1-3]\./, `${person.id} gives its address away: ${candidate}`);
  }
}

row(
  'B15',
  'nobody may learn an address: Chromium and Chromium, over the relay alone',
  async (lab, measure) => {
    const init = KEEP_CANDIDATES;
    const ben = await lab.enter('B', { room: 'hidden', id: 'ben', attributes: ATTRIBUTES, init });
    await ben.untilState('connected');

    const entered = Date.now();
    const ann = await lab.enter('A', { room: 'hidden', id: 'ann', attributes: ATTRIBUTES, init });
    const views = between(ann, ben);
    const first = await Promise.all(views.map((view) => view.back(entered)));
    await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

    for (const view of views) await view.untilRoute('relay');
    await Promise.all([assertHidden(ann), assertHidden(ben)]);
    for (const ms of first) measure('page opened → picture and sound', ms, { atMost: 5_000 });
  },
);

row(
  'B15-firefox',
  'nobody may learn an address: Chromium and Firefox, over the relay alone',
  async (lab, measure) => {
    const init = KEEP_CANDIDATES;
    const ben = await lab.enterInFirefox('B', { room: 'foxes', id: 'ben', attributes: ATTRIBUTES, init });
    await ben.untilState('connected', 30_000);

    const entered = Date.now();
    const ann = await lab.enter('A', { room: 'foxes', id: 'ann', attributes: ATTRIBUTES, init });
    const views = between(ann, ben);
    const first = await Promise.all(views.map((view) => view.back(entered)));
    await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

    await views[0].untilRoute('relay');
    await Promise.all([assertHidden(ann), assertHidden(ben)]);
    for (const ms of first) measure('page opened → picture and sound', ms, { atMost: 5_000 });
  },
);
