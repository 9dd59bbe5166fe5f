import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { readAll } from '../server/raw-socket.js';
import { campaign } from './campaign.js';
import { anyRequest } from './requests.js';
import { Target } from './target.js';

/** What is in files that nobody may read. */
const SECRET = /root:x:0|"devDependencies"|createCallServer\(/;
/** What Node says of an error that nobody caught. */
const TRACE = /node_modules|\n\s+at .+:\d+:\d+/;
/** What this server has reasons to say; 500 means that somebody forgot a case. */
const STATUSES = [
  100, 200, 204, 206, 304, 400, 403, 404, 405, 408, 411, 413, 414, 416, 417, 426, 429, 431, 501, 503, 505,
];

async function answerTo(url: string, request: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
  socket.end(Buffer.from(request, 'latin1'));
  return (await readAll(socket)).toString('latin1');
}

test('3,000 odd requests: each gets a decent answer or none, and the neighbours notice nothing', async (t) => {
  const target = await Target.start(t);

  await campaign(
    t,
    { arbitrary: anyRequest, batch: 40, atLeast: 3000, halfWay: () => target.weigh() },
    async (requests) => {
      await target.revive();
      const [answers] = await Promise.all([
        Promise.all(requests.map((request) => answerTo(target.url, request))),
        target.assertUndisturbed(),
      ]);

      for (const [index, answer] of answers.entries()) {
        if (answer === '') continue;
        const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);
        const request = JSON.stringify(requests[index]?.slice(0, 300));
        assert.ok(status === 101 || STATUSES.includes(status), `${answer.slice(0, 100)} to ${request}`);
        if (status === 101) assert.match(request, /GET \/peerjs\?/);
        assert.doesNotMatch(answer, SECRET, request);
        if (status !== 200) assert.doesNotMatch(answer, TRACE, request);
      }
    },
  );
  await target.assertUndisturbed();
  await target.weigh();

  target.assertMemoryBounded(t);
});
