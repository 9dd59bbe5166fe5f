import { html, nothing } from 'lit';
import { Formats } from '../panels/formats.js';
import { PanelFocus } from '../panels/panel-focus.js';
import { renderPanelHead } from '../panels/panel-head.js';
import { panel } from '../panels/panel.styles.js';
import { ChatSpeech } from './chat-speech.js';
import { chatWords } from './chat-words.js';
import { chat } from './chat.styles.js';
import { renderCompose } from './compose.js';
import { Entries } from './entries.js';
import { FileDrop, renderDropHint } from './file-drop.js';
import { Outgoing } from './outgoing.js';
import { renderLog } from './log.js';
import { Scrolling } from './scrolling.js';
import type { CSSResult, ReactiveController, TemplateResult } from 'lit';
import type { PeerId } from '../../../call/call-state.js';
import type { PanelHost } from '../panels/panel-host.js';
import type { Actions, View } from '../view.js';
import type { ChatWords } from './chat-words.js';
import type { Draft } from './compose.js';
import type { Entry } from './entries.js';
import type { LogParts } from './log.js';

/** What is drawn of messages and files, and what waits to be read. */
export class Chat implements ReactiveController {
  static readonly styles: readonly CSSResult[] = [panel, chat];

  readonly #host: PanelHost;
  readonly #focus: PanelFocus;
  readonly #scrolling: Scrolling;
  readonly #outgoing: Outgoing;
  readonly #speech = new ChatSpeech();
  readonly #drop: FileDrop;
  readonly #entries = new Entries();
  /** Names outlast those who have them. */
  readonly #names = new Map<PeerId, string>();
  readonly #addresses = new WeakMap<File, string>();
  #seen: ReadonlySet<string> = new Set();
  #shown: readonly Entry[] = [];
  #draft: Draft = { text: '', to: null };
  #self: PeerId = '';
  #words!: ChatWords;
  #formats = { locale: '', value: new Formats('') };
  #speak: () => void = () => undefined;

  constructor(host: PanelHost) {
    this.#host = host;
    this.#focus = new PanelFocus(host, 'chat', 'textarea');
    this.#scrolling = new Scrolling(host);
    this.#outgoing = new Outgoing(host, () => host.requestUpdate());
    this.#drop = new FileDrop(host, (files) => this.#sendFiles(files));
    host.addController(this);
  }

  /** How many messages and files of others have not been in sight. */
  get unread(): number {
    return this.#shown.filter(({ key, from }) => from !== this.#self && !this.#seen.has(key)).length;
  }

  hostUpdated(): void {
    // What is seen and said is drawn as well: in the update after this one.
    queueMicrotask(() => {
      this.#speak();
      if (!this.#scrolling.isAtEnd || this.unread === 0) return;
      this.#seen = new Set(this.#shown.map(({ key }) => key));
      this.#host.requestUpdate();
    });
  }

  /** Takes in what is to be drawn. */
  follow(view: View, actions: Actions): void {
    const { participants, state, isAnswered, locale } = view;
    if (locale !== this.#formats.locale) this.#formats = { locale, value: new Formats(locale) };
    const words = (this.#words = chatWords(view.strings));
    this.#focus.follow(view, actions);
    this.#outgoing.complain = (text) => actions.notify(text);
    this.#self = participants[0]?.id ?? '';
    for (const { id, displayName } of participants) this.#names.set(id, displayName || words.guest);
    const isOurs = ({ id }: { readonly id: string }): boolean => !isAnswered(id);
    this.#shown = this.#entries.arrange(
      state.messages.filter(isOurs),
      state.files.filter(isOurs),
      this.#outgoing.unsent,
      this.#self,
    );
    const hearing = { words, self: this.#self, nameOf: this.#nameOf(words), say: actions.say };
    this.#speak = () => this.#speech.follow(this.#shown, hearing);
  }

  /** What the button that opens the panel says. */
  hint({ strings }: View): string {
    const { unread } = this;
    return unread > 0 ? `${strings.chat}: ${chatWords(strings).newMessages(unread)}` : strings.chat;
  }

  panel(view: View, actions: Actions): TemplateResult | typeof nothing {
    if (view.panel !== 'chat') return nothing;
    const words = chatWords(view.strings);
    const { unread } = this;
    const hasMore = unread > 0 && !this.#scrolling.isAtEnd;
    return html`<section
      id="chat"
      part="chat"
      class="side chat"
      tabindex="-1"
      aria-labelledby="chat-title"
      @dragover=${this.#drop.over}
      @dragleave=${this.#drop.left}
      @drop=${this.#drop.dropped}
    >
      ${renderPanelHead('chat-title', words.chatTitle, words.closeChat, () => actions.openPanel(null))}
      ${renderLog(this.#shown, this.#logParts(words))}
      ${this.#drop.isOver ? renderDropHint(words.dropFiles) : nothing}
      <div class="newer" ?hidden=${!hasMore}>
        <button type="button" part="button" class="small primary" @click=${this.#scrolling.toEnd}>
          ${words.newMessages(unread)}
        </button>
      </div>
      ${renderCompose({
        words,
        draft: this.#draft,
        others: view.participants
          .filter(({ self }) => !self)
          .map(({ id, displayName }) => ({ id, name: displayName || words.guest })),
        nameOf: this.#nameOf(words),
        write: (draft) => this.#write(draft),
        send: () => this.#send(),
        sendFiles: (files) => this.#sendFiles(files),
      })}
    </section>`;
  }

  #logParts(words: ChatWords): LogParts {
    const host = this.#host;
    return {
      words,
      formats: this.#formats.value,
      self: this.#self,
      nameOf: this.#nameOf(words),
      scrolled: this.#scrolling.scrolled,
      sendAgain: (unsent) => this.#outgoing.sendAgain(unsent),
      discard: (unsent) => this.#outgoing.discard(unsent),
      accept: ({ id }) => void host.acceptFile(id).catch(() => undefined),
      cancel: ({ id }) => void host.cancelFile(id).catch(() => undefined),
      offerAgain: ({ file, to }) => this.#sendFiles(file ? [file] : [], to),
      addressOf: (file) => this.#addressOf(file),
    };
  }

  #nameOf(words: ChatWords): (id: PeerId) => string {
    return (id) => this.#names.get(id) ?? words.guest;
  }

  /** One for each file, for as long as the page is there: it may be saved at any time. */
  #addressOf(file: File): string {
    const address = this.#addresses.get(file) ?? URL.createObjectURL(file);
    this.#addresses.set(file, address);
    return address;
  }

  #write(draft: Draft): void {
    this.#draft = draft;
    this.#host.requestUpdate();
  }

  #send(): void {
    const { text, to } = this.#draft;
    if (text.trim() === '') return;
    this.#write({ text: '', to });
    this.#scrolling.toEnd();
    this.#outgoing.send(text.trim(), to);
  }

  #sendFiles(files: readonly File[], to: PeerId | null = this.#draft.to): void {
    for (const file of files) this.#outgoing.sendFile(file, to, this.#words, this.#formats.value);
  }
}
