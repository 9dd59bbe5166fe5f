import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { EMPTY_OFFER, MEDIA, meshes } from '../support/mesh-peer.js';
import { seated } from '../support/wire.js';

describe('Mesh and those who want too much', function () {
  this.timeout(30_000);
  const { made, peer, meet } = meshes();

  it('builds only so many connections for one person', async () => {
    const ann = peer('ann', 'a');
    await ann.enter([]);
    ann.wire.says({ op: 'member-joined', member: seated('mal', 'm') });

    for (let link = 0; link < 500; link += 1) {
      ann.wire.arrives('m', { link, description: { type: 'offer', sdp: EMPTY_OFFER }, media: MEDIA });
      ann.wire.arrives('m', { link, description: { type: 'offer', sdp: 'v=0' }, media: MEDIA });
    }
    await aTimeout(100);

    expect(made.length).to.be.within(1, 30);
  });

  it('repeats its offer for a page that asks and asks, but not for ever', async () => {
    const ann = peer('ann', 'a');
    await ann.enter([seated('eve', 'e')]);
    ann.mesh.reconnect('eve');
    await aTimeout(200);
    const before = ann.wire.sent.length;

    for (let count = 0; count < 300; count += 1)
      ann.wire.arrives('e', { link: 0, description: { type: 'offer', sdp: EMPTY_OFFER }, media: MEDIA });
    await aTimeout(100);

    expect(ann.wire.sent.length - before).to.be.within(1, 30);
  });

  it('makes no connection any more to a page that flooded it', async () => {
    const [ann, ben] = await meet('a', 'b');
    for (let count = 0; count < 600; count += 1) await ben.mesh.send({ type: 'ping', t: count });
    await waitUntil(() => ann.link === 'failed', 'shunned', { timeout: 5_000 });
    const before = made.length;

    ann.mesh.reconnect('ben');
    await aTimeout(7_000);

    expect(
      made.slice(before).filter(({ signalingState }) => signalingState === 'have-local-offer'),
    ).to.deep.equal([]);
    expect(ann.link).to.equal('failed');
  });

  it('answers nobody who is not in the room', async () => {
    const ann = peer('ann', 'a');
    await ann.enter([]);

    ann.wire.arrives('stranger', { link: 0, description: { type: 'offer', sdp: EMPTY_OFFER }, media: MEDIA });
    await aTimeout(50);

    expect(made).to.deep.equal([]);
    expect(ann.wire.sent).to.deep.equal([]);
  });
});
