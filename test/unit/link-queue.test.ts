import { expect } from '@open-wc/testing';
import { PeerJsSignaling } from '../../src/signaling/peerjs-signaling.js';
import { FakeClock } from '../support/fake-clock.js';
import { FakeSocket } from '../support/fake-socket.js';
import { seated, welcome } from '../support/wire.js';

describe('What is said over the server about a link', () => {
  let clock: FakeClock;
  let signaling: PeerJsSignaling;
  beforeEach(() => {
    clock = new FakeClock();
    FakeSocket.install();
    signaling = new PeerJsSignaling('https://calls.example/');
  });
  afterEach(() => {
    signaling.close();
    FakeSocket.restore();
    clock.restore();
  });

  const connect = async (): Promise<FakeSocket> => {
    signaling.open();
    FakeSocket.last.accepts();
    await clock.pass(0);
    return FakeSocket.last;
  };
  const enter = (socket: FakeSocket): void =>
    socket.says({ type: 'ROOM', payload: welcome(seated('ann', signaling.address)) });

  const offer = (link: number) =>
    ({ link, candidate: { candidate: `c${link}`, sdpMid: '0', sdpMLineIndex: 0 } }) as const;

  it('waits until the room is entered', async () => {
    signaling.send('b', offer(1));
    const socket = await connect();
    signaling.send('b', offer(2));
    expect(socket.of('CANDIDATE')).to.deep.equal([]);

    enter(socket);
    expect(socket.of('CANDIDATE')).to.have.length(2);
    signaling.send('b', offer(3));
    expect(socket.of('CANDIDATE')).to.have.length(3);
  });

  it('waits again while the server is away, the last five hundred of them', async () => {
    const socket = await connect();
    enter(socket);
    socket.ends();
    for (let link = 0; link < 600; link += 1) signaling.send('b', offer(link));
    await clock.pass(300);
    FakeSocket.last.accepts();
    enter(FakeSocket.last);

    const said = FakeSocket.last.of('CANDIDATE') as { payload: { link: number } }[];
    expect(said.map(({ payload }) => payload.link)).to.deep.equal(
      Array.from({ length: 500 }, (_, index) => index + 100),
    );
  });
});
