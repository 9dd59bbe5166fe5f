import type { CallErrorCode } from '../call/call-error.js';

/** What is said of the others in a call and of what a moderator can do. A page overrides any of it with `strings`. */
export const en = {
  peopleTitle: 'People',
  closePeople: 'Close people',
  moderator: 'Moderator',
  yourself: 'You',
  soundIsOn: 'microphone on',
  soundIsOff: 'microphone off',
  pictureIsOn: 'camera on',
  pictureIsOff: 'camera off',
  sharing: 'sharing the screen',
  handIsUp: 'hand raised',

  waitingList: (count: number): string => `Waiting (${count})`,
  waiting: (name: string): string => `${name} wants to join`,
  manyWaiting: (count: number): string => `${count} people want to join`,
  moreWaiting: (count: number): string => `${count} more`,
  showWaiting: 'Show everyone who waits',
  admit: 'Admit',
  admitOne: (name: string): string => `Admit ${name}`,
  admitAll: 'Admit all',
  deny: 'Deny',
  denyOne: (name: string): string => `Deny ${name}`,

  muteOne: (name: string): string => `Mute ${name}`,
  removeOne: (name: string): string => `Remove ${name}…`,
  removing: (name: string): string => `Remove ${name} from the call?`,
  removingMeans: 'They leave at once, and can’t come back to this call.',
  remove: 'Remove',
  lockRoom: 'Lock the room',
  openMeans: 'Open: whoever is invited comes straight in.',
  lockedMeans: 'Locked: newcomers knock, and you let them in.',
  waitingRoomMeans: 'Waiting room: everybody knocks here, locked or not.',
  roomIsLocked: 'The room is locked',
  roomIsOpen: 'The room is open again',
  endForAll: 'End for everyone…',
  ending: 'End the call for everyone?',
  endingMeans: 'Everyone leaves at once.',
  end: 'End the call',
  cancel: 'Cancel',

  serverAway: 'The call server is away. You can do this again as soon as it is back.',
  notDone: (code: CallErrorCode): string =>
    ({
      'room-full': 'There is no place left in the room. Let somebody in when somebody has left.',
      'server-unreachable': 'The call server did not answer. Check your connection, then try again.',
      denied: 'You are no moderator of this call any more. Ask another one.',
    })[code as string] ?? 'That did not work. Try again.',

  knockingTitle: 'Waiting to be let in',
  knockingMeans: 'Someone in the call has to let you in. Until then nobody sees or hears you.',
};

/** The catalogue a locale fills in; English is the measure. */
export type PeopleStrings = typeof en;
