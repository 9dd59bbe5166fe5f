import type { PeerId } from '../../../call/call-state.js';
import type { Actions } from '../view.js';
import type { ChatWords } from './chat-words.js';
import type { Entry } from './entries.js';

/** Longest text that is read out. */
const MOST_SAID = 200;

/** What comes sooner after the last is counted instead of read, in milliseconds: a flood is not read out. */
const PAUSE = 2_000;

interface Hearing {
  readonly words: ChatWords;
  readonly self: PeerId;
  readonly nameOf: (id: PeerId) => string;
  readonly say: Actions['say'];
}

/** What a screen reader hears of messages and files. */
export class ChatSpeech {
  #heard: ReadonlySet<string> = new Set();
  #counted = 0;
  #isCounting = false;
  #saidAt = -PAUSE;

  /** Says what is new since the last time. */
  follow(entries: readonly Entry[], { words, self, nameOf, say }: Hearing): void {
    const fresh = entries.filter(({ key, from }) => from !== self && !this.#heard.has(key));
    this.#heard = new Set(entries.map(({ key }) => key));
    const [one] = fresh;
    if (!one) return;
    const now = performance.now();
    if (fresh.length === 1 && this.#counted === 0 && now - this.#saidAt >= PAUSE) {
      this.#saidAt = now;
      return say(textOf(one, words, nameOf(one.from)), `${one.key} ${now}`);
    }
    this.#counted += fresh.length;
    if (this.#isCounting) return;
    this.#isCounting = true;
    setTimeout(() => {
      say(words.newMessages(this.#counted), `messages ${performance.now()}`);
      this.#counted = 0;
      this.#isCounting = false;
    }, PAUSE);
  }
}

function textOf(entry: Entry, words: ChatWords, name: string): string {
  if (entry.kind === 'file') return words.offersFile(name, entry.file.name);
  const text = entry.kind === 'message' ? entry.message.text.slice(0, MOST_SAID) : '';
  return entry.to === null ? words.says(name, text) : words.saysToYou(name, text);
}
