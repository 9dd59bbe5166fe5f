import { Emitter } from '../call/emitter.js';
import { CallError, notLoaded } from '../call/call-error.js';
import type { DeviceErrorCode } from '../call/call-error.js';
import type { LocalSource } from '../call/call-state.js';
import { CAPTURED, KIND_OF } from './captured.js';
import type { Captured } from './captured.js';
import { Choices } from './choices.js';
import { devicesUnavailable } from './device-error.js';
import { Inputs } from './inputs.js';
import type { LateMedia } from './late-media.js';
import { devicePermission } from './permissions.js';

export interface LocalMediaEvents {
  source: { readonly source: Captured | 'screen'; readonly patch: Partial<LocalSource> };
  selected: { readonly kind: MediaDeviceKind; readonly deviceId: string };
  /** What `track()` answers has changed. */
  tracks: undefined;
  error: {
    readonly kind: Captured | 'screen' | 'speaker';
    readonly code: DeviceErrorCode;
    readonly error: CallError;
  };
}

/**
 * The person's own microphone, camera and screen, and the only owner of their tracks: nobody else opens or stops
 * one. A muted microphone stays open and sends silence; a camera that is off is closed, so that its light goes out.
 */
export class LocalMedia extends Emitter<LocalMediaEvents> {
  readonly #choices = new Choices();
  readonly #inputs = new Inputs(this.#choices);
  #late: LateMedia | null = null;
  #loading: Promise<LateMedia> | null = null;
  #isMetering = false;
  /** Counts `close()`, and `closeScreen()`. */
  #life = 0;
  #screens = 0;

  constructor() {
    super();
    this.#inputs.on('source', (detail) => this.emit('source', detail));
    this.#inputs.on('selected', (detail) => this.emit('selected', detail));
    this.#inputs.on('tracks', () => this.emit('tracks', undefined));
    this.#inputs.on('error', (detail) => this.emit('error', detail));
  }

  /** Own microphone and camera; `null` while neither is open. Always the same object between two closings. */
  get stream(): MediaStream | null {
    return this.#inputs.stream;
  }

  get screenStream(): MediaStream | null {
    return this.#late?.screen.stream ?? null;
  }

  /** What is to be sent for a source; `null` for nothing. */
  track(source: Captured | 'screen' | 'screen-audio'): MediaStreamTrack | null {
    switch (source) {
      case 'screen':
        return this.screenStream?.getVideoTracks()[0] ?? null;
      case 'screen-audio':
        return this.screenStream?.getAudioTracks()[0] ?? null;
      default:
        return this.#inputs.track(source);
    }
  }

  /** How loud the own microphone is, 0–1, as far as it is measured. */
  get loudness(): number {
    return this.#late?.meter.loudness ?? 0;
  }

  /** The loudest since this was asked last, 0–1, while it is muted here and nobody hears it. */
  takeUnheard(): number {
    return this.#late?.meter.takeUnheard() ?? 0;
  }

  /** Whether somebody wants to know how loud: then it is measured although no gesture may have allowed it yet. */
  meter(on: boolean): void {
    this.#isMetering = on;
    this.#late?.meter.turn(on);
  }

  /** Says what the person wants without opening anything. */
  want(source: Captured | 'screen', on: boolean): void {
    if (source !== 'screen') return this.#inputs.want(source, on);
    this.#late?.screen.want(on);
    this.emit('source', { source, patch: { wanted: on } });
  }

  /** Opens what is wanted where the browser will not ask for it. */
  async openGranted(): Promise<void> {
    this.#begin();
    const life = this.#life;
    const granted: Captured[] = [];
    for (const source of CAPTURED) {
      const permission = await devicePermission(source);
      const blocked = devicesUnavailable(source)?.code as DeviceErrorCode | undefined;
      this.emit('source', { source, patch: { permission, ...(blocked && { error: blocked }) } });
      if (permission === 'granted' && this.#inputs.isWanted(source)) granted.push(source);
    }
    if (life === this.#life && granted.length > 0) await this.#inputs.open(granted);
  }

  /** Opens what is wanted; the browser may ask the person. Failures are told as events, and in the source's `error`. */
  async openWanted(): Promise<void> {
    this.#begin();
    await this.#inputs.open(CAPTURED.filter((source) => this.#inputs.isWanted(source)));
  }

  /** Turns a source on or off; rejects with a `CallError` when it can't be opened. */
  async turn(source: Captured | 'screen', on: boolean): Promise<void> {
    this.want(source, on);
    if (source === 'screen') return this.#turnScreen(on);
    if (!on) return source === 'camera' ? this.#inputs.stop(source) : this.#inputs.show(source);
    this.#begin();
    const [failure] = await this.#inputs.open([source]);
    if (failure) throw failure;
  }

  /** Uses this device from now on; an open source changes over without a gap in what is sent. */
  async setDevice(kind: MediaDeviceKind, deviceId: string): Promise<void> {
    const source = CAPTURED.find((one) => KIND_OF[one] === kind);
    if (source) return this.#inputs.use(source, deviceId);
    const { speaker } = await this.#load();
    await speaker.choose(deviceId);
  }

  /** Uses the next camera of the list, as `setDevice` does; without another one nothing happens. */
  async cycleCamera(): Promise<void> {
    const { nextCamera } = await import('./next-camera.js').catch(notLoaded);
    const next = await nextCamera(this.#inputs);
    if (next) await this.#inputs.use('camera', next);
  }

  /** Stops sharing the screen, and whatever the browser still asks about it. */
  closeScreen(): void {
    this.#screens += 1;
    this.#late?.screen.close();
    this.want('screen', false);
  }

  /** Stops every track. The object can be used again. */
  close(): void {
    this.#life += 1;
    this.#late?.stop();
    this.#inputs.close();
    this.closeScreen();
  }

  /** Before this is loaded the browser can't have been asked: a gesture that shares a screen comes later. */
  async #turnScreen(on: boolean): Promise<void> {
    const screens = this.#screens;
    const { screen } = this.#late ?? (await this.#load());
    if (screens !== this.#screens) return;
    screen.want(on);
    if (on) await screen.start();
    else screen.stop();
  }

  #begin(): void {
    const life = this.#life;
    const start = (late: LateMedia): void => {
      if (life === this.#life) late.start();
    };
    // Without it a call works as long as its devices do; the next one to open tries again.
    this.#load().then(start, () => undefined);
  }

  #load(): Promise<LateMedia> {
    return (this.#loading ??= this.#loadNow());
  }

  async #loadNow(): Promise<LateMedia> {
    try {
      const { LateMedia } = await import('./late-media.js');
      const late = new LateMedia(this.#inputs, this.#choices);
      late.on('source', (detail) => this.emit('source', detail));
      late.on('selected', (detail) => this.emit('selected', detail));
      late.on('tracks', () => this.emit('tracks', undefined));
      late.on('error', (detail) => this.emit('error', detail));
      late.meter.turn(this.#isMetering);
      return (this.#late = late);
    } catch (cause) {
      this.#loading = null;
      throw new CallError('unknown', 'A part of the program could not be loaded', { cause });
    }
  }
}
