import { Emitter } from '../../call/emitter.js';
import type { CallError } from '../../call/call-error.js';
import { deviceErrorFrom } from '../../media/device-error.js';
import { devices } from '../../media/devices.js';
import { devicePermission } from '../../media/permissions.js';
import { openUserMedia } from '../../media/user-media.js';
import { permissionFor } from './kinds.js';
import type { InputKind } from './kinds.js';

/** The devices to hold open, by id; an empty id takes whatever the browser gives. */
export type Wants = Partial<Readonly<Record<InputKind, string>>>;

export interface DeviceCaptureEvents {
  /** A track came or went; `stream` is another object. */
  change: MediaStream | null;
  failed: { readonly kind: InputKind; readonly error: CallError };
  /** The device ended its track: unplugged, or taken away. */
  ended: { readonly kind: InputKind; readonly deviceId: string | undefined };
}

interface Held {
  readonly track: MediaStreamTrack;
  /** What was asked for, which need not be what the browser gave. */
  readonly asked: string;
}

const INPUTS = ['audioinput', 'videoinput'] as const;

/** An id the list knows has to be that device; one from an earlier visit is a preference. */
const deviceId = (id: string): { deviceId?: ConstrainDOMString } =>
  id ? { deviceId: devices.list.some((one) => one.deviceId === id) ? { exact: id } : { ideal: id } } : {};

function constraintsFor(wants: Wants): MediaStreamConstraints {
  const { audioinput, videoinput } = wants;
  return {
    audio: audioinput === undefined ? false : deviceId(audioinput),
    video:
      videoinput === undefined
        ? false
        : { ...deviceId(videoinput), width: { ideal: 1280 }, height: { ideal: 720 } },
  };
}

/** The microphone and camera that a picker holds open for its preview and meter; one owner, closed with `stop()`. */
export class DeviceCapture extends Emitter<DeviceCaptureEvents> {
  readonly #held = new Map<InputKind, Held>();
  #wants: Wants = {};
  #work: Promise<void> | null = null;
  #stream: MediaStream | null = null;

  get stream(): MediaStream | null {
    return this.#stream;
  }

  /** The browser is asking, or a device is starting. */
  get opening(): boolean {
    return this.#work !== null;
  }

  track(kind: InputKind): MediaStreamTrack | undefined {
    return this.#held.get(kind)?.track;
  }

  /**
   * Opens what is wanted and not open, closes what is open and not wanted. Resolves when nothing is left to do;
   * what failed was told as `failed` and is not tried again until it is wanted anew. The newest wish wins.
   */
  hold(wants: Wants): Promise<void> {
    this.#wants = { ...wants };
    const unwanted = [...this.#held.keys()].filter((kind) => !this.#satisfied(kind));
    if (unwanted.length) this.#drop(unwanted);
    // Before the first await, so that the same light stays on when nothing changes.
    if (INPUTS.every((kind) => this.#satisfied(kind))) return this.#work ?? Promise.resolve();
    this.#work ??= this.#run();
    return this.#work;
  }

  /** Closes the device of `kind`; the next `hold()` opens it again. */
  release(kind: InputKind): void {
    if (this.#held.has(kind)) this.#drop([kind]);
  }

  stop(): void {
    void this.hold({});
  }

  #satisfied(kind: InputKind): boolean {
    const wanted = this.#wants[kind];
    const held = this.#held.get(kind);
    if (!held || wanted === undefined) return !held === (wanted === undefined);
    return wanted === '' || wanted === held.asked || wanted === held.track.getSettings().deviceId;
  }

  async #run(): Promise<void> {
    await Promise.resolve(); // `#work` is set when the rest runs.
    for (;;) {
      const missing = INPUTS.filter((kind) => !this.#satisfied(kind));
      if (missing.length === 0) break;
      await this.#open(missing);
    }
    this.#work = null;
    this.emit('change', this.#stream);
  }

  async #open(kinds: readonly InputKind[]): Promise<void> {
    const wants: Wants = Object.fromEntries(kinds.map((kind) => [kind, this.#wants[kind] ?? '']));
    try {
      const stream = await openUserMedia(constraintsFor(wants));
      for (const track of stream.getTracks()) this.#take(track, wants);
    } catch (cause) {
      const [first] = kinds;
      if (kinds.length === 1 && first) await this.#fail(first, cause, wants);
      else await this.#openSeparately(kinds, cause, wants);
    }
  }

  /** One missing or refused device must not cost the other one; but a person who said no is not asked again. */
  async #openSeparately(kinds: readonly InputKind[], cause: unknown, wants: Wants): Promise<void> {
    const refused = (cause as Partial<Error> | null)?.name === 'NotAllowedError';
    const states = await Promise.all(kinds.map((kind) => devicePermission(permissionFor(kind))));
    const denied = kinds.filter((_, index) => states[index] === 'denied');
    const failed = !refused ? [] : denied.length ? denied : kinds;
    for (const kind of failed) await this.#fail(kind, cause, wants);
    for (const kind of kinds) {
      if (!failed.includes(kind) && this.#wants[kind] !== undefined) await this.#open([kind]);
    }
  }

  #take(track: MediaStreamTrack, asked: Wants): void {
    const kind = track.kind === 'audio' ? 'audioinput' : 'videoinput';
    const id = asked[kind];
    // The wish changed or was taken back while the browser was asking.
    if (id === undefined || this.#wants[kind] !== id || this.#held.has(kind)) return track.stop();
    this.#held.set(kind, { track, asked: id });
    track.addEventListener('ended', () => this.#ended(kind, track));
    // Nothing came or went, but it looks different.
    for (const name of ['mute', 'unmute'])
      track.addEventListener(name, () => this.emit('change', this.#stream));
    this.#show();
  }

  #ended(kind: InputKind, track: MediaStreamTrack): void {
    if (this.track(kind) !== track) return;
    this.#drop([kind]);
    const { [kind]: _, ...others } = this.#wants;
    this.#wants = others;
    this.emit('ended', { kind, deviceId: track.getSettings().deviceId });
  }

  async #fail(kind: InputKind, cause: unknown, asked: Wants): Promise<void> {
    const error = await deviceErrorFrom(cause, permissionFor(kind));
    if (this.#wants[kind] !== asked[kind]) return;
    const { [kind]: _, ...others } = this.#wants;
    this.#wants = others;
    this.emit('failed', { kind, error });
  }

  #drop(kinds: readonly InputKind[]): void {
    for (const kind of kinds) {
      this.#held.get(kind)?.track.stop();
      this.#held.delete(kind);
    }
    this.#show();
  }

  #show(): void {
    const tracks = [...this.#held.values()].map((held) => held.track);
    this.#stream = tracks.length ? new MediaStream(tracks) : null;
    this.emit('change', this.#stream);
  }
}
