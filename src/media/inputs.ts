import { Emitter } from '../call/emitter.js';
import type { CallError, DeviceErrorCode } from '../call/call-error.js';
import type { DeviceNotice, LocalSource } from '../call/call-state.js';
import { capture } from './capture.js';
import { CAPTURED, KIND_OF } from './captured.js';
import type { Captured } from './captured.js';
import { idToOpen } from './choices.js';
import type { Choices } from './choices.js';
import { devicePermission } from './permissions.js';

export interface InputsEvents {
  source: { readonly source: Captured; readonly patch: Partial<LocalSource> };
  selected: { readonly kind: MediaDeviceKind; readonly deviceId: string };
  /** What `track()` answers has changed, or what is heard and seen of it. */
  tracks: undefined;
  /** This track is the one in use now. */
  opened: { readonly source: Captured; readonly track: MediaStreamTrack };
  error: { readonly kind: Captured; readonly code: DeviceErrorCode; readonly error: CallError };
}

export interface OpenHow {
  /** The id of the very device to open, or to fail with. */
  readonly exact?: string;
  /** Although one is open, which stays until the other one has come. */
  readonly isReplacing?: boolean;
}

/** The most pressing first. */
const CODES: readonly DeviceNotice['code'][] = ['muted', 'silent', 'away'];

/** The microphone and the camera: opens, changes and closes them, and is the only owner of their tracks. */
export class Inputs extends Emitter<InputsEvents> {
  readonly choices: Choices;
  readonly #tracks = new Map<Captured, MediaStreamTrack>();
  readonly #wanted: Record<Captured, boolean> = { microphone: false, camera: false };
  readonly #notices: Record<Captured, readonly DeviceNotice[]> = { microphone: [], camera: [] };
  readonly #opening = new Map<Captured, Promise<CallError | null>>();
  /** What was asked for last, to overtake what was asked for before. */
  readonly #asked: Partial<Record<Captured, string>> = {};
  #changes: Promise<void> = Promise.resolve();
  #stream: MediaStream | null = null;
  /** Counts `close()`: what was asked for before it is no longer wanted when it comes. */
  #life = 0;

  constructor(choices: Choices) {
    super();
    this.choices = choices;
  }

  /** Both tracks; `null` while neither is open. Always the same object between two closings. */
  get stream(): MediaStream | null {
    return this.#stream && this.#stream.getTracks().length > 0 ? this.#stream : null;
  }

  track(source: Captured): MediaStreamTrack | null {
    return this.#tracks.get(source) ?? null;
  }

  isWanted(source: Captured): boolean {
    return this.#wanted[source];
  }

  /** Whether it is to be on, and is neither open nor about to be. */
  isMissing(source: Captured): boolean {
    return this.#wanted[source] && !this.#tracks.has(source) && !this.#opening.has(source);
  }

  /** Says what the person wants; opens nothing. */
  want(source: Captured, on: boolean): void {
    this.#wanted[source] = on;
    this.tell(source, { wanted: on });
    // One that the system has muted looks off already, but its light is on.
    if (source === 'camera' && !on && this.#isMuted(source)) this.stop(source);
  }

  /** Opens `sources`; resolves with the failure of each, or `null`. */
  async open(sources: readonly Captured[], how: OpenHow = {}): Promise<readonly (CallError | null)[]> {
    const life = this.#life;
    const missing = sources.filter(
      (source) => how.isReplacing || (!this.#tracks.has(source) && !this.#opening.has(source)),
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
    if (life === this.#life && sources.includes('microphone')) this.show('microphone');
    return failures;
  }

  /** Uses this device from now on: at once if one is open, without a gap in what is sent. */
  use(source: Captured, deviceId: string): Promise<void> {
    const kind = KIND_OF[source];
    this.#asked[source] = deviceId;
    this.choices.set(kind, { deviceId, label: '' });
    return this.inTurn(source, async () => {
      if (this.#asked[source] === deviceId) await this.#changeTo(source, deviceId);
    });
  }

  /** One change of device after the other, none while its source is being opened, and none after `close()`. */
  inTurn(source: Captured, change: () => Promise<void> | void): Promise<void> {
    const life = this.#life;
    const changed = this.#changes.then(async () => {
      await this.#opening.get(source);
      if (life === this.#life) await change();
    });
    this.#changes = changed.catch(() => undefined);
    return changed;
  }

  /** Tells what is new of a source. */
  tell(source: Captured, patch: Partial<LocalSource>): void {
    this.emit('source', { source, patch });
  }

  /** Tells whether the source is on, after its track, the wish or the system has changed. */
  show(source: Captured): void {
    const track = this.#tracks.get(source);
    const isOn = track !== undefined && (source === 'camera' || this.#wanted.microphone);
    if (track && source === 'microphone') track.enabled = isOn;
    this.tell(source, { enabled: isOn && !this.#isMuted(source) });
  }

  /** Adds a notice about `device`, or takes it back for `null`. */
  note(source: Captured, code: DeviceNotice['code'], device: string | null): void {
    const others = this.#notices[source].filter((one) => one.code !== code);
    if (device === null && others.length === this.#notices[source].length) return;
    const notices = device === null ? others : [...others, { code, device }];
    notices.sort((a, b) => CODES.indexOf(a.code) - CODES.indexOf(b.code));
    this.#notices[source] = notices;
    this.tell(source, { notice: notices[0] ?? null });
    if (code !== 'muted') return;
    this.show(source);
    this.emit('tracks', undefined);
  }

  stop(source: Captured): void {
    this.#drop(source);
    this.note(source, 'away', null);
    this.tell(source, { enabled: false });
    this.emit('tracks', undefined);
  }

  /** The device has gone away by itself, and there is nothing to take its place. */
  fail(source: Captured, error: CallError): void {
    const code = error.code as DeviceErrorCode;
    this.stop(source);
    this.tell(source, { error: code });
    this.emit('error', { kind: source, code, error });
  }

  /** Stops every track. The object can be used again. */
  close(): void {
    this.#life += 1;
    this.#opening.clear();
    for (const source of CAPTURED) {
      this.#drop(source);
      this.note(source, 'away', null);
      this.tell(source, { enabled: false, pending: false });
    }
    this.#stream = null;
    this.emit('tracks', undefined);
  }

  async #changeTo(source: Captured, deviceId: string): Promise<void> {
    const life = this.#life;
    const kind = KIND_OF[source];
    this.note(source, 'away', null);
    const track = this.#tracks.get(source);
    if (!track) return this.emit('selected', { kind, deviceId });
    const before = track.getSettings().deviceId ?? '';
    if (before === deviceId) return;
    // A phone opens one camera at a time: the old one has to go first.
    if (source === 'camera') this.#drop(source);
    const [failure] = await this.open([source], { exact: deviceId, isReplacing: true });
    if (!failure || life !== this.#life) return;
    if (this.#asked[source] === deviceId) this.choices.set(kind, { deviceId: before, label: '' });
    if (source === 'camera' && this.#wanted.camera) {
      const [again] = await this.open([source]);
      if (again) this.stop(source);
    }
    throw failure;
  }

  async #openNow(
    sources: readonly Captured[],
    { exact }: OpenHow,
  ): Promise<ReadonlyMap<Captured, CallError>> {
    const life = this.#life;
    this.choices.recall(sources.map((source) => KIND_OF[source]));
    for (const source of sources) this.tell(source, { pending: true });
    const failures = await capture(sources, {
      idFor: (source) => idToOpen(KIND_OF[source], this.choices),
      exact,
      isWanted: () => life === this.#life,
      take: (source, track) => this.#adopt(source, track, life),
    });
    if (life !== this.#life) return failures;

    for (const source of sources) {
      const error = failures.get(source);
      const code = error ? (error.code as DeviceErrorCode) : null;
      const permission = await devicePermission(source);
      this.tell(source, { pending: false, error: code, permission });
      if (error && code) this.emit('error', { kind: source, code, error });
    }
    return failures;
  }

  #adopt(source: Captured, track: MediaStreamTrack, life: number): void {
    if (life !== this.#life || (source === 'camera' && !this.#wanted.camera)) return track.stop();
    this.#drop(source);
    if (source === 'camera') track.contentHint = 'motion';
    this.#tracks.set(source, track);
    this.#stream ??= new MediaStream();
    this.#stream.addTrack(track);
    this.emit('selected', { kind: KIND_OF[source], deviceId: track.getSettings().deviceId ?? '' });
    this.tell(source, { error: null });
    this.show(source);
    this.emit('opened', { source, track });
    this.emit('tracks', undefined);
  }

  #drop(source: Captured): void {
    const track = this.#tracks.get(source);
    if (!track) return;
    this.#tracks.delete(source);
    track.stop();
    this.#stream?.removeTrack(track);
    // What was said of this track is not true of the next.
    this.note(source, 'muted', null);
    this.note(source, 'silent', null);
  }

  #isMuted(source: Captured): boolean {
    return this.#notices[source].some(({ code }) => code === 'muted');
  }
}
