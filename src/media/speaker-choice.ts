import { CallError } from '../call/call-error.js';
import { Emitter } from '../call/emitter.js';
import type { Unsubscribe } from '../call/emitter.js';
import type { Choices } from './choices.js';
import { devices } from './devices.js';

export interface SpeakerChoiceEvents {
  /** The id of the speaker to use; empty for the system's choice. */
  selected: string;
}

/** Which speaker to use: the chosen one while it is there, the system's choice while it is not. */
export class SpeakerChoice extends Emitter<SpeakerChoiceEvents> {
  readonly #choices: Choices;
  #unsubscribe: Unsubscribe | undefined;
  #selected = '';

  constructor(choices: Choices) {
    super();
    this.#choices = choices;
  }

  /** Rejects with a `CallError` for a speaker that is not there; where the browser lists none, any may be. */
  async choose(deviceId: string): Promise<void> {
    const list = deviceId === '' ? [] : await devices.refresh();
    const speakers = list.filter(({ kind }) => kind === 'audiooutput');
    if (speakers.length > 0 && !speakers.some((speaker) => speaker.deviceId === deviceId)) {
      throw new CallError('not-found', 'There is no such speaker');
    }
    this.#choices.set('audiooutput', { deviceId, label: '' });
    this.#choices.find('audiooutput', list);
    this.#select(deviceId);
  }

  start(): void {
    this.#unsubscribe ??= devices.on('change', () => this.#look());
    this.#look();
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #look(): void {
    this.#choices.recall(['audiooutput']);
    // Without names, none of them is known to be gone.
    if (!devices.names('audiooutput') || !this.#choices.get('audiooutput')) return;
    this.#select(this.#choices.find('audiooutput', devices.list)?.deviceId ?? '');
  }

  #select(deviceId: string): void {
    if (deviceId === this.#selected) return;
    this.#selected = deviceId;
    this.emit('selected', deviceId);
  }
}
