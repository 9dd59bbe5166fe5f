import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { hand } from '../../shared/call-icons.js';
import { icon } from '../../shared/icon.js';
import { chatWords } from '../chat/chat-words.js';
import { reactions } from './reactions.styles.js';
import type { CSSResult, ReactiveController, TemplateResult } from 'lit';
import type { PeerId, Reaction } from '../../../call/call-state.js';
import type { Participant } from '../../../call/participant.js';
import type { PanelHost } from '../panels/panel-host.js';
import type { Actions, View } from '../view.js';

const CHOICES = ['👍', '❤️', '😂', '👏', '🎉', '😮'];

/** Raised hands and reactions: the choice of one, what tiles show, and what a screen reader hears. */
export class Reactions implements ReactiveController {
  static readonly styles: readonly CSSResult[] = [reactions];

  readonly #host: PanelHost;
  /** The hands and reactions that were told of. */
  #raised: ReadonlySet<PeerId> = new Set();
  #shown: readonly Reaction[] = [];
  #speak: () => void = () => undefined;

  constructor(host: PanelHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    // What is said is drawn as well: in the update after this one.
    queueMicrotask(() => this.#speak());
  }

  /** Takes in what is to be drawn. */
  follow(view: View, { say }: Actions): void {
    this.#speak = () => this.#announce(view, say);
  }

  /** A few emoji to choose from. */
  choices({ strings }: View): TemplateResult {
    const words = chatWords(strings);
    return html`<div class="emojis">
      ${CHOICES.map(
        (emoji) =>
          html`<button
            type="button"
            part="button"
            class="emoji"
            aria-label=${words.reactWith(emoji)}
            @click=${() => this.#react(emoji)}
          >
            ${emoji}
          </button>`,
      )}
    </div>`;
  }

  /** What lies over the tile of a person for now. */
  onTile({ id, handRaised }: Participant, { state, strings }: View): TemplateResult {
    const words = chatWords(strings);
    const own = state.reactions.filter(({ from }) => from === id);
    return html`${
        handRaised
          ? html`<div class="hand" title=${words.handUp}>
              ${icon(hand)}<span class="unseen">${words.handUp}</span>
            </div>`
          : nothing
      }
      <div class="floats" aria-hidden="true">
        ${repeat(
          own,
          (reaction) => reaction.id,
          ({ emoji }) => html`<span part="reaction" class="float">${emoji}</span>`,
        )}
      </div>`;
  }

  #react(emoji: string): void {
    // One that comes too soon, or while nobody can be told, is no matter to speak of.
    this.#host.react(emoji).catch(() => undefined);
  }

  #announce({ participants, state, strings }: View, say: Actions['say']): void {
    const words = chatWords(strings);
    const raised = participants.filter(({ handRaised }) => handRaised);
    for (const { id, self, displayName } of raised)
      if (!self && !this.#raised.has(id))
        say(words.raisesHand(displayName || words.guest), `hand ${id} ${performance.now()}`);
    this.#raised = new Set(raised.map(({ id }) => id));
    const fresh = state.reactions.filter((one) => !this.#shown.includes(one));
    this.#shown = state.reactions;
    for (const { from, emoji } of fresh) {
      const person = participants.find(({ id }) => id === from);
      // The same of the same person once: applause is not read out clap by clap.
      if (person && !person.self)
        say(words.reacts(person.displayName || words.guest, emoji), `reaction ${from}`);
    }
  }
}
