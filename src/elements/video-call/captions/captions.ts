import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { en } from '../../../locales/captions.en.js';
import { wordsOf } from '../../shared/words-with.js';
import { captions } from './captions.styles.js';
import type { CSSResult, TemplateResult } from 'lit';
import type { PeerId } from '../../../call/call-state.js';
import type { View } from '../view.js';

const wordsWith = wordsOf(en);

/** What is being said, in writing, over the foot of the stage. */
export class Captions {
  static readonly styles: readonly CSSResult[] = [captions];

  /** Always there, and before anything is said: a screen reader reads what comes into a log that it knows. */
  render({ state, participants, strings, isAnswered }: View): TemplateResult {
    const words = wordsWith(strings);
    const nameOf = (from: PeerId): string => {
      const person = participants.find(({ id }) => id === from);
      return person?.self ? words.you('') : person?.displayName || words.guest;
    };
    const shown = state.captions.filter(({ id }) => !isAnswered(id));
    return html`<div
      part="captions"
      class="captions"
      role="log"
      aria-live="polite"
      aria-label=${words.captions}
    >
      ${repeat(
        shown,
        // Another one when it is final: what may still change is not read out.
        ({ id, final }) => `${id} ${final}`,
        ({ from, text, final }) =>
          html`<p class=${final ? '' : 'unfinished'} aria-hidden=${final ? nothing : 'true'}>
            <bdi class="caption-name">${nameOf(from)}</bdi> <span dir="auto">${text}</span>
          </p>`,
      )}
    </div>`;
  }
}
