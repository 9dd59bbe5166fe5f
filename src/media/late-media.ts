import { Emitter } from '../call/emitter.js';
import type { Choices } from './choices.js';
import { readableLabel } from './device-choice.js';
import { InputWatch } from './input-watch.js';
import type { Inputs } from './inputs.js';
import type { LocalMediaEvents } from './local-media.js';
import { MicrophoneMeter } from './microphone-meter.js';
import { SharedScreen } from './shared-screen.js';
import { SpeakerChoice } from './speaker-choice.js';

/** What nobody misses before a device is open or a call is joined: loaded then, so that pages show sooner. */
export class LateMedia extends Emitter<LocalMediaEvents> {
  readonly screen = new SharedScreen();
  readonly meter: MicrophoneMeter;
  readonly speaker: SpeakerChoice;
  readonly #watch: InputWatch;

  constructor(inputs: Inputs, choices: Choices) {
    super();
    this.#watch = new InputWatch(inputs);
    this.meter = new MicrophoneMeter((isSilent) => {
      const label = readableLabel(inputs.track('microphone')?.label ?? '');
      inputs.note('microphone', 'silent', isSilent ? label : null);
    });
    this.speaker = new SpeakerChoice(choices);
    this.speaker.on('selected', (deviceId) => this.emit('selected', { kind: 'audiooutput', deviceId }));
    this.screen.on('source', (patch) => this.emit('source', { source: 'screen', patch }));
    this.screen.on('stream', () => this.emit('tracks', undefined));
    this.screen.on('error', ({ error, code }) => this.emit('error', { kind: 'screen', code, error }));
    inputs.on('tracks', () => this.meter.follow(inputs.track('microphone')));
    this.meter.follow(inputs.track('microphone'));
  }

  start(): void {
    this.#watch.start();
    this.speaker.start();
  }

  stop(): void {
    this.#watch.stop();
    this.speaker.stop();
  }
}
