/** What people and rooms may be called: all that a page needs to know of the protocol before it goes to a room. */

/** Longest display name, in grapheme clusters. */
export const MAX_DISPLAY_NAME = 64;

const NAME_IN_A_ROOM = /^[A-Za-z0-9._~-]{1,128}$/;

/** 1–128 characters of `A-Z a-z 0-9 . _ ~ -`. */
export function isRoomName(value: unknown): value is string {
  return typeof value === 'string' && NAME_IN_A_ROOM.test(value);
}

/** The same rule as for rooms. */
export function isPeerId(value: unknown): value is string {
  return typeof value === 'string' && NAME_IN_A_ROOM.test(value);
}
