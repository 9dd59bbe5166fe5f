import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allMeet } from '../support/all-meet.js';
import { Lab } from '../support/lab.js';

test('six meet, all at once', async (t) => {
  // Thirty pictures to decode and as many to encode are more than two cores do at the full rate of the cameras.
  const flags = ['--use-fake-device-for-media-stream=fps=5', '--use-fake-ui-for-media-stream'];
  const lab = await Lab.start({ flags });
  t.after(() => lab.close());
  const ids = ['ann', 'ben', 'cem', 'dov', 'eve', 'fay'];
  const people = await Promise.all(ids.map((id) => lab.enter({ room: 'six', id, attributes: 'autojoin' })));

  await allMeet(people, 90_000);

  assert.deepEqual(
    people.flatMap(({ errors }) => errors),
    [],
  );
});
