import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { allMeet } from '../support/all-meet.js';
import { Lab } from '../support/lab.js';
import type { Person } from '../support/person.js';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

test('Chromium and Firefox see and hear each other, whoever comes first', async () => {
  const attributes = 'autojoin';
  const ann = await lab.enter({ room: 'mixed', id: 'ann', attributes });
  const fred = await lab.enterInFirefox({ room: 'mixed', id: 'fred', attributes });
  await allMeet([ann, fred], 30_000);

  await ann.close();
  await fred.untilOthers();
  const ben = await lab.enter({ room: 'mixed', id: 'ben', attributes });
  await allMeet([fred, ben], 30_000);

  assert.deepEqual([...ann.errors, ...ben.errors], []);
  await Promise.all([ben.close(), fred.close()]);
});

test('four meet, one of them in Firefox', async () => {
  const attributes = 'autojoin';
  const people: Person[] = [];
  for (const id of ['ann', 'ben', 'cem']) people.push(await lab.enter({ room: 'four', id, attributes }));
  people.push(await lab.enterInFirefox({ room: 'four', id: 'fred', attributes }));

  await allMeet(people, 60_000);

  assert.deepEqual(
    people.flatMap(({ errors }) => errors),
    [],
  );
  await Promise.all(people.map((person) => person.close()));
});
