import assert from 'node:assert/strict';
import { WebSocket } from 'ws';
import { until } from '../../support/until.js';
import { pause } from '../support/pause.js';
import { row } from '../support/row.js';
import { between } from '../support/view.js';

/** Eight seats in a room of their own, by the bare protocol: how their sockets close. */
async function sitDown(server: string): Promise<{ closed: number[] }> {
  const closed: number[] = [];
  const sockets = Array.from({ length: 8 }, (_, index) => {
    const query = `key=peerjs&id=bare-${index}&token=t&version=1.5.5`;
    const socket = new WebSocket(`${server.replace('http', 'ws')}peerjs?${query}`);
    socket.on('close', (code) => closed.push(code));
    return new Promise<void>((done) =>
      socket.on('message', (data: Buffer) => {
        const { type, payload } = JSON.parse(String(data)) as { type: string; payload?: { op?: string } };
        const request = {
          op: 'join',
          room: 'bare',
          peerId: `p${index}`,
          seat: 's',
          displayName: '',
          version: 1,
        };
        if (type === 'OPEN') socket.send(JSON.stringify({ type: 'ROOM', payload: request }));
        if (payload?.op === 'joined') done();
      }),
    );
  });
  await Promise.all(sockets);
  return { closed };
}

row('F1', 'the call server is killed in a call and comes back after 4 s', async (lab, measure) => {
  const ann = await lab.enter('A', { room: 'killed', id: 'ann' });
  const ben = await lab.enter('B', { room: 'killed', id: 'ben' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  const views = between(ann, ben);

  const killed = Date.now();
  await lab.server.kill();
  await Promise.all([ann, ben].map((person) => person.untilState('reconnecting', 3_000)));
  await pause(killed + 4_000 - Date.now());
  await lab.server.start();
  const started = Date.now();
  await Promise.all([ann, ben].map((person) => person.untilState('connected')));
  const registered = Date.now() - started;
  const freezes = await Promise.all(views.map((view) => view.longestFreeze(killed)));

  const cem = await lab.enter('C', { room: 'killed', id: 'cem' });
  await Promise.all([cem.untilOthers('ann', 'ben'), ann.untilOthers('ben', 'cem')]);
  await Promise.all([
    cem.untilSeesAndHears('ann'),
    cem.untilSeesAndHears('ben'),
    ann.untilSeesAndHears('cem'),
  ]);
  measure('server is back → registered again', registered, { atMost: 3_000, goal: 2_000 });
  for (const ms of freezes) measure('longest time without a new picture', ms, { atMost: 700, goal: 300 });
});

row('F2', 'the call server is stopped for a new version', async (lab, measure) => {
  const ann = await lab.enter('A', { room: 'deploy', id: 'ann' });
  const ben = await lab.enter('B', { room: 'deploy', id: 'ben' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  const bare = await sitDown(lab.server.url);
  const views = between(ann, ben);

  const stopped = Date.now();
  const code = await lab.server.terminate();
  const exited = Date.now() - stopped;
  await until('all sockets are closed', () => bare.closed.length === 8);
  await lab.server.start();
  const started = Date.now();
  await Promise.all([ann, ben].map((person) => person.untilState('connected')));
  const registered = Date.now() - started;
  const freezes = await Promise.all(views.map((view) => view.longestFreeze(stopped)));

  assert.equal(code, 0);
  assert.deepEqual(bare.closed, Array<number>(8).fill(1012));
  assert.deepEqual([await ann.others(), await ben.others()], [['ben'], ['ann']]);
  measure('SIGTERM → exit', exited, { atMost: 10_000 });
  measure('the next one is up → registered again', registered, { atMost: 4_000, goal: 2_000 });
  for (const ms of freezes) measure('longest time without a new picture', ms, { atMost: 700, goal: 300 });
});
