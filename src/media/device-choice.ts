/** How a chosen device is known again: ids rotate when a person clears the site's data, labels stay. */
export interface DeviceWish {
  readonly deviceId: string;
  readonly label: string;
}

/** A device's label without the vendor and product numbers Chromium appends: "Webcam (046d:0825)". */
export const readableLabel = (label: string): string => label.replace(/\s*\([0-9a-f]{4}:[0-9a-f]{4}\)$/i, '');

const keyOf = (kind: MediaDeviceKind): string => `video-call:${kind}`;

/** The device of `kind` that `wish` means: the one with its id, else one with its label. */
export function findDevice(
  kind: MediaDeviceKind,
  list: readonly MediaDeviceInfo[],
  wish: DeviceWish,
): MediaDeviceInfo | undefined {
  const ours = list.filter((one) => one.kind === kind);
  const byId = ours.find((one) => one.deviceId === wish.deviceId);
  return byId ?? (wish.label ? ours.find((one) => one.label === wish.label) : undefined);
}

/** Remembers a person's choice in this browser, or forgets it for `null`. A browser that forbids it is no error. */
export function rememberDevice(kind: MediaDeviceKind, device: DeviceWish | null): void {
  try {
    if (!device) return localStorage.removeItem(keyOf(kind));
    const { deviceId, label } = device;
    localStorage.setItem(keyOf(kind), JSON.stringify({ deviceId, label }));
  } catch {
    // Storage is full or forbidden; the choice then lasts as long as the page.
  }
}

/** What was remembered, whether the device is there or not. */
export function rememberedWish(kind: MediaDeviceKind): DeviceWish | undefined {
  try {
    return parseWish(JSON.parse(localStorage.getItem(keyOf(kind)) ?? 'null'));
  } catch {
    return undefined;
  }
}

/** The remembered device, if it is in `list`. */
export function rememberedDevice(
  kind: MediaDeviceKind,
  list: readonly MediaDeviceInfo[],
): MediaDeviceInfo | undefined {
  const wish = rememberedWish(kind);
  return wish && findDevice(kind, list, wish);
}

/** A wish from storage or form state, which anybody may have written. */
export function parseWish(value: unknown): DeviceWish | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { deviceId, label } = value as Partial<Record<keyof DeviceWish, unknown>>;
  return typeof deviceId === 'string' && typeof label === 'string' ? { deviceId, label } : undefined;
}
