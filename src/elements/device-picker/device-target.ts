import { CallError } from '../../call/call-error.js';
import type { DeviceNotice } from '../../call/call-state.js';

/** What a picker can be bound to with `for` or `target`: `<video-call>` is one. */
export interface DeviceTarget extends EventTarget {
  /** The devices in use, or chosen for the next opening; an empty id is the browser's default. */
  readonly selectedDevices: Readonly<Record<MediaDeviceKind, string>>;
  /** Resolves when the device is in use; rejects, with the old one kept, when it can't be. */
  setDevice(kind: MediaDeviceKind, deviceId: string): Promise<void>;
  readonly localStream: MediaStream | null;
  /** What is to be known of devices that work. */
  readonly deviceNotices?: Partial<Readonly<Record<MediaDeviceKind, DeviceNotice | null>>>;
}

/** After these a target may have another device or another stream. */
const TELLING = ['call-device-change', 'call-microphone-change', 'call-camera-change', 'call-state-change'];

const isTarget = (value: unknown): value is DeviceTarget =>
  value instanceof EventTarget && 'selectedDevices' in value && 'setDevice' in value;

/** Finds the element that `for` names, also one that is parsed or upgraded later, and listens to it. */
export class TargetBinding {
  readonly #host: HTMLElement;
  readonly #changed: () => void;
  #listening: AbortController | undefined;
  readonly #pending = new Map<MediaDeviceKind, string>();
  #target: DeviceTarget | null = null;

  constructor(host: HTMLElement, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
  }

  get target(): DeviceTarget | null {
    return this.#target;
  }

  /** The id the target uses or is about to use. */
  selected(kind: MediaDeviceKind): string | undefined {
    return this.#pending.get(kind) ?? this.#target?.selectedDevices[kind];
  }

  /** Has the target change its device; resolves with what went wrong, unless a newer choice has overtaken it. */
  async choose(kind: MediaDeviceKind, deviceId: string): Promise<CallError | null> {
    this.#pending.set(kind, deviceId);
    const newest = (): boolean => this.#pending.get(kind) === deviceId;
    try {
      await this.#target?.setDevice(kind, deviceId);
      return null;
    } catch (error) {
      return newest() ? CallError.from(error) : null;
    } finally {
      if (newest()) this.#pending.delete(kind);
    }
  }

  /** Follows `direct`, else the element with the id `idref`, until the next call or `release()`. */
  follow(direct: DeviceTarget | null, idref: string): void {
    this.release();
    const listening = (this.#listening = new AbortController());
    if (direct) this.#adopt(direct, listening.signal);
    else if (idref) this.#find(idref, listening.signal);
  }

  release(): void {
    this.#listening?.abort();
    this.#listening = undefined;
    this.#target = null;
    this.#pending.clear();
  }

  #adopt(target: DeviceTarget, signal: AbortSignal): void {
    this.#target = target;
    for (const name of TELLING) target.addEventListener(name, () => this.#changed(), { signal });
    this.#changed();
  }

  #find(idref: string, signal: AbortSignal): void {
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    const found = root.querySelector(`#${CSS.escape(idref)}`) ?? document.getElementById(idref);
    if (isTarget(found)) return this.#adopt(found, signal);
    if (found) {
      void customElements.whenDefined(found.localName).then(() => {
        if (!signal.aborted && isTarget(found)) this.#adopt(found, signal);
      });
      return;
    }
    // The picker may stand before its target in the page, and be parsed earlier.
    const observer = new MutationObserver(() => {
      if (!root.querySelector(`#${CSS.escape(idref)}`)) return;
      observer.disconnect();
      this.#find(idref, signal);
    });
    observer.observe(root, { childList: true, subtree: true });
    signal.addEventListener('abort', () => observer.disconnect());
  }
}
