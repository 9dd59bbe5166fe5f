import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { meshes } from '../support/mesh-peer.js';
import { Wire } from '../support/wire.js';
import type { Peer } from '../support/mesh-peer.js';

const ON = { microphone: true, camera: false, screen: false };

interface Seen {
  /** What was said of the other's microphone, in order. */
  readonly told: boolean[];
  /** That of the newest link. */
  stream: MediaStream | null;
  readonly isHeard: () => boolean | undefined;
}

/** What somebody's mesh tells of the only other one. */
function watch({ mesh }: Peer): Seen {
  const seen: Seen = { told: [], stream: null, isHeard: () => seen.stream?.getAudioTracks()[0]?.enabled };
  mesh.on('media', ({ media }) => seen.told.push(media.microphone));
  mesh.on('streams', ({ camera }) => (seen.stream = camera));
  return seen;
}

describe('Mesh and those who moderate', function () {
  this.timeout(30_000);
  const { made, peer, meet } = meshes();

  it('drops the link to somebody who was removed, and takes no offer of theirs any more', async () => {
    const [ann, ben] = await meet('a', 'b');
    const before = made.length;

    ann.wire.says({ op: 'member-left', id: 'ben', address: 'b', reason: 'kicked' });
    ben.mesh.reconnect('ann');
    await aTimeout(500);

    expect(ann.gone).to.deep.equal(['ben']);
    const open = made.filter(({ signalingState }) => signalingState !== 'closed');
    // The one that Ben makes in vain is the only one.
    expect([open.length, made.length - before]).to.deep.equal([1, 1]);
  });

  it('silences somebody whose page does not mute, until it does', async () => {
    const [ann, ben] = await meet('a', 'b');
    const seen = watch(ann);
    ben.mesh.announce(ON);
    await waitUntil(() => seen.told.at(-1) === true);
    // Made anew, so that the stream is known here.
    ben.mesh.reconnect('ann');
    await waitUntil(() => seen.stream !== null, 'a new link', { timeout: 5_000 });

    ann.wire.says({ op: 'mute', id: 'ben', by: 'ann' });
    await aTimeout(1_500);
    expect([seen.told.at(-1), seen.isHeard()], 'in time to obey').to.deep.equal([true, true]);
    await waitUntil(() => seen.told.at(-1) === false, 'silenced', { timeout: 2_000 });
    expect(seen.isHeard()).to.equal(false);

    const silenced = seen.stream;
    ben.mesh.reconnect('ann');
    await waitUntil(() => seen.stream !== silenced, 'a new link', { timeout: 5_000 });
    await aTimeout(200);
    expect([seen.told.at(-1), seen.isHeard()], 'over a new link as well').to.deep.equal([false, false]);

    ben.mesh.announce({ ...ON, microphone: false });
    ben.mesh.announce(ON);
    await waitUntil(() => seen.told.at(-1) === true, 'may speak again');
    expect(seen.isHeard()).to.equal(true);
  });

  it('goes on to silence somebody whose page is loaded anew instead of muting', async () => {
    const [ann, ben] = await meet('a', 'b');
    const seen = watch(ann);
    ben.mesh.announce(ON);
    await waitUntil(() => seen.told.at(-1) === true);
    ann.wire.says({ op: 'mute', id: 'ben', by: 'ann' });
    await waitUntil(() => seen.told.at(-1) === false, 'silenced', { timeout: 4_000 });
    seen.stream = null;
    seen.told.length = 0;

    const reloaded = peer('ben', 'c');
    Wire.join(ann.wire, reloaded.wire);
    reloaded.mesh.announce(ON);
    ann.wire.says({ op: 'moved', from: 'b', member: reloaded.self });
    await reloaded.enter([ann.self]);
    await waitUntil(() => seen.stream !== null && seen.told.length > 0, 'a new link', { timeout: 5_000 });
    await aTimeout(200);
    expect([seen.told.at(-1), seen.isHeard()], 'still').to.deep.equal([false, false]);

    reloaded.mesh.announce({ ...ON, microphone: false });
    reloaded.mesh.announce(ON);
    await waitUntil(() => seen.told.at(-1) === true, 'may speak again');
    expect(seen.isHeard()).to.equal(true);
  });

  it('tells of the door, of a mute that is for us and of being removed', async () => {
    const ann = peer('ann', 'a');
    const told: unknown[] = [];
    for (const name of ['door', 'muted', 'removed', 'waiting', 'turned-away'] as const)
      ann.mesh.on(name, (payload: unknown) => told.push(name, payload));
    await ann.enter();
    const [cat, dan] = ['cat', 'dan'].map((id) => ({ id, displayName: id }));

    ann.wire.says({ op: 'waiting' });
    ann.wire.says({ op: 'locked', locked: true, by: 'ben' });
    ann.wire.says({ op: 'knock', ...cat! });
    ann.wire.says({ op: 'knock', ...dan! });
    ann.wire.says({ op: 'knock', id: 'cat', displayName: 'Cathy' });
    ann.wire.says({ op: 'knock-gone', id: 'cat', reason: 'room-full' });
    ann.wire.says({ op: 'mute', id: 'ann', by: 'ben' });
    ann.wire.says({ op: 'removed', reason: 'kicked', text: 'so' });

    const cathy = { id: 'cat', displayName: 'Cathy' };
    const doors = told.filter((_, index) => told[index - 1] === 'door');
    expect(doors).to.deep.equal([
      { locked: false, waitingRoom: false, knocks: [] },
      { locked: true, waitingRoom: false, knocks: [] },
      { locked: true, waitingRoom: false, knocks: [cat] },
      { locked: true, waitingRoom: false, knocks: [cat, dan] },
      { locked: true, waitingRoom: false, knocks: [cathy, dan] },
      { locked: true, waitingRoom: false, knocks: [dan] },
    ]);
    expect(told[told.indexOf('muted') + 1]).to.include({ by: 'ben' });
    expect(told[told.indexOf('removed') + 1]).to.include({ reason: 'kicked', text: 'so' });
    expect(told).to.include('waiting');
    expect(told[told.indexOf('turned-away') + 1]).to.deep.equal({ id: 'cat', code: 'room-full' });
    expect(told.indexOf('turned-away'), 'before the door').to.be.lessThan(told.lastIndexOf('door'));
  });
});
