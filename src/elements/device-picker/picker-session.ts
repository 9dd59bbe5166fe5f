import { CallError } from '../../call/call-error.js';
import type { DeviceErrorCode } from '../../call/call-error.js';
import type { Unsubscribe } from '../../call/emitter.js';
import { Choices, idToOpen } from '../../media/choices.js';
import { rememberDevice } from '../../media/device-choice.js';
import { devices } from '../../media/devices.js';
import type { DevicesChange } from '../../media/devices.js';
import { askable, blocked, empty, permitted } from './availability.js';
import { DeviceCapture } from './capture.js';
import type { Wants } from './capture.js';
import { TargetBinding } from './device-target.js';
import type { DevicePickerEventMap, PickerPermission } from './events.js';
import { DEVICE_KINDS, isInput } from './kinds.js';
import type { InputKind } from './kinds.js';
import { PermissionWatch } from './permission-watch.js';
import { Troubles } from './troubles.js';

/** What the attributes say. */
export interface SessionOptions {
  readonly kinds: readonly MediaDeviceKind[];
  readonly preview: boolean;
  readonly meter: boolean;
  readonly disabled: boolean;
  readonly persist: boolean;
  /** The page names a target, found or not: nothing is opened here. */
  readonly bound: boolean;
}

/** What a session needs of the element it works for. */
export interface SessionHost {
  readonly element: HTMLElement;
  options(): SessionOptions;
  changed(): void;
  /** Dispatches one of the picker's events; `false` when the page cancelled it. */
  tell<K extends keyof DevicePickerEventMap>(name: K, detail: DevicePickerEventMap[K]['detail']): boolean;
}

/** Everything of a picker that is not its looks: permission, choice, what is open, what went wrong. */
export class PickerSession {
  readonly choices = new Choices();
  readonly capture = new DeviceCapture();
  readonly binding: TargetBinding;
  readonly #host: SessionHost;
  readonly #permissions = new PermissionWatch(() => this.#permissionChanged());
  readonly #troubles = new Troubles();
  readonly #newest = new Map<MediaDeviceKind, symbol>();
  #asked: readonly InputKind[] = [];
  #stopped = false;
  #request: Promise<void> | null = null;
  #unwatch: Unsubscribe | undefined;
  #lastPermission: PickerPermission = 'prompt';

  constructor(host: SessionHost) {
    this.#host = host;
    this.binding = new TargetBinding(host.element, () => host.changed());
    this.capture.on('change', () => this.#captured());
    this.capture.on('failed', ({ kind, error }) => this.report(kind, error));
    this.capture.on('ended', ({ kind, deviceId }) => void this.#lost(kind, deviceId));
  }

  get connected(): boolean {
    return this.#unwatch !== undefined;
  }

  get asking(): boolean {
    return this.#asked.length > 0;
  }

  get permission(): PickerPermission {
    const { kinds } = this.#host.options();
    return this.#permissions.of(kinds.filter((kind) => !empty(kind) && permitted(kind)));
  }

  get stream(): MediaStream | null {
    const target = this.binding.target;
    return target ? target.localStream : this.capture.stream;
  }

  allowed(kind: MediaDeviceKind): boolean {
    return this.#permissions.get(kind) === 'granted';
  }

  /** The device in use, or to be used; `undefined` while none can be named. */
  device(kind: MediaDeviceKind): MediaDeviceInfo | undefined {
    const ours = devices.list.filter((one) => one.kind === kind);
    const byId = (id: string | undefined): MediaDeviceInfo | undefined =>
      ours.find((one) => one.deviceId === id);
    if (this.binding.target) return byId(this.binding.selected(kind)) ?? ours[0];
    const open = isInput(kind) ? this.capture.track(kind)?.getSettings().deviceId : undefined;
    return this.choices.find(kind, ours) ?? byId(open) ?? ours[0];
  }

  error(kind: MediaDeviceKind): CallError | null {
    return this.#troubles.get(kind)?.error ?? blocked(kind);
  }

  /** What stands in the way of `kind` and is to be said; `null` when nothing does. */
  problem(kind: MediaDeviceKind): DeviceErrorCode | null {
    const trouble = this.#troubles.get(kind);
    if (trouble) return trouble.shown ? (trouble.error.code as DeviceErrorCode) : null;
    const error = blocked(kind);
    if (error) return isInput(kind) ? (error.code as DeviceErrorCode) : null;
    if (empty(kind)) return 'not-found';
    return isInput(kind) && this.#permissions.get(kind) === 'denied' ? 'permission-denied' : null;
  }

  connect(): void {
    if (this.#unwatch) return;
    this.#unwatch = devices.on('change', (change) => this.#listChanged(change));
    this.#permissions.start();
    this.#stopped = false;
    void this.hold();
  }

  /** The element has left its document for good, or until it is put back. */
  release(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#permissions.stop();
    this.binding.release();
    this.capture.stop();
  }

  /** Back to the browser's default, or to `deviceId`, for each kind. */
  reset(kind: MediaDeviceKind | undefined, deviceId: string): void {
    this.choices.clear();
    if (kind) this.choices.set(kind, { deviceId, label: '' });
    // What was open by choice must not pass for the default.
    this.capture.stop();
    void this.hold();
  }

  stop(): void {
    this.#stopped = true;
    this.capture.stop();
  }

  /** Asks the browser for what is not allowed yet. What nobody looks at or listens to is closed at once. */
  request(): Promise<void> {
    return (this.#request ??= this.#ask().finally(() => (this.#request = null)));
  }

  /** A person's choice; resolves when it is in use, with what went wrong told as an event. */
  async choose(kind: MediaDeviceKind, device: MediaDeviceInfo | undefined): Promise<void> {
    this.#troubles.clear(kind);
    this.#stopped = false;
    const { persist } = this.#host.options();
    const { target } = this.binding;
    const choice = Symbol(kind);
    this.#newest.set(kind, choice);
    const error = target ? await this.binding.choose(kind, device?.deviceId ?? '') : null;
    if (error) this.report(kind, error);
    // One that another has overtaken may not even have worked.
    else if (persist && this.#newest.get(kind) === choice) rememberDevice(kind, device ?? null);
    if (target) return this.#host.changed();
    this.choices.set(kind, device);
    await this.hold();
  }

  /** Opens what the preview and the meter need and may have, closes the rest. */
  async hold(): Promise<void> {
    const { kinds, persist } = this.#host.options();
    if (persist) this.choices.recall(kinds);
    for (const kind of DEVICE_KINDS)
      if (isInput(kind) && devices.isStale(kind, this.capture.track(kind))) this.capture.release(kind);
    await this.capture.hold(this.#wanted());
  }

  report(kind: MediaDeviceKind, error: CallError): void {
    const code = error.code as DeviceErrorCode;
    const shown = this.#host.tell('device-error', { kind, code, error });
    this.#troubles.set(kind, { error, shown });
    this.#host.changed();
  }

  async #ask(): Promise<void> {
    const { kinds } = this.#host.options();
    this.#stopped = false;
    this.#troubles.clear();
    for (const kind of kinds.filter(isInput)) {
      const error = blocked(kind);
      if (error) this.report(kind, error);
    }
    await devices.refresh();
    const wanted = askable(kinds);
    if (wanted.length) {
      if (this.binding.target && !this.#host.tell('device-permission-request', { kinds: wanted })) return;
      this.#asked = [...new Set(wanted.map((kind): InputKind => (isInput(kind) ? kind : 'audioinput')))];
      this.#host.changed();
      await this.hold();
      await Promise.all([devices.refresh(), this.#permissions.refresh()]);
      this.#asked = [];
    }
    await this.hold();
    this.#host.changed();
  }

  #wanted(): Wants {
    const { kinds, preview, meter, disabled, bound } = this.#host.options();
    const wants: Record<string, string> = {};
    for (const kind of kinds.filter(isInput)) {
      const used = kind === 'videoinput' ? preview : meter;
      const open = this.capture.track(kind) !== undefined;
      const may = this.allowed(kind) && !empty(kind) && !this.#troubles.has(kind) && (open || !disabled);
      if (used && may && this.connected && !this.#stopped && !bound)
        wants[kind] = idToOpen(kind, this.choices);
    }
    for (const kind of this.#asked)
      if (!this.#troubles.has(kind)) wants[kind] ??= idToOpen(kind, this.choices);
    return wants;
  }

  async #lost(kind: InputKind, deviceId: string | undefined): Promise<void> {
    const list = await devices.refresh();
    const there = list.some((one) => one.kind === kind && one.deviceId === deviceId);
    if (there) this.report(kind, new CallError('aborted', `The device ended its own track (${kind})`));
    else await this.hold();
  }

  #captured(): void {
    for (const kind of DEVICE_KINDS.filter(isInput)) {
      if (!this.capture.track(kind)) continue;
      this.#troubles.clear(kind);
      this.#permissions.grant(kind);
    }
    this.#host.changed();
  }

  #listChanged({ added, removed }: DevicesChange): void {
    if (!this.asking) this.#troubles.clearPassing();
    void this.hold();
    const ours = (one: MediaDeviceInfo): boolean => this.#host.options().kinds.includes(one.kind);
    const detail = { added: added.filter(ours), removed: removed.filter(ours) };
    if (detail.added.length || detail.removed.length) this.#host.tell('device-list-change', detail);
    this.#tellPermission();
    this.#host.changed();
  }

  #permissionChanged(): void {
    if (!this.asking) this.#troubles.clearRefused((kind) => this.allowed(kind));
    this.#tellPermission();
    void devices.refresh();
    void this.hold();
    this.#host.changed();
  }

  #tellPermission(): void {
    const previous = this.#lastPermission;
    const permission = (this.#lastPermission = this.permission);
    if (permission !== previous) this.#host.tell('device-permission-change', { permission, previous });
  }
}
