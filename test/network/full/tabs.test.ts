import assert from 'node:assert/strict';
import { pause } from '../support/pause.js';
import { row } from '../support/row.js';
import { between, comingsAndGoings, View } from '../support/view.js';
import type { Person } from '../../support/person.js';

const isHidden = ({ page }: Person): Promise<boolean> => page.evaluate(() => document.hidden, null);

row(
  'F10',
  'a tab is out of sight for two minutes, and its timers run once a second',
  async (lab, measure) => {
    const { person: ann, tabs } = await lab.enterInTabs('A', { room: 'hidden', id: 'ann' });
    const ben = await lab.enter('B', { room: 'hidden', id: 'ben' });
    await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
    const [annsView, bensView] = between(ann, ben);

    await tabs.hide();
    const hidden = Date.now();
    assert.equal(await isHidden(ann), true);
    await pause(120_000);

    const [heard, seen] = [await annsView.samples(hidden), await bensView.samples(hidden)];
    assert.ok(heard.length < 200, `${heard.length} looks in two minutes: the timers are not throttled`);
    for (const { phase, connection } of [...heard, ...seen]) {
      assert.deepEqual([phase, connection.state], ['connected', 'connected']);
    }
    measure('out of sight: longest time without sound', await annsView.longestFreeze(hidden, 'audioBytes'), {
      atMost: 2_500,
    });
    const theirs = await bensView.longestFreeze(hidden, 'audioBytes');
    measure('seen by the other: longest time without sound', theirs, { atMost: 1_000 });
    const pictures = await bensView.longestFreeze(hidden);
    measure('seen by the other: longest time without a new picture', pictures, { atMost: 1_500 });
    await tabs.show();
    const shown = Date.now();
    measure('in sight again → picture and sound', await annsView.back(shown), { atMost: 3_000 });
    assert.deepEqual(await comingsAndGoings(ben, hidden), []);
  },
  { within: 200_000 },
);

row(
  'F11',
  'a tab out of sight is frozen for 20 s',
  async (lab, measure) => {
    const { person: ann, tabs } = await lab.enterInTabs('A', { room: 'frozen', id: 'ann' });
    const ben = await lab.enter('B', { room: 'frozen', id: 'ben' });
    await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

    await tabs.hide();
    const frozen = Date.now();
    await tabs.setLifecycle('frozen');
    await pause(20_000);
    await tabs.setLifecycle('active');
    const thawed = Date.now();

    const looks = (await new View(ann, 'ben').samples(frozen + 2_000)).filter(({ at }) => at < thawed);
    assert.deepEqual(looks, [], 'the page was not frozen');
    const back = await Promise.all(between(ann, ben).map((view) => view.back(thawed)));
    await ann.untilState('connected');
    // As it thaws the page, Chromium tells the server that it goes (1001): the others see it go, and come.
    for (const ms of back) measure('thawed → picture and sound', ms, { atMost: 4_000 });
    assert.deepEqual([await ann.others(), await ben.others()], [['ben'], ['ann']]);
  },
  { within: 100_000 },
);
