import { expect } from '@open-wc/testing';
import { LocalMedia } from '../../src/media/local-media.js';
import { Machine } from '../elements/device-picker.machine.js';
import type { LocalSource } from '../../src/call/call-state.js';

describe('LocalMedia when devices are opened', () => {
  let machine: Machine;
  let media: LocalMedia;
  let errors: string[];
  let state: Record<string, Partial<LocalSource>>;

  beforeEach(async () => {
    machine = await new Machine().install();
    machine.allow('microphone', 'camera');
    media = new LocalMedia();
    [errors, state] = [[], {}];
    media.on('error', ({ kind, code }) => errors.push(`${kind} ${code}`));
    media.on('source', ({ source, patch }) => (state[source] = { ...state[source], ...patch }));
  });
  afterEach(async () => {
    media.close();
    await machine.restore();
  });

  for (const [widest, expected] of [
    [640, [1280, 640]],
    [0, [1280, 640, undefined]],
  ] as const) {
    it(`asks a camera that can do no more than ${widest || 'it says'} for less`, async () => {
      const widths: unknown[] = [];
      machine.failure = ({ video }) => {
        const width = typeof video === 'object' ? (video.width as ConstrainULongRange | undefined)?.ideal : 0;
        widths.push(width);
        return width && width > widest ? new OverconstrainedError('width') : null;
      };

      media.want('camera', true);
      await media.openWanted();

      expect(widths).to.deep.equal(expected);
      expect(state['camera']?.enabled).to.equal(true);
      expect(errors).to.deep.equal([]);
    });
  }

  it('asks for the microphone alone where a policy keeps the camera from the page', async () => {
    const allowsFeature = (feature: string): boolean => feature !== 'camera';
    const featurePolicy = { features: () => ['camera', 'microphone'], allowsFeature };
    Object.defineProperty(document, 'featurePolicy', { value: featurePolicy, configurable: true });

    media.want('microphone', true);
    media.want('camera', true);
    await media.openWanted();
    delete (document as { featurePolicy?: unknown }).featurePolicy;

    expect(machine.asked).to.deep.equal([{ audio: {} }]);
    expect(errors).to.deep.equal(['camera policy-blocked']);
    expect(state['microphone']?.enabled).to.equal(true);
  });
});
