import { devicePermission, watchDevicePermission } from '../../media/permissions.js';
import type { DevicePermission } from '../../media/permissions.js';
import type { Unsubscribe } from '../../call/emitter.js';
import type { PickerPermission } from './events.js';
import { permissionFor } from './kinds.js';

const NAMES = ['microphone', 'camera'] as const;

/** What the browser would say to a microphone and a camera, followed from `start()` to `stop()`. */
export class PermissionWatch {
  readonly #changed: () => void;
  readonly #states: Record<'microphone' | 'camera', DevicePermission> = {
    microphone: 'unknown',
    camera: 'unknown',
  };
  /** Allowed for this visit only, which some browsers go on calling `prompt`. */
  readonly #proved = new Set<'microphone' | 'camera'>();
  #unsubscribe: readonly Unsubscribe[] = [];

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  start(): void {
    if (this.#unsubscribe.length) return;
    this.#unsubscribe = NAMES.map((name) => watchDevicePermission(name, (state) => this.#told(name, state)));
    void this.refresh();
  }

  stop(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#unsubscribe = [];
  }

  async refresh(): Promise<void> {
    const read = async (name: 'microphone' | 'camera'): Promise<void> => {
      const state = await devicePermission(name);
      if (state === 'denied' || !this.#proved.has(name)) this.#set(name, state);
    };
    await Promise.all(NAMES.map(read));
  }

  /** A device of `kind` did open, whatever the browser tells about its permission. */
  grant(kind: MediaDeviceKind): void {
    this.#proved.add(permissionFor(kind));
    this.#set(permissionFor(kind), 'granted');
  }

  get(kind: MediaDeviceKind): DevicePermission {
    return this.#states[permissionFor(kind)];
  }

  /** One word for several kinds: there is something to ask for, all is allowed, or nothing can be asked any more. */
  of(kinds: readonly MediaDeviceKind[]): PickerPermission {
    const states = kinds.map((kind) => this.get(kind));
    if (states.length && states.every((state) => state === 'granted')) return 'granted';
    return states.some((state) => state === 'denied') &&
      states.every((state) => state === 'denied' || state === 'granted')
      ? 'denied'
      : 'prompt';
  }

  #told(name: 'microphone' | 'camera', state: DevicePermission): void {
    this.#proved.delete(name);
    this.#set(name, state);
  }

  #set(name: 'microphone' | 'camera', state: DevicePermission): void {
    if (this.#states[name] === state) return;
    this.#states[name] = state;
    this.#changed();
  }
}
