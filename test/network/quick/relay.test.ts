import { udpOff } from '../support/faults.js';
import { row } from '../support/row.js';
import { between } from '../support/view.js';

row('F23', 'a network that lets no UDP through', async (lab, measure) => {
  udpOff('A');
  const ben = await lab.enter('B', { room: 'tcp', id: 'ben' });
  await ben.untilState('connected');

  const entered = Date.now();
  const ann = await lab.enter('A', { room: 'tcp', id: 'ann' });
  const views = between(ann, ben);
  const first = await Promise.all(views.map((view) => view.back(entered)));
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

  await views[0].untilRoute('relay');
  for (const ms of first) measure('page opened → picture and sound', ms, { atMost: 5_000 });
});
