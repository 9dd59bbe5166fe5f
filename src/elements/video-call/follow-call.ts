import { FORWARDED, dispatchCallEvent } from '../shared/events.js';
import type { Call } from '../../call/call.js';
import type { Told } from '../../call/call-events.js';
import type { CallState } from '../../call/call-state.js';
import type { Unsubscribe } from '../../call/emitter.js';

export interface CallFollower {
  /** After each change of state, before the events about it. */
  changed: () => void;
  /** After the event; `isAllowed` is false when the page cancelled it. */
  told: (told: Told, isAllowed: boolean) => void;
}

/** Passes on what a call tells as DOM events of `host`. */
export function followCall(call: Call, host: EventTarget, follower: CallFollower): Unsubscribe[] {
  const forward = <K extends (typeof FORWARDED)[number]>(name: K): Unsubscribe =>
    call.on(name, (detail) => {
      const isAllowed = dispatchCallEvent(host, `call-${name}`, detail as never);
      follower.told({ name, detail } as Told, isAllowed);
    });
  return [call.on('change', follower.changed), ...FORWARDED.map((name) => forward(name))];
}

/** The custom states that hold in `state`. */
export function customStates(
  { phase, people, local, verification }: CallState,
  isAudioOnly: boolean,
): ReadonlySet<string> {
  const isIn = phase === 'connected' || phase === 'reconnecting';
  const isOut = phase === 'idle' || phase === 'left' || phase === 'failed';
  const states: readonly (string | false | undefined)[] = [
    phase,
    isIn && people.length === 1 && 'alone',
    !isOut && !local.microphone.enabled && 'muted',
    !isOut && !local.camera.enabled && 'camera-off',
    local.screen.enabled && 'screen-sharing',
    people[0]?.handRaised && 'hand-raised',
    isAudioOnly && 'audio-only',
    isIn &&
      people.length > 1 &&
      people.every(
        ({ id, self }) => self || verification.some(({ peerId, verified }) => verified && peerId === id),
      ) &&
      'verified',
  ];
  return new Set(states.filter((state) => typeof state === 'string'));
}
