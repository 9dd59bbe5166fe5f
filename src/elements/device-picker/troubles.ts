import type { CallError, DeviceErrorCode } from '../../call/call-error.js';

interface Trouble {
  readonly error: CallError;
  /** The page did not cancel the event, so the picker says it. */
  readonly shown: boolean;
}

/** A change of the list or another choice may end these. */
const PASSING: readonly DeviceErrorCode[] = ['not-found', 'in-use', 'overconstrained', 'aborted', 'unknown'];

/** What went wrong with each kind of device, until it works or is tried again. */
export class Troubles {
  readonly #byKind = new Map<MediaDeviceKind, Trouble>();

  get(kind: MediaDeviceKind): Trouble | undefined {
    return this.#byKind.get(kind);
  }

  has(kind: MediaDeviceKind): boolean {
    return this.#byKind.has(kind);
  }

  set(kind: MediaDeviceKind, trouble: Trouble): void {
    this.#byKind.set(kind, trouble);
  }

  clear(kind?: MediaDeviceKind): void {
    if (kind) this.#byKind.delete(kind);
    else this.#byKind.clear();
  }

  clearPassing(): void {
    for (const [kind, { error }] of this.#byKind) {
      if ((PASSING as readonly string[]).includes(error.code)) this.#byKind.delete(kind);
    }
  }

  /** A refusal is over once the browser says otherwise. */
  clearRefused(allowed: (kind: MediaDeviceKind) => boolean): void {
    for (const [kind, { error }] of this.#byKind) {
      if (error.code.startsWith('permission-') && allowed(kind)) this.#byKind.delete(kind);
    }
  }
}
