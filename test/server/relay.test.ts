import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, startServer } from './support.js';

test('two stock clients exchange offer, answer and candidate', async (t) => {
  const server = await startServer(t);
  const [ann, ben] = await Promise.all([Client.open(t, server), Client.open(t, server)]);

  ann.send({
    type: 'OFFER',
    dst: ben.id,
    payload: { sdp: 'x', connectionId: 'mc_1' },
    extra: 1,
    src: 'admin',
  });
  const offer = await ben.next({ type: 'OFFER' });
  ben.send({ type: 'ANSWER', dst: ann.id, payload: { sdp: 'y' } });
  const answer = await ann.next({ type: 'ANSWER' });
  ann.send({ type: 'CANDIDATE', dst: ben.id, payload: [1, 'two', null] });
  const candidate = await ben.next({ type: 'CANDIDATE' });

  assert.deepEqual(offer, {
    type: 'OFFER',
    src: ann.id,
    dst: ben.id,
    payload: { sdp: 'x', connectionId: 'mc_1' },
  });
  assert.deepEqual(answer, { type: 'ANSWER', src: ben.id, dst: ann.id, payload: { sdp: 'y' } });
  assert.deepEqual(candidate.payload, [1, 'two', null]);
});

/** What arrives, letter by letter, when this is sent; `@` stands for the destination. */
const ODD: readonly (readonly [what: string, sent: string, payload: string])[] = [
  ['keys twice', '{"type":"LEAVE","type":"OFFER","dst":"x","dst":"@","payload":1,"payload":2}', '2'],
  ['a sender', '{"src":"admin","type":"OFFER","dst":"@","payload":1,"src":"root"}', '1'],
  [
    'a sender whose name is escaped',
    '{"\\u0073rc":"admin","type":"OFFER","dst":"@","payload":1,"sr\\u0063":"x"}',
    '1',
  ],
  ['escaped names', '{"t\\u0079pe":"OFFER","\\u0064st":"@","p\\u0061yload":1}', '1'],
  ['a prototype', '{"type":"OFFER","dst":"@","__proto__":{"src":"admin","payload":2},"payload":1}', '1'],
  [
    'a prototype in it',
    '{"type":"OFFER","dst":"@","payload":{"__proto__":{"a":1}}}',
    '{"__proto__":{"a":1}}',
  ],
  ['spaces', ' \t\r\n{ "type" : "OFFER" ,\n"dst":"@", "payload" : [ 1 , 2 ] } \n', '[1,2]'],
  [
    'depth that a second key hides',
    `{"type":"OFFER","dst":"@","payload":${'['.repeat(9999)}${']'.repeat(9999)},"payload":1}`,
    '1',
  ],
  [
    'huge numbers',
    `{"type":"OFFER","dst":"@","payload":[1e999,-0,1${'0'.repeat(400)},1E2]}`,
    '[null,0,null,100]',
  ],
  ['half a pair', '{"type":"OFFER","dst":"@","payload":"\\ud800"}', '"\\ud800"'],
];

for (const [what, sent, payload] of ODD) {
  test(`a message with ${what} arrives as one that cannot be read in two ways`, async (t) => {
    const server = await startServer(t);
    const [ann, ben] = await Promise.all([Client.open(t, server), Client.open(t, server)]);
    const arrived = new Promise((done) => ben.socket.once('message', (data: Buffer) => done(String(data))));

    ann.send(sent.replace('@', ben.id));

    assert.equal(await arrived, `{"type":"OFFER","src":"${ann.id}","dst":"${ben.id}","payload":${payload}}`);
  });
}

test('a message does not grow on its way: numbers that are written shorter than they are pass only while it is short', async (t) => {
  const server = await startServer(t);
  const [ann, ben] = await Promise.all([Client.open(t, server), Client.open(t, server)]);
  const arrived = new Promise((done) => ben.socket.once('message', (data: Buffer) => done(String(data))));

  ann.send(`{"type":"OFFER","dst":"${ben.id}","payload":[${'1e20,'.repeat(12_000)}1]}`);
  ann.send({ type: 'OFFER', dst: ben.id, payload: 'short' });

  assert.match(String(await arrived), /"short"/);
});

test('a heartbeat is no offence and gets no answer', async (t) => {
  const ann = await Client.open(t, await startServer(t));

  ann.send({ type: 'HEARTBEAT' });

  assert.deepEqual(await ann.settled(), []);
});

test('types of a later version are ignored', async (t) => {
  const ann = await Client.open(t, await startServer(t));

  ann.send({ type: 'WAVE', payload: 1 });
  ann.room({ op: 'dance' });

  assert.deepEqual(await ann.settled(), []);
});

test('GET /peerjs/id gives an id to pages of any origin', async (t) => {
  const server = await startServer(t);

  const response = await fetch(`${server.url}peerjs/id`, { headers: { origin: 'https://example.org' } });

  assert.equal(response.status, 200);
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.match(await response.text(), /^[0-9a-f-]{36}$/);
});

test('the list of all ids is not given away', async (t) => {
  const server = await startServer(t);

  assert.equal((await fetch(`${server.url}peerjs/peers`)).status, 401);
});

test('a message to nobody is answered with EXPIRE at once, a burst of candidates only once', async (t) => {
  const ann = await Client.open(t, await startServer(t));

  ann.send({ type: 'OFFER', dst: 'nobody', payload: {} });
  for (let i = 0; i < 5; i++) ann.send({ type: 'CANDIDATE', dst: 'nobody', payload: {} });
  ann.send({ type: 'OFFER', dst: 'nobody', payload: {} });

  const expire = { type: 'EXPIRE', src: 'nobody', dst: ann.id };
  assert.deepEqual(await ann.settled(), [expire, expire]);
});

test('people in one room reach each other and nobody else', async (t) => {
  const server = await startServer(t);
  const [ann, ben, cat, dan] = await Promise.all(Array.from({ length: 4 }, () => Client.open(t, server)));
  assert.ok(ann && ben && cat && dan);
  await ann.join('red', 'ann');
  await ben.join('red', 'ben');
  await cat.join('blue', 'cat');
  await Promise.all([ann.settled(), ben.settled()]);

  for (const to of [ben, cat, dan]) ann.send({ type: 'OFFER', dst: to.id, payload: 'in' });
  for (const from of [cat, dan]) from.send({ type: 'OFFER', dst: ann.id, payload: 'out' });
  const answers = await Promise.all([ann, cat, dan].map((client) => client.settled()));

  assert.deepEqual(
    (await ben.settled()).map((message) => message.payload),
    ['in'],
  );
  assert.deepEqual(answers, [
    [cat, dan].map((to) => ({ type: 'EXPIRE', src: to.id, dst: ann.id })),
    ...[cat, dan].map((from) => [{ type: 'EXPIRE', src: ann.id, dst: from.id }]),
  ]);
});

test('an id in another room is answered exactly like one that does not exist', async (t) => {
  const server = await startServer(t);
  const [ann, cat] = await Promise.all([Client.open(t, server), Client.open(t, server)]);
  await ann.join('red', 'ann');
  await cat.join('blue', 'cat');

  for (const type of ['OFFER', 'ANSWER', 'CANDIDATE']) {
    ann.send({ type, dst: cat.id, payload: {} });
    ann.send({ type, dst: 'nobody', payload: {} });
  }
  const answers = (await ann.settled()).map(({ src, ...rest }) => [src === cat.id ? 'other' : src, rest]);

  const expire = { type: 'EXPIRE', dst: ann.id };
  const both = [
    ['other', expire],
    ['nobody', expire],
  ];
  assert.deepEqual(answers, [...both, ...both, ...both]);
  assert.deepEqual(await cat.settled(), []);
});

test('an id is refused to another token, and its owner stays', async (t) => {
  const server = await startServer(t);
  const ann = await Client.open(t, server, { id: 'ann' });

  const thief = new Client(server, { id: 'ann' });
  const taken = await thief.next({ type: 'ID-TAKEN' });
  const { code } = await thief.closed;

  assert.deepEqual(taken, { type: 'ID-TAKEN', payload: { msg: 'ID is taken' } });
  assert.equal(code, 4409);
  assert.deepEqual(await ann.settled(), []);
});

test('the same id and token take over: OPEN for the new socket, the old one is ended', async (t) => {
  const server = await startServer(t);
  const ben = await Client.open(t, server);
  const old = await Client.open(t, server, { id: 'ann', token: 'secret' });

  const young = await Client.open(t, server, { id: 'ann', token: 'secret' });
  ben.send({ type: 'OFFER', dst: 'ann', payload: 1 });
  await young.next({ type: 'OFFER' });
  young.send({ type: 'ANSWER', dst: ben.id, payload: 2 });
  await ben.next({ type: 'ANSWER', payload: 2 });

  assert.equal((await old.closed).code, 4409);
  assert.deepEqual(await young.settled(), []);
});

test('a socket that was taken over can no longer send', async (t) => {
  const server = await startServer(t);
  const ben = await Client.open(t, server);
  const old = await Client.open(t, server, { id: 'ann', token: 'secret' });
  // It does not read, so it does not know and does not close its side.
  old.socket.pause();

  const young = await Client.open(t, server, { id: 'ann', token: 'secret' });
  old.send({ type: 'OFFER', dst: ben.id, payload: 'ghost' });
  young.send({ type: 'OFFER', dst: ben.id, payload: 'real' });
  const first = await ben.next({ type: 'OFFER' });
  await young.settled();

  assert.equal(first.payload, 'real');
  assert.deepEqual(await ben.settled(), []);
});

test('an id is free again as soon as its socket is closed', async (t) => {
  const server = await startServer(t);
  const ann = await Client.open(t, server, { id: 'ann' });

  ann.socket.close();
  await ann.closed;

  await Client.open(t, server, { id: 'ann' });
});
