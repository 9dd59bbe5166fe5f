import { CallError } from '../call/call-error.js';
import { Emitter } from '../call/emitter.js';
import { AudioMeter } from './audio-meter.js';
import { deviceErrorFrom, devicesUnavailable } from './device-error.js';
import { rememberedDevice } from './device-choice.js';
import { devices } from './devices.js';
import { devicePermission, watchDevicePermission } from './permissions.js';
import { openScreen } from './screen-share.js';
import { openUserMedia } from './user-media.js';
import type { DeviceErrorCode } from '../call/call-error.js';
import type { LocalSource } from '../call/call-state.js';
import type { Unsubscribe } from '../call/emitter.js';

type Captured = 'microphone' | 'camera';

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

const KIND_OF = { microphone: 'audioinput', camera: 'videoinput' } as const;
const BOTH: readonly Captured[] = ['microphone', 'camera'];

/**
 * The person's own microphone, camera and screen, and the only owner of their tracks: nobody else opens or stops
 * one. A muted microphone stays open and sends silence; a camera that is off is closed, so that its light goes out.
 */
export class LocalMedia extends Emitter<LocalMediaEvents> {
  readonly #tracks = new Map<string, MediaStreamTrack>();
  readonly #wanted: Record<Captured | 'screen', boolean> = {
    microphone: false,
    camera: false,
    screen: false,
  };
  readonly #chosen: Record<MediaDeviceKind, string> = { audioinput: '', videoinput: '', audiooutput: '' };
  readonly #opening = new Map<Captured, Promise<CallError | null>>();
  #stream: MediaStream | null = null;
  /** Changes of device, one after the other: the last choice is the one that stays. */
  #switching: Promise<void> = Promise.resolve();
  #sharing: Promise<void> | null = null;
  #screen: MediaStream | null = null;
  #watching: Unsubscribe[] = [];
  #meter: AudioMeter | null = null;
  #isMetering = false;
  #loudness = 0;
  /** Counts `close()`: what was asked for before it is no longer wanted when it comes. */
  #life = 0;

  /** Own microphone and camera; `null` while neither is open. Always the same object between two closings. */
  get stream(): MediaStream | null {
    return this.#stream && this.#stream.getTracks().length > 0 ? this.#stream : null;
  }

  get screenStream(): MediaStream | null {
    return this.#screen;
  }

  /** What is to be sent for a source; `null` for nothing. */
  track(source: Captured | 'screen' | 'screen-audio'): MediaStreamTrack | null {
    return this.#tracks.get(source) ?? null;
  }

  /** How loud the own microphone is, 0–1, while `meter(true)`. */
  get loudness(): number {
    return this.#loudness;
  }

  /** Measuring costs a little processor time: it is on only while somebody wants to know. */
  meter(on: boolean): void {
    this.#isMetering = on;
    this.#measure();
  }

  /** Says what the person wants without opening anything. */
  want(source: Captured | 'screen', on: boolean): void {
    this.#wanted[source] = on;
    this.#tell(source, { wanted: on });
  }

  /** Opens what is wanted where the browser will not ask for it. */
  async openGranted(): Promise<void> {
    this.#watch();
    const life = this.#life;
    const granted: Captured[] = [];
    for (const source of BOTH) {
      const permission = await devicePermission(source);
      this.#tell(source, { permission });
      if (permission === 'granted' && this.#wanted[source]) granted.push(source);
    }
    if (life === this.#life && granted.length > 0) await this.#open(granted);
  }

  /** Opens what is wanted; the browser may ask the person. Failures are told as events, and in the source's `error`. */
  async openWanted(): Promise<void> {
    this.#watch();
    await this.#open(BOTH.filter((source) => this.#wanted[source]));
  }

  /** Turns a source on or off; rejects with a `CallError` when it can't be opened. */
  async turn(source: Captured | 'screen', on: boolean): Promise<void> {
    this.want(source, on);
    if (source === 'screen') return on ? this.#shareScreen() : this.#stopScreen();
    if (!on) return source === 'camera' ? this.#stop('camera') : this.#setMuted(true);
    const [failure] = await this.#open([source]);
    if (failure) throw failure;
  }

  /** Uses this device from now on; an open source changes over without a gap in what is sent. */
  setDevice(kind: MediaDeviceKind, deviceId: string): Promise<void> {
    this.#chosen[kind] = deviceId;
    const life = this.#life;
    const switched = this.#switching.then(() => this.#switchTo(kind, deviceId, life));
    this.#switching = switched.catch(() => undefined);
    return switched;
  }

  /** Stops every track. The object can be used again. */
  close(): void {
    this.#life += 1;
    for (const stop of this.#watching.splice(0)) stop();
    for (const source of [...this.#tracks.keys()]) this.#drop(source);
    this.#opening.clear();
    this.#sharing = null;
    for (const source of [...BOTH, 'screen'] as const) this.#tell(source, { enabled: false, pending: false });
    this.want('screen', false);
    this.#stream = null;
    this.#screen = null;
    this.emit('tracks', undefined);
  }

  async #switchTo(kind: MediaDeviceKind, deviceId: string, life: number): Promise<void> {
    const isCurrent = (): boolean => life === this.#life && this.#chosen[kind] === deviceId;
    const source = BOTH.find((one) => KIND_OF[one] === kind);
    // One that is just being opened may be the old one.
    if (source) await this.#opening.get(source);
    if (!isCurrent()) return;
    const track = source && this.#tracks.get(source);
    if (!source || !track) {
      if (!source) await checkOutput(deviceId);
      if (isCurrent()) this.emit('selected', { kind, deviceId });
      return;
    }
    const before = track.getSettings().deviceId ?? '';
    if (before === deviceId) return;
    // A phone opens one camera at a time: the old one has to go first.
    if (source === 'camera') this.#drop(source);
    const [failure] = await this.#open([source], { exact: true, replace: true });
    if (!failure || life !== this.#life) return;
    if (this.#chosen[kind] === deviceId) this.#chosen[kind] = before;
    if (source === 'camera' && this.#wanted.camera) {
      const [again] = await this.#open([source]);
      if (again) this.#stop(source);
    }
    throw failure;
  }

  /** Opens `sources`, together where that is possible; resolves with the failure of each, or `null`. */
  async #open(sources: readonly Captured[], how: OpenHow = {}): Promise<readonly (CallError | null)[]> {
    const life = this.#life;
    const missing = sources.filter(
      (source) => how.replace || (!this.#tracks.has(source) && !this.#opening.has(source)),
    );
    if (missing.length > 0) {
      const opened = this.#openNow(missing, how);
      for (const source of missing) {
        const one = opened.then((failures) => failures.get(source) ?? null);
        this.#opening.set(source, one);
        void one.finally(() => {
          if (this.#opening.get(source) === one) this.#opening.delete(source);
        });
      }
    }
    const failures = await Promise.all(
      sources.map((source) => this.#opening.get(source) ?? Promise.resolve(null)),
    );
    const isOurs = life === this.#life;
    if (isOurs && sources.includes('microphone')) this.#setMuted(!this.#wanted.microphone);
    return failures;
  }

  async #openNow(sources: readonly Captured[], how: OpenHow): Promise<ReadonlyMap<Captured, CallError>> {
    const life = this.#life;
    for (const source of sources) this.#tell(source, { pending: true });
    const failures = new Map<Captured, CallError>();
    const unavailable = devicesUnavailable();
    if (unavailable) for (const source of sources) failures.set(source, unavailable);
    else await this.#capture(sources, how, failures, life);
    if (life !== this.#life) return failures;

    for (const source of sources) {
      const error = failures.get(source);
      const permission = await devicePermission(source);
      this.#tell(source, {
        pending: false,
        error: error ? (error.code as DeviceErrorCode) : null,
        permission,
      });
      if (error) this.emit('error', { kind: source, code: error.code as DeviceErrorCode, error });
    }
    return failures;
  }

  /** Both together, so that one prompt serves; each alone where together fails: one bad device must not cost both. */
  async #capture(
    sources: readonly Captured[],
    how: OpenHow,
    failures: Map<Captured, CallError>,
    life: number,
  ): Promise<void> {
    try {
      const stream = await openUserMedia(this.#constraints(sources, how));
      for (const source of sources) this.#adopt(source, stream, life);
    } catch (cause) {
      for (const source of sources) {
        const error = await deviceErrorFrom(cause, source);
        const alone = sources.length > 1 && life === this.#life && (await mayWorkAlone(source, error));
        if (alone) await this.#capture([source], how, failures, life);
        else if (error.code === 'overconstrained' && !how.exact && !how.any) {
          await this.#capture([source], { any: true }, failures, life);
        } else failures.set(source, error);
      }
    }
  }

  #constraints(
    sources: readonly Captured[],
    { exact = false, any = false }: OpenHow,
  ): MediaStreamConstraints {
    const device = (source: Captured): MediaTrackConstraints => {
      const kind = KIND_OF[source];
      const id = this.#chosen[kind] || rememberedDevice(kind, devices.list)?.deviceId;
      return id && !any ? { deviceId: exact ? { exact: id } : { ideal: id } } : {};
    };
    const video = any ? {} : { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
    return {
      ...(sources.includes('microphone') ? { audio: device('microphone') } : {}),
      ...(sources.includes('camera') ? { video: { ...video, ...device('camera') } } : {}),
    };
  }

  #adopt(source: Captured, opened: MediaStream, life: number): void {
    const [track] = source === 'microphone' ? opened.getAudioTracks() : opened.getVideoTracks();
    if (!track) return;
    const unwanted = life !== this.#life || (source === 'camera' && !this.#wanted.camera);
    if (unwanted) return track.stop();
    this.#drop(source);
    if (source === 'camera') track.contentHint = 'motion';
    this.#put(source, track);
    this.#stream ??= new MediaStream();
    this.#stream.addTrack(track);
    track.addEventListener('ended', () => this.#lost(source, track));
    const deviceId = track.getSettings().deviceId ?? '';
    this.emit('selected', { kind: KIND_OF[source], deviceId });
    if (source === 'microphone') track.enabled = this.#wanted.microphone;
    this.#tell(source, { enabled: source === 'camera' || this.#wanted.microphone, error: null });
    this.emit('tracks', undefined);
  }

  /** The device went away by itself. */
  #lost(source: Captured, track: MediaStreamTrack): void {
    if (this.#tracks.get(source) !== track) return;
    this.#drop(source);
    const error = new CallError('not-found', `The ${source} was disconnected`);
    this.#tell(source, { enabled: false, error: 'not-found' });
    this.emit('tracks', undefined);
    this.emit('error', { kind: source, code: 'not-found', error });
  }

  #setMuted(muted: boolean): void {
    const track = this.#tracks.get('microphone');
    if (track) track.enabled = !muted;
    this.#tell('microphone', { enabled: track !== undefined && !muted });
  }

  #stop(source: 'camera' | 'microphone'): void {
    this.#drop(source);
    this.#tell(source, { enabled: false });
    this.emit('tracks', undefined);
  }

  #shareScreen(): Promise<void> {
    if (this.#tracks.has('screen')) return Promise.resolve();
    if (this.#sharing) return this.#sharing;
    const sharing = this.#chooseScreen().finally(() => {
      if (this.#sharing === sharing) this.#sharing = null;
    });
    this.#sharing = sharing;
    return sharing;
  }

  async #chooseScreen(): Promise<void> {
    const life = this.#life;
    this.#tell('screen', { pending: true, error: null });
    try {
      const stream = await openScreen();
      if (life !== this.#life || !this.#wanted.screen) {
        for (const track of stream.getTracks()) track.stop();
        if (life === this.#life) this.#tell('screen', { pending: false });
        return;
      }
      const [video] = stream.getVideoTracks();
      const [audio] = stream.getAudioTracks();
      if (video) this.#put('screen', video);
      if (audio) this.#put('screen-audio', audio);
      this.#screen = stream;
      // The browser's own bar has a button to stop sharing.
      video?.addEventListener('ended', () => this.#tracks.get('screen') === video && this.#stopScreen());
      this.#tell('screen', { enabled: true, pending: false });
      this.emit('tracks', undefined);
    } catch (cause) {
      const error = await deviceErrorFrom(cause, 'screen');
      if (life !== this.#life) throw error;
      this.#wanted.screen = false;
      const code = error.code as DeviceErrorCode;
      this.#tell('screen', { pending: false, wanted: false, error: code });
      // Closing the browser's chooser is an answer, not a failure.
      const declined = code === 'permission-denied' || code === 'permission-dismissed' || code === 'aborted';
      if (!declined) this.emit('error', { kind: 'screen', code, error });
      throw error;
    }
  }

  #stopScreen(): void {
    this.#drop('screen');
    this.#drop('screen-audio');
    this.#screen = null;
    this.#tell('screen', { enabled: false, wanted: false });
    this.emit('tracks', undefined);
  }

  /** Whoever unblocks a device in the browser's settings should not have to do anything else. */
  #watch(): void {
    if (this.#watching.length > 0) return;
    this.#watching = BOTH.map((source) =>
      watchDevicePermission(source, (permission) => {
        this.#tell(source, { permission });
        const missed = this.#wanted[source] && !this.#tracks.has(source) && !this.#opening.has(source);
        if (permission === 'granted' && missed) void this.#open([source]);
      }),
    );
  }

  #put(source: string, track: MediaStreamTrack): void {
    this.#tracks.set(source, track);
    if (source === 'microphone') this.#measure();
  }

  #measure(): void {
    this.#meter?.close();
    this.#loudness = 0;
    const track = this.#isMetering ? this.#tracks.get('microphone') : undefined;
    this.#meter = track ? new AudioMeter(track) : null;
    this.#meter?.on('level', (level) => (this.#loudness = level));
  }

  #drop(source: string): void {
    const track = this.#tracks.get(source);
    if (!track) return;
    this.#tracks.delete(source);
    track.stop();
    this.#stream?.removeTrack(track);
    if (source === 'microphone') this.#measure();
  }

  #tell(source: Captured | 'screen', patch: Partial<LocalSource>): void {
    this.emit('source', { source, patch });
  }
}

interface OpenHow {
  /** This very device, or fail. */
  readonly exact?: boolean;
  /** Any device, any size. */
  readonly any?: boolean;
  /** Although one is open. */
  readonly replace?: boolean;
}

/** A speaker is not opened, but one that isn't there can't be chosen either. */
async function checkOutput(deviceId: string): Promise<void> {
  if (deviceId === '') return;
  const speakers = (await devices.refresh()).filter(({ kind }) => kind === 'audiooutput');
  if (speakers.length === 0 || speakers.some((speaker) => speaker.deviceId === deviceId)) return;
  throw new CallError('not-found', 'There is no such speaker');
}

/** Whether a source that failed together with another is worth a try alone; a refused prompt is not repeated. */
async function mayWorkAlone(source: Captured, error: CallError): Promise<boolean> {
  switch (error.code) {
    case 'permission-denied':
    case 'permission-dismissed':
      return (await devicePermission(source)) === 'granted';
    case 'insecure-context':
    case 'policy-blocked':
    case 'unsupported-browser':
      return false;
    default:
      return true;
  }
}
