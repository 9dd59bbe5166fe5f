import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { CallError } from '../../src/call/call-error.js';
import { button, mount, mountJoined, waitUntil } from '../support/video-call.js';

describe('<video-call> joining and leaving', () => {
  it('joins at once where the page wishes it', async () => {
    const { element, events, topology } = await mount({ autojoin: '' });
    await waitUntil(() => element.state === 'connected');

    expect(topology.joined?.room).to.equal('standup');
    expect(events).to.include('call-join');
  });

  it('goes through its states and closes what it opened', async () => {
    const { element, shadow, topology, events } = await mountJoined();
    await waitUntil(() => element.cameraEnabled);
    const tracks = element.localStream?.getTracks() ?? [];

    button(shadow, 'Leave').click();
    await waitUntil(() => element.state === 'left');
    await element.updateComplete;

    expect(tracks).to.have.lengthOf(2);
    expect(tracks.every((track) => track.readyState === 'ended')).to.equal(true);
    expect(topology.isOver).to.equal(true);
    expect(events.at(-1)).to.equal('call-leave');
    expect(shadow.textContent).to.contain('You left the call');
    expect(element.matches(':state(left)')).to.equal(true);
  });

  it('comes back with Rejoin', async () => {
    const { element, shadow } = await mountJoined();
    await element.leave();
    await element.updateComplete;

    button(shadow, 'Rejoin').click();
    await waitUntil(() => element.state === 'connected');
  });

  it('does not join or leave where the page says no', async () => {
    const { element } = await mount();
    const veto = (event: Event): void => event.preventDefault();
    element.addEventListener('call-before-join', veto);
    element.addEventListener('call-before-leave', veto);

    expect(await element.join().catch((error: CallError) => error.code)).to.equal('aborted');
    expect(element.state).to.equal('prejoin');

    element.removeEventListener('call-before-join', veto);
    await element.join();
    expect(await element.leave().catch((error: CallError) => error.code)).to.equal('aborted');
    expect(element.state).to.equal('connected');
  });

  it('says what went wrong and tries again', async () => {
    let refusal: Promise<void> = Promise.reject(new CallError('room-full', 'full'));
    refusal.catch(() => undefined);
    const { element, shadow, events } = await mount({}, (topology) => void (topology.admission = refusal));
    const code = await element.join().catch((error: CallError) => error.code);
    await element.updateComplete;

    expect(code).to.equal('room-full');
    expect(element.state).to.equal('failed');
    expect(events).to.include('call-error');
    expect(shadow.textContent).to.contain('The room is full.');

    refusal = Promise.resolve();
    button(shadow, 'Try again').click();
    await waitUntil(() => element.state === 'connected');
  });

  it('says that it goes on trying where no server answers, and goes on to the call when one does', async () => {
    let admission: Promise<void> = Promise.reject(
      new CallError('server-unreachable', 'refused', { fatal: true }),
    );
    admission.catch(() => undefined);
    const mounted = await mount({}, (topology) => {
      topology.admission = admission;
      admission = Promise.resolve();
    });
    const { element, shadow } = mounted;
    await element.join().catch(() => undefined);
    await waitUntil(() => mounted.topologies.length === 2, 'tries again');
    mounted.topology.happen('signaling', 'connecting');
    await element.updateComplete;
    expect(shadow.querySelector('.panel [role=status]')?.textContent).to.equal('Reconnecting…');
    expect(button(shadow, 'Try again').disabled).to.equal(false);

    mounted.topology.happen('signaling', 'open');

    await waitUntil(() => element.state === 'connected');
  });

  it('leaves the words to a page that handles the error', async () => {
    const { element, shadow } = await mount({ room: 'no spaces' });
    element.addEventListener('call-error', (event) => event.preventDefault());
    await element.join().catch(() => undefined);
    await element.updateComplete;

    expect(element.state).to.equal('failed');
    expect(shadow.querySelector('.panel')).to.equal(null);
  });

  it('refuses a bad room with its own code, and recovers when the room is good', async () => {
    const { element, shadow } = await mount({ room: 'no spaces' });
    expect(element.state).to.equal('failed');
    expect(shadow.textContent).to.contain('This room name does not work.');

    element.room = 'standup';
    await element.updateComplete;

    expect(element.state).to.equal('prejoin');
  });
});
