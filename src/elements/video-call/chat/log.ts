import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { isSameDay, isoOf } from '../panels/formats.js';
import { continues } from './entries.js';
import { renderFile } from './file-row.js';
import { linked } from './links.js';
import type { TemplateResult } from 'lit';
import type { PeerId } from '../../../call/call-state.js';
import type { Formats } from '../panels/formats.js';
import type { ChatWords } from './chat-words.js';
import type { Entry, Unsent } from './entries.js';
import type { FileActions } from './file-row.js';

/** What the log is drawn with. */
export interface LogParts extends FileActions {
  readonly words: ChatWords;
  readonly formats: Formats;
  readonly self: PeerId;
  /** The name of somebody who is here, or was. */
  readonly nameOf: (id: PeerId) => string;
  readonly sendAgain: (unsent: Unsent) => void;
  readonly discard: (unsent: Unsent) => void;
  readonly scrolled: () => void;
}

/** Who may read it, where that is not everyone. */
function audience({ to, from }: Entry, { words, self, nameOf }: LogParts): TemplateResult | typeof nothing {
  if (to === null) return nothing;
  const text = from === self ? words.onlyTo(nameOf(to)) : words.onlyToYou;
  return html`<span class="private">${text}</span>`;
}

function byline(entry: Entry, parts: LogParts): TemplateResult {
  const { words, formats, self, nameOf } = parts;
  const name = entry.from === self ? words.you('') : nameOf(entry.from);
  return html`<p class="by">
    <bdi title=${name}>${name}</bdi>
    <time datetime=${isoOf(entry.at)}>${formats.time(entry.at)}</time>
    ${audience(entry, parts)}
  </p>`;
}

function renderUnsent(unsent: Unsent, { words, sendAgain, discard }: LogParts): TemplateResult {
  return html`<p part="chat-message own" class="message unsent" dir="auto">
      <span class="text">${unsent.text}</span>
    </p>
    <p class="again">
      <span>${words.notSent}</span>
      <button type="button" part="button" class="small plain" @click=${() => sendAgain(unsent)}>
        ${words.sendAgain}
      </button>
      <button type="button" part="button" class="small" @click=${() => discard(unsent)}>
        ${words.discard}
      </button>
    </p>`;
}

function body(entry: Entry, parts: LogParts): TemplateResult {
  const isOwn = entry.from === parts.self;
  switch (entry.kind) {
    case 'file':
      return renderFile(entry.file, isOwn, parts);
    case 'unsent':
      return renderUnsent(entry.unsent, parts);
    case 'message': {
      const { text } = entry.message;
      const tokens = `${isOwn ? 'own' : ''} ${entry.to === null ? '' : 'private'}`;
      return html`<p
        part="chat-message ${tokens}"
        class="message"
        dir="auto"
        title=${parts.formats.time(entry.at)}
      >
        <span class="text">${guard([text], () => linked(text))}</span>
      </p>`;
    }
  }
}

/** Messages and files, by day and by person. */
export function renderLog(entries: readonly Entry[], parts: LogParts): TemplateResult {
  const { words, formats, scrolled } = parts;
  const today = Date.now();
  const dayOf = (at: number): string => (isSameDay(at, today) ? words.today : formats.day(at));
  return html`<div
    part="chat-log"
    class="log"
    role="log"
    aria-live="off"
    aria-label=${words.messages}
    tabindex="0"
    @scroll=${scrolled}
  >
    ${
      entries.length === 0
        ? html`<div class="none">
            <p>${words.noMessages}</p>
            <p>${words.messagesStayHere}</p>
          </div>`
        : nothing
    }
    ${repeat(
      entries,
      ({ key }) => key,
      (entry, index) => {
        const before = entries[index - 1];
        const isNewDay = before ? !isSameDay(before.at, entry.at) : !isSameDay(entry.at, today);
        return html`<div class="entry">
          ${isNewDay ? html`<p class="day"><span>${dayOf(entry.at)}</span></p>` : nothing}
          ${continues(before, entry) ? nothing : byline(entry, parts)} ${body(entry, parts)}
        </div>`;
      },
    )}
  </div>`;
}
