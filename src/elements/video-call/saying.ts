import type { Told } from '../../call/call-events.js';
import type { CallError } from '../../call/call-error.js';
import type { CallPhase } from '../../call/call-state.js';
import type { Participant } from '../../call/participant.js';
import type { RelayFailure } from '../../link/relay-trouble.js';
import type { Sentence, Strings } from '../../locales/en.js';
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

/** Whether an error says that somebody can't be reached, by a relay that failed or for whatever reason. */
export const isOfOnePerson = ({ code, cause }: CallError): boolean =>
  code === 'peer-unreachable' || (code === 'no-relay' && (cause as Partial<RelayFailure>)?.url !== undefined);

/** What happened and what to do about it, one after the other. */
export const sentence = ({ what, next }: Sentence): string => `${what} ${next}`;

/** Something for a screen reader to say, and what it is about. */
export interface Announcement {
  readonly text: string;
  /** Of several about the same, only what is new is said. */
  readonly matter: string;
}

/** What a screen reader should say about something that happened; `null` for nothing. */
export function announcementOf(
  told: Told,
  participants: readonly Participant[],
  strings: Strings,
): Announcement | null {
  const nameOf = (one: Participant | undefined): string => one?.displayName || strings.guest;
  switch (told.name) {
    case 'join':
      return { matter: 'call', text: strings.youJoined(told.detail.participants.length - 1) };
    case 'leave':
      return { matter: 'call', text: strings.leftBy[told.detail.reason] };
    case 'participant-join':
    case 'participant-leave': {
      const { participant } = told.detail;
      const say = told.name === 'participant-join' ? strings.joined : strings.hasLeft;
      return { matter: `presence ${participant.id}`, text: say(nameOf(participant)) };
    }
    case 'participant-update': {
      const { participant, changed } = told.detail;
      if (participant.self) return null;
      if (changed.includes('connection') && participant.connection.state === 'failed')
        return { matter: `connection ${participant.id}`, text: strings.unreachable(nameOf(participant)) };
      if (!changed.includes('screenShareEnabled')) return null;
      const say = participant.screenShareEnabled ? strings.sharesScreen : strings.stopsSharing;
      return { matter: `screen ${participant.id}`, text: say(nameOf(participant)) };
    }
    case 'reconnecting':
    case 'reconnected': {
      const { scope, peerId = '' } = told.detail;
      const isAway = told.name === 'reconnecting';
      const matter = `connection ${peerId}`;
      if (scope === 'signaling') return { matter, text: isAway ? strings.lostServer : strings.backAgain };
      const person = participants.find(({ id }) => id === peerId);
      const isHopeless = person?.connection.state === 'failed';
      const say = isHopeless ? strings.unreachable : isAway ? strings.lost : strings.reached;
      return { matter, text: say(nameOf(person)) };
    }
    default:
      return null;
  }
}
