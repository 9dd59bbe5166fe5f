import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../shared/icon.js';
import { userRound } from '../../shared/icons.js';
import { smallFace } from './person-row.js';
import type { TemplateResult } from 'lit';
import type { Knock, PeerId } from '../../../call/call-state.js';
import type { PeopleWords } from './people-words.js';

/** What a moderator answers to a knock. */
export interface Answers {
  readonly admit: (...ids: readonly PeerId[]) => void;
  readonly deny: (id: PeerId) => void;
  /** Whether the server was asked for this, as in `admit ada`, and has yet to do it. */
  readonly isAsked: (what: string) => boolean;
}

const nameOf = ({ displayName }: Knock, { guest }: PeopleWords): string => displayName || guest;

function answer(
  label: string,
  full: string,
  look: 'primary' | 'plain',
  run: () => void,
  isBusy = false,
): TemplateResult {
  return html`<button
    type="button"
    part="button"
    class="small ${look}"
    aria-label=${full}
    aria-busy=${isBusy}
    @click=${run}
  >
    ${label}
  </button>`;
}

function bothAnswers(knock: Knock, words: PeopleWords, { admit, deny, isAsked }: Answers): TemplateResult {
  const name = nameOf(knock, words);
  const { id } = knock;
  return html`<span class="answers">
    ${answer(words.admit, words.admitOne(name), 'primary', () => admit(id), isAsked(`admit ${id}`))}
    ${answer(words.deny, words.denyOne(name), 'plain', () => deny(id), isAsked(`deny ${id}`))}
  </span>`;
}

/** Who stands at the door, for a moderator. */
export function renderWaiting(
  knocks: readonly Knock[],
  words: PeopleWords,
  answers: Answers,
): TemplateResult | typeof nothing {
  if (knocks.length === 0) return nothing;
  const all = (): void => answers.admit(...knocks.map(({ id }) => id));
  // Keyed: a button that had the focus must not become that of the next in the line.
  return html`<div class="people-line">
      <h3>${words.waitingList(knocks.length)}</h3>
      ${knocks.length > 1 ? answer(words.admitAll, words.admitAll, 'plain', all) : nothing}
    </div>
    <div role="list" class="persons">
      ${repeat(
        knocks,
        ({ id }) => id,
        (knock) =>
          html`<div class="person waiting" role="listitem">
            ${smallFace(knock.id, knock.displayName)}
            <span class="who"><bdi title=${nameOf(knock, words)}>${nameOf(knock, words)}</bdi></span>
            ${bothAnswers(knock, words, answers)}
          </div>`,
      )}
    </div>`;
}

/** What a screen reader says when these have come, and what the banner reads. */
export function knocksInWords(knocks: readonly Knock[], words: PeopleWords): string {
  const [first] = knocks;
  if (!first) return '';
  return knocks.length > 1 ? words.manyWaiting(knocks.length) : words.waiting(nameOf(first, words));
}

/** One line about who stands at the door; `show` opens the list, where there is one. */
export function renderKnockBanner(
  knocks: readonly Knock[],
  words: PeopleWords,
  answers: Answers,
  show: (() => void) | null,
): TemplateResult | typeof nothing {
  const [first] = knocks;
  if (!first) return nothing;
  const text = knocksInWords(knocks, words);
  const all = (): void => answers.admit(...knocks.map(({ id }) => id));
  const several = show
    ? answer(words.show, words.show, 'plain', show)
    : answer(words.admitAll, words.admitAll, 'plain', all);
  return html`<div part="banner" class="banner knock">
    ${icon(userRound)}
    <span class="banner-text" title=${text}>${text}</span>
    ${knocks.length > 1 ? html`<span class="answers">${several}</span>` : bothAnswers(first, words, answers)}
  </div>`;
}
