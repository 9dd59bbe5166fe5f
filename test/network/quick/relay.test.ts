import { until } from '../../support/until.js';
import { udpOff } from '../support/faults.js';
import { pause } from '../support/pause.js';
import { row } from '../support/row.js';
import { between } from '../support/view.js';

row('F23', 'a network that lets no UDP through', async (lab, measure) => {
  udpOff('A');
  const ben = await lab.enter('B', { room: 'tcp', id: 'ben' });
  await ben.untilState('connected');

  const ann = await lab.enter('A', { room: 'tcp', id: 'ann', attributes: '' });
  await until('the camera is open', () =>
    ann.page.evaluate(
      () => document.querySelector<HTMLElement & { localStream: unknown }>('video-call')?.localStream,
      null,
    ),
  );
  // Whoever reads the card takes longer than the socket does.
  await pause(1_000);
  const joined = Date.now();
  await ann.call('join');
  const views = between(ann, ben);
  const first = await Promise.all(views.map((view) => view.firstPicture(joined)));
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

  await views[0].untilRoute('relay');
  for (const ms of first) measure('Join → first picture', ms, { atMost: 1_500, goal: 1_000 });
});
