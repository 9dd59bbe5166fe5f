import type { ChatMessage, FileTransfer, PeerId } from '../../../call/call-state.js';
import { isSameDay } from '../panels/formats.js';

/** A message that could not be sent. */
export interface Unsent {
  readonly key: string;
  readonly text: string;
  readonly to: PeerId | null;
  readonly at: number;
}

/** One thing in the log. */
export type Entry = {
  readonly key: string;
  readonly from: PeerId;
  readonly to: PeerId | null;
  readonly at: number;
} & (
  | { readonly kind: 'message'; readonly message: ChatMessage }
  | { readonly kind: 'file'; readonly file: FileTransfer }
  | { readonly kind: 'unsent'; readonly unsent: Unsent }
);

/** Messages of one person that are no further apart stand below one name. */
const TOGETHER = 5 * 60_000;

const ofMessage = (message: ChatMessage): Entry => {
  const { id, from, to, at } = message;
  return { key: `message ${from} ${id}`, kind: 'message', from, to, at, message };
};

const ofFile = (file: FileTransfer): Entry => {
  const { id, from, to, at } = file;
  return { key: `file ${id}`, kind: 'file', from, to, at, file };
};

/** Messages and files as they came: clocks differ from page to page, and are no measure for an order. */
export class Entries {
  readonly #places = new Map<string, number>();
  #count = 0;

  arrange(
    messages: readonly ChatMessage[],
    files: readonly FileTransfer[],
    unsent: readonly Unsent[],
    self: PeerId,
  ): readonly Entry[] {
    const entries: Entry[] = [
      ...messages.map(ofMessage),
      ...files.map(ofFile),
      ...unsent.map((one): Entry => ({
        key: one.key,
        kind: 'unsent',
        from: self,
        to: one.to,
        at: one.at,
        unsent: one,
      })),
    ];
    const keys = new Set(entries.map(({ key }) => key));
    for (const key of this.#places.keys()) if (!keys.has(key)) this.#places.delete(key);
    const fresh = entries.filter(({ key }) => !this.#places.has(key)).sort((a, b) => a.at - b.at);
    for (const { key } of fresh) this.#places.set(key, (this.#count += 1));
    const placeOf = ({ key }: Entry): number => this.#places.get(key) ?? 0;
    return entries.sort((a, b) => placeOf(a) - placeOf(b));
  }
}

/** Whether an entry continues the one before it: the same person to the same people, shortly after. */
export const continues = (before: Entry | undefined, entry: Entry): boolean =>
  before !== undefined &&
  entry.kind !== 'file' &&
  before.kind !== 'file' &&
  before.from === entry.from &&
  before.to === entry.to &&
  Math.abs(entry.at - before.at) < TOGETHER &&
  isSameDay(before.at, entry.at);
