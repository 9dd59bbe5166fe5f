import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { Call } from '../../src/call/call.js';
import { LocalMedia } from '../../src/media/local-media.js';
import { parseRoomEvent } from '../../src/signaling/room-protocol.js';
import { RoomClient } from '../../src/topology/room-client.js';
import { loadSharing, noCheck } from '../support/fake-call.js';
import { FakeTopology } from '../support/fake-topology.js';
import { seated, welcome, Wire } from '../support/wire.js';
import type { CallError } from '../../src/call/call-error.js';

const WHERE = { room: 'r', peerId: 'me', displayName: 'Me' };

describe('at the door', () => {
  it('shows the pass of the last joining when it joins again', async () => {
    const wire = new Wire('a');
    const client = new RoomClient(wire, 'https://calls.example');
    const joined = client.join({ ...WHERE, token: () => undefined });
    await aTimeout(0);
    const event = parseRoomEvent({ ...welcome(seated('me', 'a')), pass: 'a pass' });
    if (event) wire.says(event);
    await joined;

    wire.returns();
    await aTimeout(0);

    const passes = wire.requests.map((request) => ('pass' in request ? request.pass : request.op));
    expect(passes).to.deep.equal([undefined, 'a pass']);
    client.leave();
  });

  it('hears that the call was ended for all while it waits', async () => {
    const topology = new FakeTopology();
    topology.admission = new Promise(() => undefined);
    const call = new Call({
      media: new LocalMedia(),
      createTopology: () => topology,
      loadSharing,
      checkConnection: noCheck,
    });
    const left: unknown[] = [];
    call.on('leave', ({ reason, duration }) => left.push([reason, duration]));
    const outcome = call
      .join({ ...WHERE, server: 'https://calls.example' }, { microphone: false, camera: false })
      .catch((error: CallError) => error.code);
    await waitUntil(() => topology.log.includes('join r'));
    topology.happen('waiting', null);

    topology.happen('removed', { reason: 'ended' });

    expect(left).to.deep.equal([['ended', 0]]);
    expect(call.state.phase).to.equal('left');
    void outcome;
    await call.close();
  });
});
