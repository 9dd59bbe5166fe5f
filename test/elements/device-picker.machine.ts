import { oneEvent } from '@open-wc/testing';
import type { DevicePicker } from '../../src/device-picker.js';
import type { DevicePickerEventMap } from '../../src/elements/device-picker/events.js';
import { devices } from '../../src/media/devices.js';

type Name = 'microphone' | 'camera';

const NAME_OF: Record<MediaDeviceKind, Name> = {
  audioinput: 'microphone',
  audiooutput: 'microphone',
  videoinput: 'camera',
};

/** The detail of the picker's next event of this name. */
export async function told<K extends keyof DevicePickerEventMap>(
  picker: DevicePicker,
  name: K,
): Promise<DevicePickerEventMap[K]['detail']> {
  const event: DevicePickerEventMap[K] = await oneEvent(picker, name);
  return event.detail;
}

export const device = (kind: MediaDeviceKind, deviceId: string, label = deviceId): MediaDeviceInfo => {
  const info = { kind, deviceId, label, groupId: `group of ${deviceId}` };
  return { ...info, toJSON: () => info };
};

const idOf = (constraints: boolean | MediaTrackConstraints | undefined): string => {
  const id = typeof constraints === 'object' ? constraints.deviceId : '';
  if (typeof id === 'string' || id === undefined) return id ?? '';
  const wanted = Array.isArray(id) ? id[0] : (id.exact ?? id.ideal);
  return (Array.isArray(wanted) ? wanted[0] : wanted) ?? '';
};

/** A machine whose devices and permissions a test decides on: real tracks, with the browser's answers replaced. */
export class Machine {
  readonly asked: MediaStreamConstraints[] = [];
  readonly tracks: MediaStreamTrack[] = [];
  readonly permissions: Record<Name, PermissionState> = { microphone: 'prompt', camera: 'prompt' };
  /** What the person answers to a prompt. */
  answer: PermissionState = 'granted';
  /** Why a device does not open, if it doesn't. */
  failure: (constraints: MediaStreamConstraints) => Error | null = () => null;
  list: MediaDeviceInfo[] = [
    device('audioinput', 'default', 'Default - Desk microphone'),
    device('audioinput', 'desk', 'Desk microphone'),
    device('audioinput', 'headset', 'Headset'),
    device('videoinput', 'lid', 'Lid camera (046d:0825)'),
    device('videoinput', 'webcam', 'Webcam'),
    device('audiooutput', 'speakers', 'Speakers'),
  ];
  readonly #restore: (() => void)[] = [];
  readonly #statuses: { name: Name; status: PermissionStatus }[] = [];

  async install(): Promise<this> {
    const media = navigator.mediaDevices;
    const open = media.getUserMedia.bind(media);
    this.#replace(media, 'enumerateDevices', () => Promise.resolve(this.#visible()));
    this.#replace(media, 'getUserMedia', (constraints: MediaStreamConstraints) =>
      this.#open(constraints, open),
    );
    this.#replace(navigator.permissions, 'query', ({ name }: { name: Name }) =>
      Promise.resolve(this.#status(name)),
    );
    await devices.refresh();
    return this;
  }

  async restore(): Promise<void> {
    for (const restore of this.#restore) restore();
    for (const track of this.tracks) track.stop();
    localStorage.clear();
    await devices.refresh();
  }

  /** Changes the devices as the browser would tell it. */
  async plug(list: MediaDeviceInfo[]): Promise<void> {
    this.list = list;
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await devices.refresh();
  }

  allow(...names: Name[]): void {
    for (const name of names) this.#set(name, 'granted');
  }

  deny(...names: Name[]): void {
    for (const name of names) this.#set(name, 'denied');
  }

  get live(): readonly string[] {
    const open = this.tracks.filter((track) => track.readyState === 'live');
    return open.map((track) => track.getSettings().deviceId ?? '');
  }

  #set(name: Name, state: PermissionState): void {
    this.permissions[name] = state;
    for (const one of this.#statuses) if (one.name === name) one.status.dispatchEvent(new Event('change'));
  }

  #status(name: Name): PermissionStatus {
    const status = Object.defineProperty(new EventTarget(), 'state', {
      get: () => this.permissions[name],
    }) as PermissionStatus;
    this.#statuses.push({ name, status });
    return status;
  }

  #visible(): MediaDeviceInfo[] {
    const kinds = [...new Set(this.list.map((one) => one.kind))];
    return kinds.flatMap((kind) =>
      this.permissions[NAME_OF[kind]] === 'granted'
        ? this.list.filter((one) => one.kind === kind)
        : [device(kind, '', '')],
    );
  }

  async #open(
    constraints: MediaStreamConstraints,
    open: (constraints: MediaStreamConstraints) => Promise<MediaStream>,
  ): Promise<MediaStream> {
    this.asked.push(constraints);
    const names = [constraints.audio && 'microphone', constraints.video && 'camera'].filter(
      (one) => !!one,
    ) as Name[];
    const failure = this.failure(constraints);
    if (failure) throw failure;
    for (const name of names) if (this.permissions[name] === 'prompt') this.#set(name, this.answer);
    if (names.some((name) => this.permissions[name] !== 'granted')) {
      throw new DOMException('Permission denied', 'NotAllowedError');
    }
    const stream = await open({
      audio: !!constraints.audio,
      video: !!constraints.video && { width: 320, height: 180 },
    });
    for (const track of stream.getTracks()) {
      const kind = track.kind === 'audio' ? 'audioinput' : 'videoinput';
      const ours = this.list.filter((one) => one.kind === kind);
      const wanted = idOf(constraints[track.kind as 'audio' | 'video']);
      const given = ours.find((one) => one.deviceId === wanted) ?? ours[0];
      const settings = {
        ...track.getSettings(),
        deviceId: given?.deviceId ?? '',
        groupId: given?.groupId ?? '',
      };
      track.getSettings = () => settings;
      this.tracks.push(track);
    }
    return stream;
  }

  #replace(object: object, name: string, value: unknown): void {
    Object.defineProperty(object, name, { value, configurable: true, writable: true });
    this.#restore.push(() => delete (object as Record<string, unknown>)[name]);
  }
}
