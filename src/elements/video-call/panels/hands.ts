import type { Participant } from '../../../call/participant.js';

const since = ({ handRaisedAt }: Participant): number => handRaisedAt || Infinity;

/** Whoever wants to speak, in the order in which the hands went up; then the others, as they came. */
export const handsFirst = (participants: readonly Participant[]): readonly Participant[] =>
  // Two who don't want to are Infinity - Infinity, which sorts as equal.
  participants.toSorted((a, b) => since(a) - since(b));
