import type { ModerationRequest, RoomEvent } from '../src/signaling/room-protocol.js';
import type { Knocker, Room, Seat } from './room.js';

/** What a moderator's word makes happen in a room. */
export interface RoomActs {
  readonly tell: (room: Room, event: RoomEvent) => void;
  readonly admit: (knocker: Knocker) => void;
  readonly deny: (room: Room, knocker: Knocker) => void;
  readonly remove: (room: Room, seat: Seat, text: string | undefined) => void;
  readonly unlocked: (room: Room) => void;
  readonly end: (room: Room) => void;
}

/** Does what a moderator asks for; that `by` is one is known. Somebody who is not there any more is no matter. */
export function moderate(room: Room, by: Seat, request: ModerationRequest, acts: RoomActs): void {
  switch (request.op) {
    case 'admit':
    case 'deny': {
      const knocker = room.knockers.get(request.id);
      if (!knocker) return;
      if (request.op === 'admit') acts.admit(knocker);
      else acts.deny(room, knocker);
      return;
    }
    case 'mute':
      if (room.seats.has(request.id)) acts.tell(room, { op: 'mute', id: request.id, by: by.id });
      return;
    case 'kick': {
      const seat = room.seats.get(request.id);
      if (seat && seat !== by) acts.remove(room, seat, request.reason);
      return;
    }
    case 'lock': {
      const { locked } = request;
      if (room.isLocked === locked) return;
      room.isLocked = locked;
      acts.tell(room, { op: 'locked', locked, by: by.id });
      if (!locked) acts.unlocked(room);
      return;
    }
    case 'end':
      return acts.end(room);
  }
}
