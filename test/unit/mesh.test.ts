import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { connected, framesFrom, meshes } from '../support/mesh-peer.js';
import { Wire, seated, welcome } from '../support/wire.js';

describe('Mesh', function () {
  this.timeout(30_000);
  const { made, peer, meet } = meshes();

  it('makes nothing for a room that was left while it told of joining', async () => {
    const ann = peer('ann', 'a');
    ann.mesh.on('joined', () => void ann.mesh.leave());

    await ann.enter([seated('ben', 'b')]).catch(() => undefined);
    await aTimeout(100);

    expect(made.filter(({ signalingState }) => signalingState !== 'closed')).to.deep.equal([]);
  });

  it('finds somebody again at once whom the server took for gone', async () => {
    const [ann, ben] = await meet('a', 'b');
    ben.link = '';
    ben.wire.says({ op: 'member-left', id: 'ann', address: 'a', reason: 'closed' });
    ben.wire.says({ op: 'member-joined', member: ann.self });

    await waitUntil(() => ben.link === 'connected', 'connected', { timeout: 3_500 });
    expect(ben.gone).to.deep.equal(['ann']);
  });

  it('delivers what is said right after joining, once there is a link', async () => {
    const ann = peer('ann', 'a');
    const ben = peer('ben', 'b');
    Wire.join(ann.wire, ben.wire);
    await ann.enter();
    ann.wire.says({ op: 'member-joined', member: ben.self });
    await ben.enter([ann.self]);

    await ben.says('hello');

    await waitUntil(() => ann.heard.length === 1, 'heard', { timeout: 8_000 });
  });

  for (const [newcomer, held] of [
    ['a', 'z'],
    ['z', 'a'],
  ] as const) {
    it(`meets a member whose seat was held when they come back (${newcomer} waits for ${held})`, async () => {
      const ann = peer('ann', newcomer);
      const ben = peer('ben', held);
      await ann.enter([seated('ben', held, false)]);
      await aTimeout(100);
      Wire.join(ann.wire, ben.wire);

      ann.wire.says({ op: 'member-updated', member: ben.self });
      await ben.enter([ann.self]);

      await connected(ann, ben);
    });

    it(`makes a new link where an offer was lost (${newcomer} offers ${held})`, async () => {
      const ann = peer('ann', newcomer);
      const ben = peer('ben', held);
      await ben.enter();
      // Ben's server is slow to tell him; Ann's first offer goes nowhere.
      await ann.enter([ben.self]);
      ben.wire.says({ op: 'member-joined', member: ann.self });
      await aTimeout(100);
      Wire.join(ann.wire, ben.wire);

      await connected(ann, ben);
    });

    it(`joins two again when one of them had given the other up (${newcomer} gives up ${held})`, async () => {
      const [ann, ben] = await meet(newcomer, held);
      // The server lost Ben, and Ben's page does not answer while it is away.
      ann.wire.says({ op: 'member-left', id: 'ben', address: held, reason: 'lost' });
      await waitUntil(() => ann.gone.length === 1);
      ann.wire.says({ op: 'member-joined', member: ben.self });
      ben.wire.says(welcome(ben.self, [ann.self]));
      await aTimeout(200);
      // Ben's connection notices, and asks for a restart of what Ann no longer has.
      const offers = ben.wire.sent.length;
      await waitUntil(() => ben.link !== 'connected' || ben.wire.sent.length > offers, 'noticed', {
        timeout: 25_000,
      });
      await connected(ann, ben);

      await ann.says('from ann');
      await ben.says('from ben');
      await waitUntil(() => ann.heard.length > 0 && ben.heard.length > 0, 'both heard', { timeout: 8_000 });
    });
  }

  it('tells of ICE servers that the browser refuses, and goes on without them', async () => {
    const ann = peer('ann', 'a', [{ urls: 'turn:relay.example' }]);

    await ann.enter([seated('ben', 'b'), seated('cem', 'c')]);

    expect(ann.errors.map(({ code }) => code)).to.deep.equal(['no-relay']);
    expect(made).to.have.length(2);
  });

  it('says its offer again to somebody who offers as well and can not have had it', async () => {
    const ann = peer('ann', 'z');
    const ben = peer('ben', 'a');
    await ann.enter([ben.self]);
    await aTimeout(2_000);
    Wire.join(ann.wire, ben.wire);

    await ben.enter([ann.self]);

    await waitUntil(() => [ann, ben].every(({ link }) => link === 'connected'), 'soon', { timeout: 1_500 });
  });

  it('sends its pictures again to somebody who wanted them while a connection was made anew', async () => {
    const [ann, ben] = await meet('a', 'b');
    const picture = await navigator.mediaDevices.getUserMedia({ video: true });
    await ann.mesh.publish('camera', picture.getVideoTracks()[0]!);
    ben.mesh.receiveVideo(false);
    await aTimeout(300);

    ben.mesh.reconnect('ann');
    ben.mesh.receiveVideo(true);

    await waitUntil(async () => (await framesFrom(ben, 'ann')) > 3, 'pictures', {
      timeout: 10_000,
      interval: 200,
    });
    picture.getTracks().forEach((track) => track.stop());
  });

  it('asks for whole pictures while the other side looks for another path, and sends its own unasked', async () => {
    const [ann] = await meet('a', 'b');
    const picture = await navigator.mediaDevices.getUserMedia({ video: true });
    await ann.mesh.publish('camera', picture.getVideoTracks()[0]!);
    const asked: number[] = [];
    let turnedOff = 0;
    const { send } = RTCDataChannel.prototype;
    const { setParameters } = RTCRtpSender.prototype;
    // After a silence the control channel may wait for seconds: what is asked does not arrive.
    RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: unknown) {
      if (String(data).includes('"refresh"')) asked.push(performance.now());
      else send.call(this, data as never);
    };
    RTCRtpSender.prototype.setParameters = function (this: RTCRtpSender, parameters) {
      if (parameters.encodings[0]?.active === false) turnedOff += 1;
      return setParameters.call(this, parameters);
    };
    const ofBen = made
      .filter(({ connectionState }) => connectionState === 'connected')
      .find((pc) => pc.getSenders().every(({ track }) => track?.kind !== 'video'));

    ofBen!.restartIce();

    await waitUntil(() => asked.length === 3, 'three times', { timeout: 5_000 });
    await aTimeout(1_500);
    RTCDataChannel.prototype.send = send;
    RTCRtpSender.prototype.setParameters = setParameters;
    picture.getTracks().forEach((track) => track.stop());
    expect(asked.length).to.equal(3);
    expect(asked[2]! - asked[0]!).to.be.within(1_400, 3_500);
    expect(turnedOff).to.equal(3);
  });

  it('does not call a connection hopeless that begins long after its member was first heard of', async () => {
    const ann = peer('ann', 'z');
    const ben = peer('ben', 'a');
    await ann.enter([seated('ben', 'a', false)]);
    ann.wire.expires('a');
    const now = performance.now.bind(performance);
    performance.now = () => now() + 40_000;
    try {
      Wire.join(ann.wire, ben.wire);
      ann.wire.says({ op: 'member-updated', member: ben.self });
      await ben.enter([ann.self]);
      await connected(ann, ben);
    } finally {
      performance.now = now;
    }

    expect(ann.errors.map(({ message }) => message)).to.deep.equal([]);
  });

  it('says no goodbye from a page that another one has replaced', async () => {
    const [ann, ben] = await meet('a', 'b');

    ann.wire.says({ op: 'moved', from: 'a', member: seated('ann', 'c') });
    await ann.mesh.leave();
    await aTimeout(300);

    expect(ben.gone).to.deep.equal([]);
  });

  it('shows nobody again whose page said goodbye, while the server waits for it', async () => {
    const [ann, ben] = await meet('a', 'b');
    const members: string[] = [];
    ann.mesh.on('member', ({ id }) => members.push(id));

    await ben.mesh.leave();
    await waitUntil(() => ann.gone.length === 1, 'gone', { timeout: 2_000 });
    const held = { ...ben.self, online: false };
    ann.wire.says({ op: 'member-updated', member: held });
    ann.mesh.on('joined', ({ members: roster }) => members.push(...roster.map(({ id }) => id)));
    ann.wire.says(welcome(ann.self, [held]));
    expect(members).to.deep.equal([]);

    ann.wire.says({ op: 'member-updated', member: ben.self });
    expect(members).to.deep.equal(['ben']);
  });
});
