import type { ReactiveController } from 'lit';
import type { CallAttributes } from './call-attributes.element.js';

/** What the page's author can mend: the markup, and where the server is. `unknown` is what nobody foresaw. */
const AUTHORS: ReadonlySet<string> = new Set([
  'invalid-room',
  'invalid-peer-id',
  'server-unreachable',
  'unknown',
]);

/** An element may be in the page before the page knows the room. */
const PATIENCE_WITH_ROOM = 1_000;

/** Tells the author of a page, in the console, what is wrong with its markup: each thing once. */
export class AuthorNotes implements ReactiveController {
  readonly #host: CallAttributes;
  readonly #told = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: CallAttributes) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('call-error', ({ target, detail: { error } }) => {
      if (target !== host || !AUTHORS.has(error.code)) return;
      const isByDefault = error.code === 'server-unreachable' && !host.server;
      this.#tell(error.message + (isByDefault ? '. Set the attribute server="…" to a call server' : ''));
    });
  }

  hostConnected(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#host.room) this.#tell('There is no call without a room: set the attribute room="…"');
    }, PATIENCE_WITH_ROOM);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** To be asked when the enumerated attribute `name` was read: whether it says what was made of it. */
  compare(name: string, text: string | null, meant: string): void {
    if (text && text.trim().toLowerCase() !== meant)
      this.#tell(`${name}="${text}" is not one of its values: it is taken for "${meant}"`);
  }

  #tell(text: string): void {
    if (this.#told.has(text)) return;
    this.#told.add(text);
    console.warn(`<video-call>: ${text}`, this.#host);
  }
}
