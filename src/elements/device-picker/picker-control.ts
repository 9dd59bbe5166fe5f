import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { strings as english } from '../../locales/device-picker.en.js';
import type { DevicePickerStrings } from '../../locales/device-picker.en.js';
import { parseWish } from '../../media/device-choice.js';
import type { DeviceTarget } from './device-target.js';
import type { DevicePickerEventMap } from './events.js';
import { FormControl } from './form-control.js';
import type { Validity } from './form-control.js';
import { DEVICE_KINDS, isInput, parseKinds } from './kinds.js';
import type { ByKind } from './kinds.js';
import { PickerSession } from './picker-session.js';

const CANCELABLE: readonly (keyof DevicePickerEventMap)[] = ['device-error', 'device-permission-request'];

/** The picker as a form control: its attributes, its value, its life in the document. Draws nothing. */
export abstract class PickerControl extends FormControl {
  /** `audioinput`, `videoinput`, `audiooutput`, or several of them with spaces between; absent means all. */
  @property() kind: string | null = null;

  /** The id of the element whose devices are chosen, in the same document or shadow root. */
  @property({ attribute: 'for' }) htmlFor = '';

  /** Label of a single field, or of the group. */
  @property() label = '';

  /** A line of explanation. */
  @property() hint = '';

  /** Shows the camera's picture once it is allowed. */
  @property({ type: Boolean, reflect: true }) preview = false;

  /** Shows the microphone's level once it is allowed. */
  @property({ type: Boolean, reflect: true }) meter = false;

  /** Offers a test sound for the speaker. */
  @property({ type: Boolean, reflect: true }) test = false;

  /** Asks for permission as soon as it is in the page. */
  @property({ type: Boolean, reflect: true }) autorequest = false;

  /** Remembers the person's choice in this browser. */
  @property({ type: Boolean, reflect: true }) persist = false;

  /** What the devices are chosen for, instead of `for`. */
  @property({ attribute: false }) target: DeviceTarget | null = null;

  /** Texts to use instead of the built-in ones. */
  @property({ attribute: false }) strings: Partial<DevicePickerStrings> = {};

  /** The device a form reset goes back to; the attribute `value`. */
  @property({ attribute: 'value' }) defaultValue = '';

  protected readonly session = new PickerSession({
    element: this,
    changed: () => this.requestUpdate(),
    tell: (name, detail) => this.tell(name, detail),
    options: () => ({
      kinds: this.kinds,
      preview: this.preview,
      meter: this.meter,
      disabled: this.isDisabled,
      persist: this.persist,
      bound: this.target !== null || this.htmlFor !== '',
    }),
  });
  readonly #localize = new LocalizeController<DevicePickerStrings>(this, english, 'picker');
  #valueSet = false;

  /** The kinds it offers, in order. */
  get kinds(): readonly MediaDeviceKind[] {
    return parseKinds(this.kind);
  }

  /** The id of the device in use for each kind; empty while unknown. Set it to choose. */
  get selectedDevices(): ByKind<string> {
    const { kinds } = this;
    const id = (kind: MediaDeviceKind): string =>
      kinds.includes(kind) ? (this.session.device(kind)?.deviceId ?? '') : '';
    return Object.freeze({
      audioinput: id('audioinput'),
      videoinput: id('videoinput'),
      audiooutput: id('audiooutput'),
    });
  }

  set selectedDevices(ids: Partial<ByKind<string>>) {
    for (const kind of DEVICE_KINDS) {
      const id = ids[kind];
      if (id !== undefined) this.#wish(kind, id);
    }
  }

  /** The id of the chosen device; of the first kind where there are several. */
  get value(): string {
    const [first] = this.kinds;
    return first ? this.selectedDevices[first] : '';
  }

  set value(deviceId: string) {
    const [first] = this.kinds;
    this.#valueSet = true;
    if (first) this.#wish(first, deviceId);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const again = this.hasUpdated && !this.session.connected;
    this.session.connect();
    // Its root, and with it the element that `for` means, may be another one.
    this.session.binding.follow(this.target, this.htmlFor);
    if (again && this.autorequest) void this.session.request();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // One task later, so that a move within the document doesn't close the camera.
    setTimeout(() => {
      if (!this.isConnected) this.released();
    });
  }

  /** @internal */
  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state !== 'string') return;
    const wishes = parseState(state);
    for (const kind of this.kinds) {
      const wish = parseWish(wishes[kind]);
      if (wish) this.session.choices.set(kind, wish);
    }
    this.#valueSet = true;
    this.#wished();
  }

  protected get texts(): DevicePickerStrings {
    return this.#localize.strings;
  }

  /** Has left the document, and isn't back one task later. */
  protected released(): void {
    this.session.release();
  }

  protected tell<K extends keyof DevicePickerEventMap>(
    name: K,
    detail: DevicePickerEventMap[K]['detail'],
  ): boolean {
    const cancelable = CANCELABLE.includes(name);
    const event = new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable });
    return this.dispatchEvent(event);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const [first] = this.kinds;
    if (changed.has('defaultValue') && !this.#valueSet && first && !this.session.choices.get(first)) {
      this.session.choices.set(first, { deviceId: this.defaultValue, label: '' });
    }
    if (!this.isConnected) return;
    if (changed.has('target') || changed.has('htmlFor'))
      this.session.binding.follow(this.target, this.htmlFor);
    void this.session.hold();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.syncValue();
    super.updated(changed);
    if (changed.has('autorequest') && this.autorequest) {
      // Not now: what it tells would ask for another update from within this one.
      queueMicrotask(() => void this.session.request());
    }
  }

  /** What the form submits, and what the browser keeps to restore: wishes with labels, since ids rotate. */
  protected syncValue(): void {
    const { kinds, name, selectedDevices } = this;
    const state = JSON.stringify(this.session.choices);
    const [first] = kinds;
    if (kinds.length === 1 && first) {
      this.internals.setFormValue(selectedDevices[first] || null, state);
      return;
    }
    const entries = new FormData();
    for (const kind of kinds)
      if (selectedDevices[kind]) entries.append(`${name}.${kind}`, selectedDevices[kind]);
    this.internals.setFormValue(name ? entries : null, state);
  }

  protected override reset(): void {
    this.#valueSet = false;
    this.session.reset(this.kinds[0], this.defaultValue);
    this.#wished();
  }

  protected override validate(): Validity {
    const { kinds, required, session, texts } = this;
    if (!required) return { flags: {}, message: '' };
    // Where speakers can't be listed there is none to demand.
    const needed = kinds.filter((kind) => isInput(kind) || kinds.length === 1);
    const missing = needed.filter((kind) => !session.device(kind));
    const [failed] = needed.filter((kind) => session.error(kind) ?? session.problem(kind));
    const code = failed && session.problem(failed);
    if (failed && code) {
      const flags = { customError: true, valueMissing: missing.length > 0 };
      return { flags, message: texts.errors[code]([failed]) };
    }
    return missing.length
      ? { flags: { valueMissing: true }, message: texts.required(missing) }
      : { flags: {}, message: '' };
  }

  #wish(kind: MediaDeviceKind, deviceId: string): void {
    if (this.target ?? this.htmlFor) return;
    this.session.choices.set(kind, { deviceId, label: '' });
    this.#wished();
  }

  #wished(): void {
    if (this.isConnected) void this.session.hold();
    this.syncValue();
    this.syncValidity();
    this.requestUpdate();
  }
}

function parseState(state: string): Partial<Record<MediaDeviceKind, unknown>> {
  try {
    const parsed: unknown = JSON.parse(state);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
