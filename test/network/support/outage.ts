import assert from 'node:assert/strict';
import { cut, heal } from './faults.js';
import { pause } from './pause.js';
import { row } from './row.js';
import { between, comingsAndGoings } from './view.js';
import type { Person } from '../../support/person.js';
import type { Entry, NetworkLab } from './network-lab.js';

/** The longest that somebody silent keeps the tile: whoever was away for longer comes in anew. */
const TILE_STAYS = 30;

/** How the one comes in whose network stays. */
type Enter = (lab: NetworkLab, entry: Entry) => Promise<Person>;

/** A row of F8: one of two people has no network for some seconds. */
export function outage(
  id: string,
  seconds: number,
  enter: Enter = (lab, entry) => lab.enter('B', entry),
): void {
  const within = seconds * 1_000 + 60_000;
  row(
    id,
    `no network for ${seconds} s`,
    async (lab, measure) => {
      const ann = await lab.enter('A', { room: 'outage', id: 'ann' });
      const ben = await enter(lab, { room: 'outage', id: 'ben' });
      await ben.untilState('connected', 30_000);
      await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
      const views = between(ann, ben);

      const cutAt = Date.now();
      cut('A');
      const told = await Promise.all(views.map((view) => view.linkIs('reconnecting', cutAt, 10_000)));
      await pause(cutAt + seconds * 1_000 - Date.now());
      heal();
      const healed = Date.now();
      const back = await Promise.all(views.map((view) => view.back(healed)));

      const [self] = await ann.participants();
      assert.deepEqual([self?.microphoneEnabled, self?.cameraEnabled], [true, true]);
      assert.deepEqual([await ann.others(), await ben.others()], [['ben'], ['ann']]);
      if (seconds < TILE_STAYS) assert.deepEqual(await comingsAndGoings(ben, cutAt), []);
      for (const ms of back)
        measure('network is back → picture and sound', ms, { atMost: 5_000, goal: 5_000 });
      for (const ms of told) measure('network gone → the tile says so', ms, { atMost: 4_000 });
    },
    { within },
  );
}
