import type { CallPhase } from '../../call/call-state.js';
import type { Strings } from '../../locales/en.js';
import type { Told } from './follow-call.js';
import type { Screen } from './view.js';

/** The screen for a state; on the way from room to room there is no goodbye in between. */
export function screenOf(phase: CallPhase, isSwitching: boolean): Screen {
  switch (phase) {
    case 'idle':
    case 'prejoin':
      return phase;
    case 'knocking':
    case 'connecting':
    case 'connected':
    case 'reconnecting':
      return 'call';
    case 'left':
      return isSwitching ? 'call' : 'ended';
    case 'failed':
      return 'failed';
  }
}

/** Whether the phase is one of being in a room, or on the way into it. */
export const isIn = (phase: CallPhase): boolean =>
  phase === 'connecting' || phase === 'knocking' || phase === 'connected' || phase === 'reconnecting';

/** What a screen reader should say about something that happened; `null` for nothing. */
export function announcementOf(told: Told, strings: Strings): string | null {
  switch (told.name) {
    case 'join':
      return strings.youJoined(told.detail.participants.length - 1);
    case 'leave':
      return strings.leftBy[told.detail.reason];
    case 'participant-join':
      return strings.joined(told.detail.participant.displayName || strings.guest);
    case 'participant-leave':
      return strings.hasLeft(told.detail.participant.displayName || strings.guest);
    case 'participant-update': {
      const { participant, changed } = told.detail;
      if (participant.self || !changed.includes('screenShareEnabled')) return null;
      const say = participant.screenShareEnabled ? strings.sharesScreen : strings.stopsSharing;
      return say(participant.displayName || strings.guest);
    }
    case 'reconnecting':
      return told.detail.scope === 'signaling' ? strings.lostServer : null;
    case 'reconnected':
      return told.detail.scope === 'signaling' ? strings.backAgain : null;
    default:
      return null;
  }
}
