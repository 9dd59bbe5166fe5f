import type { MAX_FILE_SIZE } from '../../../call/file-offer.js';
import type { PeerId } from '../../../call/call-state.js';
import type { Formats } from '../panels/formats.js';
import type { PanelHost } from '../panels/panel-host.js';
import type { ChatWords } from './chat-words.js';
import type { Unsent } from './entries.js';

/** Not imported, since both chunks would wait for a third one: the compiler compares the two. */
const MAX_SIZE: typeof MAX_FILE_SIZE = 104_857_600;

/** What this person sends, and what of it could not be sent. */
export class Outgoing {
  readonly #host: PanelHost;
  readonly #changed: () => void;
  /** Says what went wrong. */
  complain: (text: string) => void = () => undefined;
  #count = 0;
  #unsent: readonly Unsent[] = [];

  constructor(host: PanelHost, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
  }

  get unsent(): readonly Unsent[] {
    return this.#unsent;
  }

  send(text: string, to: PeerId | null): void {
    this.#host.sendMessage(text, to === null ? {} : { to }).catch(() => {
      this.#count += 1;
      this.#unsent = [...this.#unsent, { key: `unsent ${this.#count}`, text, to, at: Date.now() }];
      this.#changed();
    });
  }

  sendAgain(unsent: Unsent): void {
    this.discard(unsent);
    this.send(unsent.text, unsent.to);
  }

  discard(unsent: Unsent): void {
    this.#unsent = this.#unsent.filter((one) => one !== unsent);
    this.#changed();
  }

  sendFile(file: File, to: PeerId | null, words: ChatWords, formats: Formats): void {
    if (file.size > MAX_SIZE) return this.complain(words.fileTooLarge(formats.size(MAX_SIZE)));
    this.#host.sendFile(file, to === null ? {} : { to }).catch(() => this.complain(words.fileNotSent));
  }
}
