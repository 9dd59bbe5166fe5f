import { html } from 'lit';
import { AskingAround } from './asking-around.js';
import { cardWords } from './card-words.js';
import { OwnLevel } from './own-level.js';
import { whoIsInside } from './who-is-inside.js';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Actions, View } from '../view.js';

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/** What comes to the card before a call once it can be seen: who is inside, and how loud one is. */
export class Card implements ReactiveController {
  readonly #asking = new AskingAround();
  readonly #level: OwnLevel;

  constructor(host: Host) {
    this.#level = new OwnLevel(() => host.renderRoot.querySelector<HTMLElement>('.level'));
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#asking.about(null, () => undefined);
    this.#level.follow(null);
  }

  /** To be told of everything that is drawn. */
  follow({ screen, state, loudness }: View, { look }: Actions): void {
    const isShown = screen === 'prejoin' && state.phase === 'prejoin';
    this.#asking.about(isShown && state.signaling === 'open' ? state.room : null, look);
    this.#level.follow(isShown && state.local.microphone.enabled ? loudness : null);
  }

  /** Who is in the room, as far as the server says. */
  inside({ state, strings }: View): TemplateResult[] {
    const lines = state.inside ? whoIsInside(state.inside, cardWords(strings)) : [];
    return lines.map((line) => html`<span title=${line}>${line}</span>`);
  }

  /** How loud the own microphone is. */
  meter({ strings }: View): TemplateResult {
    return html`<div
      part="meter"
      class="level"
      role="meter"
      aria-label=${cardWords(strings).microphoneLevel}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow="0"
      hidden
    >
      <div part="meter-bar"></div>
    </div>`;
  }
}
