import { CallError } from '../call/call-error.js';
import type { Unsubscribe } from '../call/emitter.js';
import { CAPTURED, KIND_OF } from './captured.js';
import type { Captured } from './captured.js';
import { readableLabel } from './device-choice.js';
import { devices } from './devices.js';
import type { Inputs } from './inputs.js';
import { devicePermission, watchDevicePermission } from './permissions.js';

/** A track may end some milliseconds before its device leaves the list. */
const LIST_LAG = 500;

/** A camera that skips some frames on a busy machine is "muted" by some browsers; nobody needs to know. */
const MUTED_FOR: Readonly<Record<Captured, number>> = { microphone: 0, camera: 2_000 };

/**
 * Keeps an open microphone and camera working: takes another one when theirs is unplugged, goes back to the chosen one
 * when it returns, follows the system's default, opens what was refused or missing as soon as that is possible. A
 * device that was never chosen is not switched to because it was plugged in.
 */
export class InputWatch {
  readonly #inputs: Inputs;
  /** Whose chosen device was not there when another one was opened. */
  readonly #away = new Set<Captured>();
  /** The label of the device that was unplugged while it was open. */
  readonly #lost = new Map<Captured, string>();
  /** Of which there was no device at all. */
  readonly #none = new Set<Captured>();
  #watching: readonly Unsubscribe[] = [];

  constructor(inputs: Inputs) {
    this.#inputs = inputs;
    inputs.on('opened', ({ source, track }) => this.#guard(source, track));
    for (const source of CAPTURED) {
      const track = inputs.track(source);
      if (track) this.#guard(source, track);
    }
  }

  start(): void {
    if (this.#watching.length > 0) return;
    this.#count();
    this.#watching = [
      devices.on('change', ({ removed }) => this.#listChanged(removed)),
      // Whoever unblocks a device in the browser's settings should not have to do anything else.
      ...CAPTURED.map((source) =>
        watchDevicePermission(source, (permission) => {
          this.#inputs.tell(source, { permission });
          void this.#openMissing(source);
        }),
      ),
    ];
  }

  stop(): void {
    for (const unsubscribe of this.#watching) unsubscribe();
    this.#watching = [];
    this.#away.clear();
    this.#lost.clear();
  }

  #guard(source: Captured, track: MediaStreamTrack): void {
    const kind = KIND_OF[source];
    const { choices } = this.#inputs;
    const isAway = choices.get(kind) && devices.names(kind) && !choices.find(kind, devices.list);
    if (isAway) this.#away.add(source);
    const isInUse = (): boolean => this.#inputs.track(source) === track;
    let timer: ReturnType<typeof setTimeout>;
    const muted = (): void => {
      clearTimeout(timer);
      const note = (): void => {
        if (isInUse() && track.muted) this.#inputs.note(source, 'muted', readableLabel(track.label));
      };
      timer = setTimeout(note, MUTED_FOR[source]);
    };
    track.addEventListener('mute', muted);
    track.addEventListener('unmute', () => {
      if (isInUse()) this.#inputs.note(source, 'muted', null);
    });
    track.addEventListener('ended', () => void this.#ended(source, track));
    if (track.muted) muted();
    if (track.readyState === 'ended') void this.#ended(source, track);
  }

  #listChanged(removed: readonly MediaDeviceInfo[]): void {
    const wereNone = new Set(this.#none);
    this.#count();
    for (const source of CAPTURED) {
      if (this.#inputs.track(source)) void this.#inputs.inTurn(source, () => this.#tend(source, removed));
      else if (wereNone.has(source) && !this.#none.has(source)) void this.#openMissing(source);
    }
  }

  #count(): void {
    for (const source of CAPTURED) {
      if (devices.ready && !devices.has(KIND_OF[source])) this.#none.add(source);
      else this.#none.delete(source);
    }
  }

  async #openMissing(source: Captured): Promise<void> {
    const mayOpen = this.#inputs.isMissing(source) && (await devicePermission(source)) === 'granted';
    if (mayOpen && this.#inputs.isMissing(source)) await this.#inputs.open([source]);
  }

  async #tend(source: Captured, removed: readonly MediaDeviceInfo[]): Promise<void> {
    const kind = KIND_OF[source];
    const track = this.#inputs.track(source);
    if (!track) return;
    if (devices.isStale(kind, track)) return this.#replace(source, track, removed);
    const label = this.#lost.get(source);
    if (devices.list.some((one) => one.kind === kind && one.label === label)) {
      this.#lost.delete(source);
      this.#inputs.note(source, 'away', null);
    }
    const chosen = this.#inputs.choices.find(kind, devices.list);
    if (!chosen || !this.#away.delete(source)) return;
    if (track.getSettings().deviceId === chosen.deviceId) return;
    await this.#inputs.open([source], { exact: chosen.deviceId, isReplacing: true });
  }

  async #replace(
    source: Captured,
    track: MediaStreamTrack,
    removed: readonly MediaDeviceInfo[],
  ): Promise<void> {
    const { deviceId, groupId } = track.getSettings();
    const lost = removed.find(
      (one) =>
        one.kind === KIND_OF[source] &&
        one.deviceId !== 'default' &&
        (one.deviceId === deviceId || one.groupId === groupId),
    );
    // Before the other one is told of, so that whoever hears of it knows why.
    if (lost) this.#inputs.note(source, 'away', readableLabel(lost.label));
    const [failure] = await this.#inputs.open([source], { isReplacing: true });
    if (!failure) return void (lost && this.#lost.set(source, lost.label));
    if (this.#inputs.track(source) === track) this.#inputs.stop(source);
    else this.#inputs.note(source, 'away', null);
  }

  /** Unplugged, taken away by the person or the system, or broken. */
  async #ended(source: Captured, track: MediaStreamTrack): Promise<void> {
    const kind = KIND_OF[source];
    await devices.refresh();
    if (!devices.isStale(kind, track)) {
      await new Promise((resolve) => setTimeout(resolve, LIST_LAG));
      await devices.refresh();
    }
    await this.#inputs.inTurn(source, async () => {
      const permission = await devicePermission(source);
      if (this.#inputs.track(source) !== track) return;
      if (devices.isStale(kind, track)) return this.#replace(source, track, []);
      const code = permission === 'denied' ? 'permission-denied' : 'aborted';
      this.#inputs.fail(source, new CallError(code, `The ${source} was taken away`));
    });
  }
}
