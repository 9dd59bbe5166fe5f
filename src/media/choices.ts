import { findDevice, rememberedWish } from './device-choice.js';
import type { DeviceWish } from './device-choice.js';
import { devices } from './devices.js';

/** What is wanted, which outlives the device: unplugged, it falls back to the default; plugged in again, it is back. */
export class Choices {
  readonly #wishes = new Map<MediaDeviceKind, DeviceWish>();
  readonly #met = new Set<MediaDeviceKind>();
  readonly #recalled = new Set<MediaDeviceKind>();

  get(kind: MediaDeviceKind): DeviceWish | undefined {
    return this.#wishes.get(kind);
  }

  /** `undefined` takes the browser's default. */
  set(kind: MediaDeviceKind, wish: DeviceWish | undefined): void {
    this.#met.delete(kind);
    if (wish?.deviceId || wish?.label) this.#wishes.set(kind, wish);
    else this.#wishes.delete(kind);
  }

  clear(): void {
    this.#wishes.clear();
    this.#met.clear();
  }

  /** Takes what this browser remembers for `kinds`, once, where nothing was chosen since. */
  recall(kinds: readonly MediaDeviceKind[]): void {
    for (const kind of kinds.filter((one) => !this.#recalled.has(one))) {
      this.#recalled.add(kind);
      if (!this.#wishes.has(kind)) this.set(kind, rememberedWish(kind));
    }
  }

  /** The wanted device of `kind`, if it is in `list`. */
  find(kind: MediaDeviceKind, list: readonly MediaDeviceInfo[]): MediaDeviceInfo | undefined {
    const wish = this.#wishes.get(kind);
    const device = wish && findDevice(kind, list, wish);
    if (!device) return undefined;
    this.#met.add(kind);
    // A page wishes by id alone; with the label it is found again under another one.
    if (device.label && device.label !== wish.label) this.#wishes.set(kind, device);
    return device;
  }

  /** The label of a wanted device that was there and is not any more. */
  away(kind: MediaDeviceKind, list: readonly MediaDeviceInfo[]): string | undefined {
    if (!this.#met.has(kind) || this.find(kind, list)) return undefined;
    return this.#wishes.get(kind)?.label || undefined;
  }

  /** For the form's state: the browser gives it back on a later visit. */
  toJSON(): Partial<Record<MediaDeviceKind, DeviceWish>> {
    return Object.fromEntries(
      [...this.#wishes].map(([kind, { deviceId, label }]) => [kind, { deviceId, label }]),
    );
  }
}

/** The id to open; before the list is known a wish is passed on as it is: the device may well be there. */
export function idToOpen(kind: MediaDeviceKind, choices: Choices): string {
  const found = choices.find(kind, devices.list);
  return found?.deviceId ?? (devices.names(kind) ? '' : (choices.get(kind)?.deviceId ?? ''));
}
