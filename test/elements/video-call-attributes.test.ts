import { aTimeout, expect } from '@open-wc/testing';
import '../../src/index.js';
import { CallError } from '../../src/call/call-error.js';
import { button, drawn, mount, mountJoined, tileOf, waitUntil } from '../support/video-call.js';

const realWarn = console.warn;
let warnings: string[] = [];

beforeEach(() => {
  warnings = [];
  console.warn = (text: string) => void warnings.push(text);
});
afterEach(() => {
  console.warn = realWarn;
});

const labelsIn = (shadow: ShadowRoot): (string | null)[] =>
  [...shadow.querySelectorAll('button')].filter((one) => one.checkVisibility()).map((one) => one.ariaLabel);

describe('features', () => {
  it('steers what the toolbar offers, at once', async () => {
    const { element, shadow } = await mountJoined();
    const all = labelsIn(shadow);

    element.features = 'people settings nonsense';
    await drawn(element);
    const withoutSome = labelsIn(shadow);
    element.features = '';
    await drawn(element);
    const bare = labelsIn(shadow);

    expect(all).to.include.members(['Share screen', 'Choose camera']);
    const always = ['Share screen', 'React', 'Raise hand', 'Chat'];
    expect(all).to.include.members(always);
    // What stands in the toolbar of these depends on the browser and on the room.
    const gone: readonly unknown[] = [...always, 'Picture-in-picture', 'Full screen'];
    expect(withoutSome).to.deep.equal(all.filter((label) => !gone.includes(label)));
    expect(bare).to.deep.equal([null, 'Microphone', 'Camera', 'Leave']);
  });

  it('steers what is offered before joining', async () => {
    const { element, shadow } = await mount({ features: 'screen-share' });
    expect(shadow.querySelector('[part~="settings"]')).to.equal(null);

    element.features = null;
    await drawn(element);

    expect(shadow.querySelector('[part~="settings"]')?.checkVisibility()).to.equal(true);
  });
});

describe('boolean attributes', () => {
  it('are on with the empty text that React gives the property', async () => {
    const { element, shadow } = await mount();

    Object.assign(element, { audioOnly: '', noMirror: '' });
    await drawn(element);

    expect(element.audioOnly).to.equal(true);
    expect(element.noMirror).to.equal(true);
    expect(element.matches(':state(audio-only)')).to.equal(true);
    expect(labelsIn(shadow)).not.to.include('Camera');
    element.audioOnly = false;
    await drawn(element);
    expect(element.matches(':state(audio-only)')).to.equal(false);
  });

  it('are so in a picker as well', () => {
    const picker = document.createElement('device-picker');

    Object.assign(picker, { meter: '' });

    expect(picker.meter).to.equal(true);
  });
});

describe('<video-call> and its token', () => {
  it('takes the attribute out of the document, and keeps what it said', async () => {
    const element = document.createElement('video-call');
    element.setAttribute('token', 'first');
    document.body.append(element);
    await element.updateComplete;

    expect([element.token, element.getAttribute('token')]).to.deep.equal(['first', null]);

    element.setAttribute('token', 'second');
    element.removeAttribute('token');
    expect([element.token, element.getAttribute('token')]).to.deep.equal(['second', null]);

    element.token = '';
    expect(element.token).to.equal('');
    element.remove();
  });

  it('reads it from markup as well', () => {
    const { body } = new DOMParser().parseFromString('<video-call token="parsed"></video-call>', 'text/html');
    const element = document.importNode(
      body.querySelector('video-call') ?? body,
      true,
    ) as HTMLElementTagNameMap['video-call'];

    expect([element.token, element.getAttribute('token')]).to.deep.equal(['parsed', null]);
  });
});

describe('<video-call> and its tokenProvider', () => {
  for (const [autojoin, tries] of [
    [true, 2],
    [false, 1],
  ] as const) {
    it(`stays out after a refusal although the function is a new one, ${autojoin ? 'with' : 'without'} autojoin`, async () => {
      let joins = 0;
      const { element, shadow } = await mount({}, (topology) => {
        joins += 1;
        topology.admission = Promise.reject(new CallError('room-full', 'The room is full', { fatal: true }));
        topology.admission.catch(() => undefined);
      });
      element.tokenProvider = () => 'first';
      await drawn(element);
      element.addEventListener('call-error', () => (element.tokenProvider = () => 'x'));
      joins = 0;
      element.autojoin = autojoin;

      await element.join().catch(() => undefined);
      await aTimeout(300);
      await drawn(element);

      expect(element.state).to.equal('failed');
      expect(joins).to.be.lessThan(tries);
      expect(button(shadow, 'Try again')).to.be.instanceOf(HTMLElement);
    });
  }

  it('asks the function of now', async () => {
    const { element, topology } = await mount();
    element.tokenProvider = () => 'old';
    await element.join();

    element.tokenProvider = () => 'new';
    await element.updateComplete;

    expect(await topology.joined?.token()).to.equal('new');
  });
});

describe('<video-call> and its iceProvider', () => {
  it('asks the function of now, and none that was taken away', async () => {
    const { element, topologies } = await mount();
    element.iceProvider = () => [{ urls: 'stun:old' }];
    await element.join();
    const ask = topologies.at(-1)?.options?.iceProvider;
    expect(await ask?.()).to.deep.equal([{ urls: 'stun:old' }]);

    element.iceProvider = async () => Promise.resolve([{ urls: 'stun:new' }]);
    await element.updateComplete;
    expect(await ask?.()).to.deep.equal([{ urls: 'stun:new' }]);
    element.iceProvider = null;
    expect(await ask?.()).to.deep.equal([]);
  });
});

describe('what the author of a page is told in the console', () => {
  it('is what can not be read, once each', async () => {
    const { element } = await mount({ 'ice-servers': 'stun:x', layout: 'pile' });

    element.setAttribute('layout', 'GRID');
    element.setAttribute('layout', 'pile');
    element.requestUpdate();
    await drawn(element);

    expect(warnings.filter((text) => text.includes('ice-servers'))).to.have.lengthOf(1);
    expect(warnings.filter((text) => text.includes('layout="pile"'))).to.have.lengthOf(1);
    expect(warnings).to.have.lengthOf(2);
  });

  it('is the rule for a room and a peer id', async () => {
    await mount({ room: 'stand up' });
    await mount({ 'peer-id': 'ä' });

    expect(warnings).to.have.lengthOf(2);
    expect(warnings[0]).to.contain('"stand up"').and.contain('1 to 128');
    expect(warnings[1]).to.contain('"ä"').and.contain('1 to 128');
  });

  it('is that a server is none, at once', async () => {
    const { element } = await mount({ server: 'not a url' });

    expect(element.state).to.equal('failed');
    expect(warnings).to.have.lengthOf(1);
    expect(warnings[0]).to.contain('server').and.contain('"not a url"');
  });

  it('is to set the server, where the one by default is away', async () => {
    const away = new CallError('server-unreachable', 'No server here', { fatal: true });
    for (const attributes of [{}, { server: 'https://calls.example' }] as const) {
      const { element, topology } = await mount(attributes);
      topology.admission = Promise.reject(away);
      await element.join().catch(() => undefined);
      await waitUntil(() => element.state === 'failed');
    }

    expect(warnings.map((text) => text.includes('server="…"'))).to.deep.equal([true, false]);
  });

  it('is that there is no room, when none comes', async () => {
    const { element } = await mount({ room: '' });
    const { element: late } = await mount({ room: '' });
    expect(warnings).to.deep.equal([]);

    late.room = 'standup';
    await waitUntil(() => warnings.length > 0, 'a warning');
    await aTimeout(100);

    expect(warnings).to.have.lengthOf(1);
    expect(element.state).to.equal('idle');
  });
});

describe('a press after the end', () => {
  it('rejects nothing that nobody handles', async () => {
    const { element, shadow, topology } = await mountJoined();
    topology.arrive('ann', { name: 'Ann', connection: { state: 'failed' } });
    await drawn(element);
    const again = tileOf(shadow, 'Ann').querySelector('button');
    const unhandled: unknown[] = [];
    const heard = (event: PromiseRejectionEvent): void => {
      event.preventDefault();
      unhandled.push(event.reason);
    };
    addEventListener('unhandledrejection', heard);

    await element.leave();
    again?.click();
    await aTimeout(50);
    removeEventListener('unhandledrejection', heard);

    expect(again).not.to.equal(null);
    expect(unhandled).to.deep.equal([]);
  });
});
