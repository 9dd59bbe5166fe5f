/**
 * Types of the elements for JSX, whatever makes elements out of it. For React 19 import `video-call-element/jsx/react`;
 * for Preact, and in the same way for others:
 *
 * ```ts
 * import type { HTMLAttributes } from 'preact';
 * import type { DevicePicker, VideoCall } from 'video-call-element/elements';
 * import type { DevicePickerProps, VideoCallProps } from 'video-call-element/jsx';
 *
 * declare module 'preact' {
 *   namespace JSX {
 *     interface IntrinsicElements {
 *       'video-call': HTMLAttributes<VideoCall> & VideoCallProps;
 *       'device-picker': HTMLAttributes<DevicePicker> & DevicePickerProps;
 *     }
 *   }
 * }
 * ```
 */
import type { CallEventMap, DevicePicker, DevicePickerEventMap, VideoCall } from './elements.js';

/** `peerId` as the attribute `peer-id`. */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Name;

/** As a property or as an attribute; the empty text turns a boolean on. */
type Value<T> = T extends boolean ? T | '' : T;

type Properties<Element, Name extends keyof Element> = { [K in Name]?: Value<Element[K]> | undefined };
type Attributes<Element, Name extends keyof Element> = {
  [K in Name as Kebab<K & string>]?: Value<Element[K]> | undefined;
};
type Listeners<Events> = {
  [K in keyof Events as `on${K & string}`]?: ((event: Events[K]) => void) | undefined;
};

type CallAttribute =
  | 'room'
  | 'peerId'
  | 'displayName'
  | 'server'
  | 'token'
  | 'autojoin'
  | 'startMuted'
  | 'startCameraOff'
  | 'audioOnly'
  | 'layout'
  | 'selfView'
  | 'features'
  | 'iceServers'
  | 'iceTransportPolicy'
  | 'noMirror'
  | 'noHotkeys';

/** What `<video-call>` takes beside what every element does. Listeners are named `oncall-join` and so on. */
export type VideoCallProps = Properties<
  VideoCall,
  CallAttribute | 'tokenProvider' | 'iceProvider' | 'createCall' | 'strings' | 'pinned'
> &
  Attributes<VideoCall, CallAttribute> &
  Listeners<CallEventMap>;

type PickerAttribute =
  | 'kind'
  | 'name'
  | 'label'
  | 'hint'
  | 'required'
  | 'disabled'
  | 'preview'
  | 'meter'
  | 'test'
  | 'autorequest'
  | 'persist';

/** What `<device-picker>` takes beside what every element does. Listeners are named `ondevice-error` and so on. */
export type DevicePickerProps = Properties<
  DevicePicker,
  PickerAttribute | 'htmlFor' | 'value' | 'defaultValue' | 'target' | 'strings'
> &
  Attributes<DevicePicker, PickerAttribute> &
  Listeners<DevicePickerEventMap> & { for?: string | undefined };
