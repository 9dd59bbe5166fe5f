import type { CallEvents } from '../../call/call-events.js';
import type { Layout } from '../video-call/layout.js';
import type { Participant } from '../../call/participant.js';

/** What the engine tells and the element passes on as it is. */
type Forwarded = Exclude<keyof CallEvents, 'change'>;

type ForwardedEvents = { readonly [K in Forwarded as `call-${K}`]: CustomEvent<CallEvents[K]> };

/** Every event of `<video-call>`: bubbling and composed. */
export interface CallEventMap extends ForwardedEvents {
  'call-before-join': CustomEvent<{
    readonly room: string;
    readonly peerId: string;
    readonly displayName: string;
  }>;
  'call-before-leave': CustomEvent<{ readonly room: string }>;
  'call-stream': CustomEvent<{
    readonly participant: Participant;
    readonly stream: MediaStream;
    readonly kind: 'camera' | 'screen';
  }>;
  'call-layout-change': CustomEvent<{ readonly layout: Layout; readonly pinned: string | null }>;
  'call-autoplay-blocked': CustomEvent<{ readonly resume: () => Promise<void> }>;
}

/** The names of the events that the engine tells, without `call-`. */
export const FORWARDED: readonly Forwarded[] = [
  'state-change',
  'join',
  'leave',
  'participant-join',
  'participant-leave',
  'participant-update',
  'microphone-change',
  'camera-change',
  'screen-share-change',
  'device-error',
  'device-change',
  'active-speaker-change',
  'quality-change',
  'reconnecting',
  'reconnected',
  'message',
  'hand-change',
  'reaction',
  'data',
  'file',
  'file-change',
  'caption',
  'verify',
  'knock',
  'error',
];

const CANCELABLE: ReadonlySet<string> = new Set([
  'call-before-join',
  'call-before-leave',
  'call-autoplay-blocked',
  'call-device-error',
  'call-error',
  'call-message',
  'call-caption',
  'call-file',
  'call-knock',
] satisfies (keyof CallEventMap)[]);

/** Dispatches one of the events; false when a listener cancelled it. */
export function dispatchCallEvent<K extends keyof CallEventMap>(
  target: EventTarget,
  name: K,
  detail: CallEventMap[K]['detail'],
): boolean {
  const event = new CustomEvent(name, {
    detail,
    bubbles: true,
    composed: true,
    cancelable: CANCELABLE.has(name),
  });
  return target.dispatchEvent(event);
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the map is merged, not declared
  interface HTMLElementEventMap extends CallEventMap {}
}
