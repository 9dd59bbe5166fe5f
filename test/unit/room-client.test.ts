import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { RoomClient } from '../../src/topology/room-client.js';
import { seated, welcome, Wire } from '../support/wire.js';
import type { CallError } from '../../src/call/call-error.js';
import type { JoinOptions } from '../../src/topology/topology.js';

const joining = (token: JoinOptions['token']): JoinOptions => ({
  room: 'red',
  peerId: 'ann',
  displayName: 'Ann',
  token,
});

/** A page that is asked for tokens, and numbers them. */
function page(): { readonly token: () => Promise<string>; asked: number } {
  const one = { asked: 0, token: () => Promise.resolve(`token ${++one.asked}`) };
  return one;
}

const shown = ({ requests }: Wire): string[] =>
  requests.map((request) => `${request.op} ${'token' in request ? request.token : '-'}`);

const failure = (joined: Promise<void>): Promise<CallError> =>
  joined.then(
    () => expect.fail('joined'),
    (error: CallError) => error,
  );

describe('RoomClient and tokens', () => {
  const make = (): { wire: Wire; client: RoomClient; refused: CallError[] } => {
    const wire = new Wire('a');
    const client = new RoomClient(wire, 'https://calls.example');
    const refused: CallError[] = [];
    client.on('refused', (error) => refused.push(error));
    return { wire, client, refused };
  };
  const enter = async (wire: Wire, client: RoomClient, token: JoinOptions['token']): Promise<void> => {
    const joined = client.join(joining(token));
    await aTimeout(0);
    wire.says(welcome(seated('ann', 'a')));
    await joined;
  };

  it('shows the token while one only waits, and joins with the same one', async () => {
    const { wire, client } = make();
    const ask = page();

    client.warm(ask.token);
    await aTimeout(0);
    await enter(wire, client, ask.token);

    expect(shown(wire)).to.deep.equal(['auth token 1', 'join token 1']);
    client.leave();
  });

  it('makes sure of a socket that stood while the person looked at their own picture', async () => {
    const { wire, client } = make();
    client.warm();
    expect(wire.doubts).to.equal(0);

    await enter(wire, client, () => undefined);

    expect(wire.doubts).to.equal(1);
    client.leave();
  });

  it('sends nothing while one waits, when the page has no token or fails to give one', async () => {
    for (const token of [() => undefined, () => Promise.reject(new Error('offline'))]) {
      const { wire, client } = make();

      client.warm(token);
      await aTimeout(0);

      expect(wire.requests).to.deep.equal([]);
    }
  });

  it('joins at once with a text', () => {
    const { wire, client } = make();

    client.join(joining(() => 'text')).catch(() => undefined);

    expect(shown(wire)).to.deep.equal(['join text']);
    client.leave();
  });

  it('asks the page again where what it gave before Join has run out', async () => {
    const { wire, client } = make();
    const ask = page();
    client.warm(ask.token);
    await aTimeout(0);
    const joined = client.join(joining(ask.token));
    await aTimeout(0);

    wire.says({ op: 'refused', code: 'token-expired' });
    wire.rests();
    await waitUntil(() => shown(wire).at(-1) === 'join token 2');
    wire.says(welcome(seated('ann', 'a')));

    await joined;
    client.leave();
  });

  it('says so when the second one is refused as well', async () => {
    const { wire, client } = make();
    const ask = page();
    client.warm(ask.token);
    await aTimeout(0);
    const failed = failure(client.join(joining(ask.token)));
    await aTimeout(0);

    wire.says({ op: 'refused', code: 'token-expired' });
    wire.rests();
    await waitUntil(() => shown(wire).at(-1) === 'join token 2');
    wire.says({ op: 'refused', code: 'token-expired', serverTime: Date.now() });

    const { code, fatal, cause } = await failed;
    expect([code, fatal, cause]).to.deep.equal(['token-expired', true, undefined]);
    client.leave();
  });

  for (const [minutes, clock] of [
    [10, '600 s ahead'],
    [-10, '-600 s ahead'],
  ] as const) {
    it(`says that the clock here is wrong (${minutes} minutes)`, async () => {
      const { wire, client } = make();
      const failed = failure(client.join(joining(() => 'old')));

      wire.says({ op: 'refused', code: 'token-expired', serverTime: Date.now() - minutes * 60_000 });

      const { message, cause } = await failed;
      expect(message).to.contain(clock);
      expect((cause as { clockOff: number }).clockOff).to.be.closeTo(minutes * 60_000, 1_000);
      client.leave();
    });
  }

  it('asks for a new token at each connect', async () => {
    const { wire, client } = make();
    const ask = page();
    await enter(wire, client, ask.token);

    wire.returns();
    await aTimeout(0);

    expect(shown(wire)).to.deep.equal(['join token 1', 'join token 2']);
    client.leave();
  });

  it('ends a call that another refusal meets', async () => {
    const { wire, client, refused } = make();
    await enter(wire, client, () => 'text');

    wire.says({ op: 'refused', code: 'id-taken' });

    expect(refused.map(({ code, fatal }) => [code, fatal])).to.deep.equal([['id-taken', true]]);
    client.leave();
  });
});
