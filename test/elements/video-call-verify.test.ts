import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { inCall } from '../support/screens.js';
import { openVerify, print } from '../support/stage-screens.js';
import { button, drawn, tileOf, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const dialogOf = ({ shadow }: Mounted): HTMLDialogElement | null => shadow.querySelector('dialog.verify');
const ready = async (mounted: Mounted): Promise<Mounted> => {
  await waitUntil(() => mounted.shadow.querySelector('.code-words'), 'the code');
  return mounted;
};

describe('comparing safety codes', () => {
  it('shows words and digits, and marks who was verified', async () => {
    const mounted = await ready(await openVerify(await inCall(2)));
    const { element, shadow } = mounted;
    const told: unknown[] = [];
    element.addEventListener('call-verify', ({ detail }) => told.push(detail));
    const [one] = element.verification;

    expect(dialogOf(mounted)?.matches(':modal')).to.equal(true);
    const words = [...shadow.querySelectorAll('.code-words li')].map(({ textContent }) => textContent);
    expect(words).to.deep.equal(one?.words);
    expect(shadow.querySelector('.code-digits')?.textContent?.trim()).to.equal(one?.code);
    await expect(dialogOf(mounted)!).to.be.accessible();

    button(shadow, 'They match').click();
    await waitUntil(() => element.matches(':state(verified)'), 'verified');
    await drawn(element);
    expect(dialogOf(mounted)).to.equal(null);
    expect(tileOf(shadow, 'Person 1').part.contains('verified')).to.equal(true);
    expect(told).to.deep.equal([{ ...one, verified: true }]);
    expect(Object.isFrozen(element.verification)).to.equal(true);
    expect((shadow.activeElement as HTMLElement).dataset['key']).to.equal('camera:p1');
  });

  it('is over for a connection that was made anew, and says so', async () => {
    const mounted = await ready(await openVerify(await inCall(2)));
    const { element, shadow, topology } = mounted;
    button(shadow, 'They match').click();
    await waitUntil(() => element.matches(':state(verified)'), 'verified');

    topology.certificates.set('p1', { local: print('1'), remote: print('3') });
    topology.happen('connection', { id: 'p1', patch: { rtt: 21 } });
    expect(element.matches(':state(verified)'), 'at once').to.equal(false);
    await waitUntil(
      () => shadow.querySelector('.banner')?.textContent?.includes('was made anew'),
      'the line',
    );
    expect(element.verification[0]).to.include({ verified: false, changed: true });
    expect(tileOf(shadow, 'Person 1').part.contains('verified')).to.equal(false);
  });

  it('takes nobody for verified whose connection was made anew, or is gone, since the code was read', async () => {
    const mounted = await ready(await openVerify(await inCall(2)));
    const { element, topology } = mounted;
    const [one] = element.verification;
    const told: string[] = [];
    element.addEventListener('call-verify', ({ detail }) => told.push(detail.code));

    topology.certificates.delete('p1');
    expect(await element.verify('p1', one!.code), 'no connection').to.equal(false);
    topology.certificates.set('p1', { local: print('1'), remote: print('3') });
    expect(await element.verify('p1', one!.code), 'another one').to.equal(false);
    await element.leave();
    await drawn(element);
    expect([told, element.verification], 'nothing more after leaving').to.deep.equal([[], []]);
  });

  it('is over where the connection has a certificate that no code can stand for', async () => {
    const mounted = await ready(await openVerify(await inCall(2)));
    const { element, shadow, topology } = mounted;
    const code = element.verification[0]!.code;
    button(shadow, 'They match').click();
    await waitUntil(() => element.matches(':state(verified)'), 'verified');

    topology.certificates.set('p1', 'unclear');
    topology.happen('agreed', { id: 'p1' });
    expect(element.matches(':state(verified)'), 'at once').to.equal(false);
    expect(element.verification[0]).to.include({ code: '', verified: false, changed: true });
    for (const one of [code, '']) expect(await element.verify('p1', one)).to.equal(false);
    await openVerify(mounted);
    expect(dialogOf(mounted)?.textContent).to.not.include('They match');
  });

  it('is closed by Escape, and goes with whom it is about', async () => {
    const mounted = await ready(await openVerify(await inCall(3)));
    const { element, topology } = mounted;
    dialogOf(mounted)?.close();
    await waitUntil(() => dialogOf(mounted) === null, 'closed');
    expect(element.verification.some(({ verified }) => verified)).to.equal(false);

    await openVerify(mounted);
    topology.depart('p1');
    await waitUntil(() => dialogOf(mounted) === null, 'gone');
  });

  it('is offered only where the page wants it', async () => {
    const mounted = await inCall(2, { 'display-name': 'Ada', features: 'chat' });
    expect(await openVerify(mounted).catch(() => null)).to.equal(null);
    expect(mounted.shadow.querySelector('.tile-menu')?.textContent).to.not.include('Verify');
  });
});
