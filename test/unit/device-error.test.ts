import { expect } from '@open-wc/testing';
import { CallError } from '../../src/call/call-error.js';
import type { DeviceErrorCode } from '../../src/call/call-error.js';
import { strings } from '../../src/locales/device-picker.en.js';
import { deviceErrorFrom, devicesUnavailable } from '../../src/media/device-error.js';
import { Machine } from '../elements/device-picker.machine.js';

describe('deviceErrorFrom', () => {
  let machine: Machine;

  beforeEach(async () => {
    machine = await new Machine().install();
  });

  afterEach(async () => {
    delete (document as { featurePolicy?: unknown }).featurePolicy;
    Object.defineProperty(window, 'isSecureContext', { value: true, configurable: true });
    await machine.restore();
  });

  const table: readonly (readonly [string, unknown, DeviceErrorCode])[] = [
    ['NotFoundError', new DOMException('', 'NotFoundError'), 'not-found'],
    ['DevicesNotFoundError', { name: 'DevicesNotFoundError' }, 'not-found'],
    ['NotReadableError', new DOMException('', 'NotReadableError'), 'in-use'],
    ['TrackStartError', { name: 'TrackStartError' }, 'in-use'],
    ['OverconstrainedError', new OverconstrainedError('deviceId'), 'overconstrained'],
    ['AbortError', new DOMException('', 'AbortError'), 'aborted'],
    ['a dismissed prompt', new DOMException('', 'NotAllowedError'), 'permission-dismissed'],
    [
      'a refusal by the system',
      new DOMException('Permission denied by system', 'NotAllowedError'),
      'system-denied',
    ],
    ['anything else', new Error('?'), 'unknown'],
    ['nothing', undefined, 'unknown'],
  ];

  for (const [name, cause, code] of table) {
    it(`says ${code} for ${name}`, async () => {
      const error = await deviceErrorFrom(cause, 'camera');

      expect(error).to.be.instanceOf(CallError);
      expect(error.code).to.equal(code);
      expect(error.cause).to.equal(cause);
    });
  }

  it('says permission-denied when the browser would not ask again', async () => {
    machine.deny('camera');

    const error = await deviceErrorFrom(new DOMException('', 'NotAllowedError'), 'camera');

    expect(error.code).to.equal('permission-denied');
  });

  it('leaves an error of ours as it is', async () => {
    const error = new CallError('in-use', '');

    expect(await deviceErrorFrom(error, 'camera')).to.equal(error);
  });

  it('tells a policy from a person', async () => {
    const featurePolicy = {
      features: () => ['camera', 'microphone'],
      allowsFeature: (feature: string) => feature !== 'camera',
    };
    Object.defineProperty(document, 'featurePolicy', { value: featurePolicy, configurable: true });

    const error = await deviceErrorFrom(new DOMException('', 'NotAllowedError'), 'camera');

    expect(error.code).to.equal('policy-blocked');
    expect(devicesUnavailable('camera')?.code).to.equal('policy-blocked');
    expect(devicesUnavailable('microphone')).to.equal(null);
    expect(devicesUnavailable()).to.equal(null);
  });

  it('knows an insecure page before asking', async () => {
    Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true });

    expect(devicesUnavailable()?.code).to.equal('insecure-context');
    expect((await deviceErrorFrom(new TypeError('undefined'), 'microphone')).code).to.equal(
      'insecure-context',
    );
  });

  it('has a sentence for each code and each kind', () => {
    for (const [code, sentence] of Object.entries(strings.errors)) {
      for (const kinds of [['audioinput'], ['audioinput', 'videoinput']] as const) {
        expect(sentence(kinds), code).to.match(/^[A-Z].+\.$/);
      }
    }
  });
});
