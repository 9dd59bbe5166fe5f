import type { PropertyValues, TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { CallError } from '../../call/call-error.js';
import { devices } from '../../media/devices.js';
import { canChooseOutput } from '../../media/output.js';
import { HelpLoader } from '../shared/help-loader.js';
import { controls } from './controls.styles.js';
import { styles } from './device-picker.styles.js';
import type * as Speaker from '../../media/speaker.js';
import type { PickerPermission } from './events.js';
import { LevelMeter } from './level-meter.js';
import { PickerControl } from './picker-control.js';
import { pickerModel } from './picker-model.js';
import { pickerStates } from './picker-states.js';
import { pickerView } from './picker-view.js';
import type { PickerActions, PickerView } from './picker-view.js';

/** What few pickers need. */
const speaker = (): Promise<typeof Speaker> => import('../../media/speaker.js');

/**
 * Chooses a microphone, a camera and a speaker: a form control that is of use with no call at all, or bound to one
 * with `for`. It opens no device before it is asked to: by its button, by `requestPermission()`, or by `autorequest`.
 *
 * With one kind its value is the device's id; with several, each is submitted as `name.audioinput`,
 * `name.videoinput`, `name.audiooutput`.
 *
 * @summary A form control for microphone, camera and speaker.
 * @tagname device-picker
 *
 * @slot label - The label of a single field, or of the group.
 * @slot hint - A line of explanation; by itself it says what the browser is about to ask.
 * @slot empty - Shown when there is no such device.
 * @slot denied - Shown when the page may not use the devices: how to allow it.
 * @slot unsupported - Shown when the page or the browser can't use devices at all.
 *
 * @event {Event} input - The person chose a device. Native, never fired for the page's own changes.
 * @event {Event} change - The person chose a device. Native, never fired for the page's own changes.
 * @event {CustomEvent<DeviceListChangeDetail>} device-list-change - Devices came, went or got their names.
 * @event {CustomEvent<DevicePermissionChangeDetail>} device-permission-change - `permission` is another one.
 * @event {CustomEvent<DevicePermissionRequestDetail>} device-permission-request - A bound picker is about to ask the
 *   browser. Cancelable: who cancels it asks instead.
 * @event {CustomEvent<DeviceErrorDetail>} device-error - A device can't be used. Cancelable: who cancels it says so instead.
 * @event {CustomEvent<DeviceLevelDetail>} device-level - How loud the microphone is, 0–1, some 15 times a second while metered.
 *
 * @csspart base - Everything.
 * @csspart label - Each label; the group's is also `legend`.
 * @csspart select - Each native `<select>`; its kind is a second part name.
 * @csspart option - Each option.
 * @csspart preview - The frame of the camera's picture.
 * @csspart video - The picture.
 * @csspart meter - The microphone's level.
 * @csspart meter-bar - Its bar.
 * @csspart test-button - Plays a sound through the speaker.
 * @csspart permission-button - Asks the browser for permission; also `speaker` on the one that asks for a speaker.
 * @csspart hint - The line of explanation.
 * @csspart message - What is wrong, in a sentence.
 *
 * @cssprop [--vc-accent=AccentColor] - Meter and focus ring.
 * @cssprop [--vc-text=currentcolor] - Text.
 * @cssprop [--vc-text-muted] - Hints and icons.
 * @cssprop [--vc-border] - Borders of the controls.
 * @cssprop [--vc-surface-raised] - Background of the controls.
 * @cssprop [--vc-danger] - Marks what is wrong.
 * @cssprop [--vc-focus-ring=2px solid var(--vc-accent)] - The outline of the focused control.
 * @cssprop [--vc-radius=8px] - Corners.
 * @cssprop [--vc-control-size=40px] - Least height of the controls; never below 44px on touch screens.
 * @cssprop [--vc-tile-background] - Behind the camera's picture.
 * @cssprop [--vc-font=inherit] - Font family.
 * @cssprop [--vc-duration=120ms] - Length of transitions.
 *
 * @cssState prompt - There is something to ask the browser for.
 * @cssState granted - All is allowed.
 * @cssState denied - Nothing can be asked for any more, and not all is allowed.
 * @cssState empty - There is no device of one of the kinds.
 * @cssState in-use - A device is used by another program.
 * @cssState insecure - The page is not secure.
 * @cssState unsupported - The browser or the page's policy allows no devices.
 * @cssState invalid - The value doesn't satisfy the form.
 * @cssState user-invalid - Invalid, and a person has used it.
 * @cssState live - The microphone or the camera is open.
 */
export class DevicePicker extends PickerControl {
  static override styles = [controls, styles];

  @state() private testing = false;

  @query('video') private readonly video!: HTMLVideoElement;

  readonly #meter = new LevelMeter({
    level: (level) => void this.tell('device-level', { level }),
    silent: () => this.requestUpdate(),
  });

  readonly #help = new HelpLoader(() => this.requestUpdate());

  readonly #actions: PickerActions = {
    selected: (kind, event) => this.#selected(kind, event),
    asked: () => void this.#asked(),
    tested: () => void this.playTestSound(),
    chooserOpened: () => void this.#chooseSpeaker(),
    slotChanged: () => this.requestUpdate(),
  };

  /** The devices of its kinds that the browser names; empty without permission. */
  get devices(): readonly MediaDeviceInfo[] {
    return devices.list.filter((one) => this.kinds.includes(one.kind));
  }

  /** What the page may do: `prompt` until everything was allowed or refused. */
  get permission(): PickerPermission {
    return this.session.permission;
  }

  /** Why a device can't be used; `null` while all is well. */
  get error(): CallError | null {
    return this.kinds.map((kind) => this.session.error(kind)).find((error) => error !== null) ?? null;
  }

  /** What the preview and the meter show; `null` while nothing is open. */
  get stream(): MediaStream | null {
    return this.session.stream;
  }

  /** Asks the browser for the devices that are not allowed yet, and opens what is shown. Never rejects. */
  async requestPermission(): Promise<PickerPermission> {
    await this.session.request();
    return this.permission;
  }

  /** Reads the devices again. */
  async refresh(): Promise<readonly MediaDeviceInfo[]> {
    await devices.refresh();
    return this.devices;
  }

  /** Closes the microphone and the camera until the person chooses again or `requestPermission()` is called. */
  stop(): void {
    this.session.stop();
  }

  /** Plays a short sound through the chosen speaker; resolves when it is over. */
  async playTestSound(): Promise<void> {
    if (this.testing) return;
    this.testing = true;
    try {
      const { playTestSound } = await speaker();
      await playTestSound(this.session.device('audiooutput')?.deviceId);
    } catch (error) {
      this.session.report('audiooutput', CallError.from(error));
    } finally {
      this.testing = false;
    }
  }

  protected override render(): TemplateResult {
    return pickerView(this.#view(), this.#actions);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    for (const [name, on] of pickerStates(this.session, this.kinds)) this.setState(name, on);
    // A press of the button has to be heard soon after: browsers forget it.
    if (this.test || canChooseOutput() === 'prompt') speaker().catch(() => undefined);
    const { stream } = this;
    const shown = this.preview && this.isConnected ? stream : null;
    if (this.video.srcObject !== shown) {
      this.video.srcObject = shown;
      // `autoplay` alone waits until the picture is scrolled into view; refused or overtaken, it is still right.
      if (shown) this.video.play().catch(() => undefined);
    }
    this.#meter.element = this.renderRoot.querySelector<HTMLElement>('[part="meter"]:not([hidden])');
    this.#meter.follow(this.meter && this.isConnected ? stream?.getAudioTracks()[0] : undefined);
  }

  protected override released(): void {
    super.released();
    this.#meter.follow(undefined);
    if (this.video) this.video.srcObject = null;
  }

  protected override validityAnchor(): HTMLElement | undefined {
    const usable = '.control:not([hidden]) select, .ask:not([hidden]) button';
    return this.renderRoot?.querySelector<HTMLElement>(usable) ?? undefined;
  }

  #view(): PickerView {
    const slotted = (name: string): boolean => this.querySelector(`:scope > [slot="${name}"]`) !== null;
    const { kinds, label, hint, preview, meter, test, testing, required } = this;
    return pickerModel(this.session, {
      kinds,
      label,
      hint,
      preview,
      meter,
      test,
      testing,
      required,
      strings: this.texts,
      wayToAllow: (code) => this.#help.wayToAllow(code, this.texts),
      outerLabel: [...this.labels].map((one) => one.textContent?.trim() ?? '').join(' '),
      slottedLabel: slotted('label'),
      slottedHint: slotted('hint'),
      disabled: this.isDisabled,
      invalid: this.userInvalid,
      silent: this.#meter.isSilent,
    });
  }

  #selected(kind: MediaDeviceKind, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.#choose(
      kind,
      this.devices.find((one) => one.kind === kind && one.deviceId === value),
    );
  }

  #choose(kind: MediaDeviceKind, device: MediaDeviceInfo | undefined): void {
    void this.session.choose(kind, device);
    this.syncValue();
    this.touch();
    // As a native select fires them: only `input` leaves the shadow roots around.
    const input = new Event('input', { bubbles: true, composed: true });
    const change = new Event('change', { bubbles: true });
    this.dispatchEvent(input);
    this.dispatchEvent(change);
  }

  async #asked(): Promise<void> {
    if (this.session.asking) return;
    await this.requestPermission();
    await this.updateComplete;
    // The button that had the focus may be gone; its place is taken by what it made appear.
    if (this.matches(':focus-within')) this.validityAnchor()?.focus();
  }

  async #chooseSpeaker(): Promise<void> {
    try {
      const { promptForOutput } = await speaker();
      const device = await promptForOutput();
      await devices.refresh();
      this.#choose('audiooutput', device);
    } catch (error) {
      this.session.report('audiooutput', CallError.from(error));
    }
  }
}
