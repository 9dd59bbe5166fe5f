import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { paperclip, sendHorizontal } from '../../shared/chat-icons.js';
import { icon } from '../../shared/icon.js';
import type { TemplateResult } from 'lit';
import type { PeerId } from '../../../call/call-state.js';
import type { MAX_CHAT_LENGTH } from '../../../call/messages.js';
import type { ChatWords } from './chat-words.js';

/** What is being written, and to whom. */
export interface Draft {
  readonly text: string;
  /** `null` for everyone. */
  readonly to: PeerId | null;
}

export interface ComposeParts {
  readonly words: ChatWords;
  readonly draft: Draft;
  /** Who can be written to alone. */
  readonly others: readonly { readonly id: PeerId; readonly name: string }[];
  readonly nameOf: (id: PeerId) => string;
  readonly write: (draft: Draft) => void;
  readonly send: () => void;
  readonly sendFiles: (files: readonly File[]) => void;
}

/** Not imported, since that would make a chunk of its own of what carries the call: the compiler compares the two. */
const MAX_LENGTH: typeof MAX_CHAT_LENGTH = 4_000;

/** Lines that are in sight at once. */
const MOST_ROWS = 5;

/** The key code of what an input method is still working on; Safari tells the Enter that ends it in no other way. */
const COMPOSING = 229;

function recipients({ words, draft, others, nameOf, write }: ComposeParts): TemplateResult | typeof nothing {
  const { to } = draft;
  const isHere = to === null || others.some(({ id }) => id === to);
  if (others.length === 0 && isHere) return nothing;
  const choose = ({ target }: Event): void =>
    write({ ...draft, to: (target as HTMLSelectElement).value || null });
  // Whoever left stays chosen: what was meant for one person must not go to everyone.
  return html`<label class="to">
    <span>${words.messageTo}</span>
    <select @change=${choose}>
      <option value="" .selected=${to === null}>${words.everyone}</option>
      ${others.map(({ id, name }) => html`<option value=${id} .selected=${to === id}>${name}</option>`)}
      ${isHere ? nothing : html`<option value=${to} .selected=${true}>${words.hasGone(nameOf(to))}</option>`}
    </select>
  </label>`;
}

function fileButton({ words, sendFiles }: ComposeParts): TemplateResult {
  const choose = ({ currentTarget }: Event): void =>
    (currentTarget as HTMLElement).parentElement?.querySelector<HTMLElement>('input[type=file]')?.click();
  const chosen = ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    sendFiles([...(input.files ?? [])]);
    // The same file may be chosen once more.
    input.value = '';
  };
  return html`<input
      type="file"
      multiple
      hidden
      tabindex="-1"
      aria-label=${words.chooseFile}
      @change=${chosen}
    />
    <button
      type="button"
      part="button"
      class="bare"
      aria-label=${words.chooseFile}
      title=${words.chooseFile}
      @click=${choose}
    >
      ${icon(paperclip, 'button-icon')}
    </button>`;
}

/** Where one writes. Enter sends, with Shift it ends a line. */
export function renderCompose(parts: ComposeParts): TemplateResult {
  const { words, draft, nameOf, write, send } = parts;
  const { text, to } = draft;
  const label = to === null ? words.writeToAll : words.writeTo(nameOf(to));
  const submitted = (event: Event): void => {
    event.preventDefault();
    send();
  };
  const typed = ({ target }: Event): void => write({ ...draft, text: (target as HTMLTextAreaElement).value });
  const pressed = (event: KeyboardEvent): void => {
    const isInput = event.isComposing || event.keyCode === COMPOSING;
    if (event.key !== 'Enter' || event.shiftKey || isInput) return;
    event.preventDefault();
    send();
  };
  const pasted = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    parts.sendFiles(files);
  };
  return html`<form class="compose ${to === null ? '' : 'to-one'}" @submit=${submitted}>
    ${recipients(parts)}
    <div class="write">
      <textarea
        part="chat-input"
        rows=${Math.min(MOST_ROWS, text.split('\n').length)}
        maxlength=${MAX_LENGTH}
        dir="auto"
        enterkeyhint="send"
        aria-label=${label}
        placeholder=${to === null ? words.placeholder : words.placeholderTo(nameOf(to))}
        .value=${live(text)}
        @input=${typed}
        @keydown=${pressed}
        @paste=${pasted}
      ></textarea>
      ${fileButton(parts)}
      <button
        type="submit"
        part="button"
        class="bare send"
        aria-label=${words.sendMessage}
        title=${words.sendMessage}
      >
        ${icon(sendHorizontal, 'button-icon')}
      </button>
    </div>
  </form>`;
}
