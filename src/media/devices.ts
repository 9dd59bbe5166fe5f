import { OnDemand } from './on-demand.js';

/** The devices that can be named, and what came and went. */
export interface DevicesChange {
  readonly devices: readonly MediaDeviceInfo[];
  readonly added: readonly MediaDeviceInfo[];
  readonly removed: readonly MediaDeviceInfo[];
}

export interface DeviceWatcherEvents {
  change: DevicesChange;
}

/**
 * Chromium on Linux with PulseAudio does not always fire `devicechange`: the list has to be read again and again.
 * Browsers slow the timers of hidden pages down, but not of one that is in a call.
 */
const POLL_MS = 3_000;

const idOf = (device: MediaDeviceInfo): string => `${device.kind} ${device.deviceId}`;

/** Equal when a person would see no difference: the label of "Default" changes with the system's choice. */
const looksOf = (list: readonly MediaDeviceInfo[]): string =>
  list.map((one) => `${idOf(one)} ${one.groupId} ${one.label}`).join('\n');

const without = (
  list: readonly MediaDeviceInfo[],
  others: readonly MediaDeviceInfo[],
): readonly MediaDeviceInfo[] => {
  const known = new Set(others.map(idOf));
  return list.filter((one) => !known.has(idOf(one)));
};

/**
 * The microphones, cameras and speakers of this machine, kept up to date while somebody listens. A page without
 * permission is told that devices exist, but not which: `list` stays empty, `has()` knows.
 */
export class DeviceWatcher extends OnDemand<DeviceWatcherEvents> {
  #list: readonly MediaDeviceInfo[] = [];
  #kinds: ReadonlySet<MediaDeviceKind> = new Set();
  #looks = '';
  #ready = false;
  #watching: AbortController | undefined;
  #running: Promise<readonly MediaDeviceInfo[]> | null = null;
  #next: Promise<readonly MediaDeviceInfo[]> | null = null;

  /** The devices that the page may name; empty without permission. */
  get list(): readonly MediaDeviceInfo[] {
    return this.#list;
  }

  /** Whether the list was read at least once. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Whether there is any device of `kind`, also one that the page may not name yet. */
  has(kind: MediaDeviceKind): boolean {
    return this.#kinds.has(kind);
  }

  /** Whether the page may name the devices of `kind`, and there are some. */
  names(kind: MediaDeviceKind): boolean {
    return this.#list.some((one) => one.kind === kind);
  }

  /** Whether an open device is gone, or is a "default" that means another one now: neither ends its track everywhere. */
  isStale(kind: MediaDeviceKind, track: MediaStreamTrack | null | undefined): boolean {
    const { deviceId, groupId } = track?.getSettings() ?? {};
    // Devices without names tell nothing about the one that is open.
    if (!deviceId || !this.#ready || (this.has(kind) && !this.names(kind))) return false;
    const listed = this.#list.find((one) => one.kind === kind && one.deviceId === deviceId);
    return !listed || (deviceId === 'default' && !!groupId && listed.groupId !== groupId);
  }

  /**
   * Reads the list again. A call during a reading gets the next one, which all that came meanwhile share: what it
   * resolves with is never older than the call. Never rejects.
   */
  refresh(): Promise<readonly MediaDeviceInfo[]> {
    if (!this.#running) {
      this.#running = this.#read().finally(() => (this.#running = null));
      return this.#running;
    }
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.refresh();
    });
    return this.#next;
  }

  async #read(): Promise<readonly MediaDeviceInfo[]> {
    let all: readonly MediaDeviceInfo[];
    try {
      all = await navigator.mediaDevices.enumerateDevices();
    } catch {
      return this.#list; // No API here, or the document is on its way out: nothing new is known.
    }
    const before = this.#list;
    const looks = looksOf(all);
    const first = !this.#ready;
    this.#ready = true;
    if (looks === this.#looks && !first) return before;
    this.#looks = looks;
    this.#kinds = new Set(all.map((one) => one.kind));
    this.#list = Object.freeze(all.filter((one) => one.deviceId !== ''));
    const added = without(this.#list, before);
    const removed = without(before, this.#list);
    this.emit('change', { devices: this.#list, added, removed });
    return this.#list;
  }

  protected override work(isHeard: boolean): void {
    if (!isHeard) {
      this.#watching?.abort();
      this.#watching = undefined;
      return;
    }
    if (this.#watching || typeof navigator === 'undefined' || typeof document === 'undefined') return;
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
    if (!mediaDevices) return;
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    const read = (): void => void this.refresh();
    mediaDevices.addEventListener('devicechange', read, { signal });
    document.addEventListener('visibilitychange', read, { signal });
    const poll = setInterval(read, POLL_MS);
    signal.addEventListener('abort', () => clearInterval(poll));
    read();
  }
}

/** The one watcher of the page. */
export const devices = new DeviceWatcher();
