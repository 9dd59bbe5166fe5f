import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseClientMessage } from '../../server/client-message.js';
import { parseRoomEvent } from '../../src/signaling/room-protocol.js';
import { Client } from '../server/support.js';
import { campaign } from './campaign.js';
import { clientMessages } from './examples.js';
import { mutationsOf } from './mutate.js';
import { invitation, Target } from './target.js';
import type { Message } from '../server/support.js';

const ARENA = 'arena';
/** Placeholders for addresses, which are others in each run. */
const WITNESS = '@witness@';
const NEIGHBOUR = '@neighbour@';

const relayed = ['OFFER', 'ANSWER', 'CANDIDATE'];

/** One socket, in the room of the witness or in none, and what it says. */
const attacker = fc.record({
  joins: fc.boolean(),
  texts: fc.array(mutationsOf(clientMessages([WITNESS, NEIGHBOUR, 'nobody'], ARENA, 'mallory')), {
    minLength: 1,
    maxLength: 12,
    size: 'max',
  }),
});

/** The close code that docs/server.md promises; the first offence counts. */
function expectedCode(texts: readonly string[]): number {
  for (const text of texts) {
    const message = parseClientMessage(Buffer.from(text).toString());
    if ('closeCode' in message) return message.closeCode;
  }
  return 1000;
}

/** Says all of it, then goodbye; answers the close code. */
async function attack(target: Target, { joins, texts }: { joins: boolean; texts: readonly string[] }) {
  const client = new Client(target);
  await client.next({ type: 'OPEN' });
  if (joins)
    client.room({ op: 'join', room: ARENA, peerId: client.id, seat: 's', displayName: 'M', version: 1 });
  for (const text of texts) client.send(text);
  // Not before what was sent has been dealt with: a close frame overtakes nothing, but its sender may be cut meanwhile.
  client.socket.close(1000);
  return { id: client.id, code: (await client.closed).code };
}

/** What somebody's texts are when they arrive. */
function arrivals(src: string, texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const message = parseClientMessage(Buffer.from(text).toString());
    if (!('kind' in message) || message.kind !== 'relay') return [];
    const { type, dst, payload } = message;
    return [JSON.stringify({ type, src, dst, payload })];
  });
}

/** Nothing reaches the others in a room that the server would not have said itself, or relayed letter by letter so. */
function assertDecent(text: string, sent: ReadonlySet<string>): void {
  const message = JSON.parse(text) as Message;
  if (relayed.includes(String(message.type))) {
    assert.ok(sent.has(text), text);
  } else {
    assert.equal(message.type, 'ROOM');
    assert.deepEqual(parseRoomEvent(message.payload), message.payload);
  }
}

test('10,000 mutated messages: only decent ones get through, and the neighbours notice nothing', async (t) => {
  const target = await Target.start(t, { maxMembers: 100 });
  let witness: Client | null = null;
  const heard: string[] = [];

  await campaign(
    t,
    {
      arbitrary: attacker,
      batch: 30,
      atLeast: 10_000,
      weigh: ({ texts }) => texts.length,
      halfWay: () => target.weigh(),
    },
    async (attackers) => {
      await target.revive();
      if (witness?.socket.readyState !== 1) {
        witness = await Client.open(t, target);
        await witness.join(ARENA, 'witness', 'the seat of the witness');
        witness.socket.on('message', (data: Buffer) => void heard.push(String(data)));
      }
      const addresses = { [WITNESS]: witness.id, [NEIGHBOUR]: target.addresses[0]! };
      const aimed = attackers.map(({ joins, texts }) => ({
        joins,
        texts: texts.map((text) =>
          text.replace(/@\w+@/g, (name) => addresses[name as keyof typeof addresses] ?? name),
        ),
      }));

      const [ends] = await Promise.all([
        Promise.all(aimed.map((one) => attack(target, one))),
        target.assertUndisturbed(),
      ]);

      const sent = new Set(ends.flatMap(({ id }, index) => arrivals(id, aimed[index]!.texts)));
      await witness.settled();
      for (const text of heard.splice(0)) assertDecent(text, sent);
      for (const [index, { code }] of ends.entries())
        assert.equal(code, expectedCode(aimed[index]!.texts), JSON.stringify(aimed[index]));
      // Every one of them is gone again, and the witness still sits where it sat.
      const late = new Client(target, { id: randomUUID() });
      await late.next({ type: 'OPEN' });
      const { roster } = (await late.join(ARENA, 'late')).payload as { roster: readonly { id: string }[] };
      assert.deepEqual(
        roster.map(({ id }) => id),
        ['witness'],
      );
      late.socket.close(1000);
      await late.closed;
      await witness.settled();
    },
  );
  await target.assertUndisturbed();
  await target.weigh();

  target.assertMemoryBounded(t);
});

/** Where moderators do as they like; those who attack the witness are none. */
const LAIR = 'lair';
const SECRET = 'a secret of thirty-two bytes, or more';

const examples = clientMessages([WITNESS, NEIGHBOUR, 'nobody'], '@room@', '@me@', '@token@');
const guest = fc.record({
  isModerator: fc.boolean(),
  joins: fc.boolean(),
  texts: fc.array(mutationsOf(examples), { minLength: 1, maxLength: 12, size: 'max' }),
});

/** What a socket may be closed with, beside the offences: no good token, removed by a moderator. */
const ENDS = [1000, 1003, 1007, 1008, 4401, 4403];

for (const [what, options] of [
  [
    'with tokens and a waiting room',
    { authSecret: SECRET, adminKey: 'the-key-of-an-admin', waitingRoom: true },
  ],
  ['where the first is moderator', { openModeration: true }],
] as const) {
  test(`2,000 mutated messages ${what}: nobody is moved who is not theirs to move`, async (t) => {
    const target = await Target.start(t, { maxMembers: 100, ...options });
    const secret = 'authSecret' in options ? options.authSecret : undefined;
    let witness: Client | null = null;
    const heard: string[] = [];

    await campaign(
      t,
      {
        arbitrary: guest,
        batch: 30,
        atLeast: 2000,
        weigh: ({ texts }) => texts.length,
        halfWay: () => target.weigh(),
      },
      async (guests) => {
        await target.revive();
        heard.length = 0;
        if (witness?.socket.readyState !== 1) {
          witness = await Client.open(t, target);
          witness.room(await invitation(ARENA, 'witness', secret));
          await witness.next({ op: 'joined' });
          witness.socket.on('message', (data: Buffer) => void heard.push(String(data)));
        }
        const addresses = { [WITNESS]: witness.id, [NEIGHBOUR]: target.addresses[0]! };

        const sent = new Set<string>();
        const [codes] = await Promise.all([
          Promise.all(
            guests.map(async ({ isModerator, joins, texts }) => {
              const client = new Client(target);
              await client.next({ type: 'OPEN' });
              const room = isModerator ? LAIR : ARENA;
              const join = await invitation(room, client.id, secret, isModerator ? 'moderator' : 'member');
              const token = 'token' in join ? String(join.token) : 'a.b.c';
              const names: Record<string, string> = {
                ...addresses,
                '@room@': room,
                '@me@': client.id,
                '@token@': token,
              };
              if (joins) client.room(join);
              const said = texts.map((text) => text.replace(/@\w+@/g, (name) => names[name] ?? name));
              for (const text of said) client.send(text);
              // Where there is a door, they stand before it, and reach nobody inside.
              if (secret === undefined) for (const text of arrivals(client.id, said)) sent.add(text);
              // Tokens take time to check: not before the answer.
              await Promise.race([client.settled(), client.closed]);
              client.socket.close(1000);
              return (await client.closed).code;
            }),
          ),
          target.assertUndisturbed(),
        ]);

        for (const code of codes) assert.ok(ENDS.includes(code), `closed with ${code}`);
        assert.equal(witness.socket.readyState, 1, 'the witness was thrown out');
        await witness.settled();
        for (const text of heard.splice(0)) assertDecent(text, sent);
        const late = await Client.open(t, target);
        late.room(await invitation(LAIR, 'late', secret));
        await Promise.race([
          late.next({ op: 'joined' }),
          late.next({ op: 'waiting' }),
          late.next({ op: 'refused' }),
        ]);
        late.socket.close(1000);
        await late.closed;
      },
    );
    await target.assertUndisturbed();
    await target.weigh();

    target.assertMemoryBounded(t);
  });
}
