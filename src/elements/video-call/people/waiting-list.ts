import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../shared/icon.js';
import { userRound } from '../../shared/icons.js';
import { smallFace } from './person-row.js';
import { requestButton } from './request-button.js';
import type { TemplateResult } from 'lit';
import type { Knock, PeerId } from '../../../call/call-state.js';
import type { PeopleWords } from './people-words.js';
import type { Asking } from './request-button.js';

/** What a moderator answers to a knock. */
export interface Answers extends Asking {
  /** `pressed` is the button by which it was said. */
  readonly admit: (ids: readonly PeerId[], pressed: HTMLElement) => void;
  readonly deny: (id: PeerId, pressed: HTMLElement) => void;
}

const nameOf = ({ displayName }: Knock, { guest }: PeopleWords): string => displayName || guest;

function bothAnswers(knock: Knock, words: PeopleWords, answers: Answers): TemplateResult {
  const name = nameOf(knock, words);
  const { id } = knock;
  const admit = {
    look: 'small primary',
    label: words.admitOne(name),
    content: words.admit,
    what: `admit ${id}`,
    about: id,
    run: (pressed: HTMLElement) => answers.admit([id], pressed),
  };
  const deny = {
    look: 'small plain',
    label: words.denyOne(name),
    content: words.deny,
    what: `deny ${id}`,
    about: id,
    run: (pressed: HTMLElement) => answers.deny(id, pressed),
  };
  return html`<span class="answers">${requestButton(admit, answers)} ${requestButton(deny, answers)}</span>`;
}

function admitAll(knocks: readonly Knock[], words: PeopleWords, answers: Answers): TemplateResult {
  const ids = knocks.map(({ id }) => id);
  const all = {
    look: 'small plain',
    label: words.admitAll,
    content: words.admitAll,
    what: 'admit-all',
    about: ids.join(' '),
    run: (pressed: HTMLElement) => answers.admit(ids, pressed),
  };
  return requestButton(all, answers);
}

/** Who stands at the door, for a moderator. */
export function renderWaiting(
  knocks: readonly Knock[],
  words: PeopleWords,
  answers: Answers,
): TemplateResult | typeof nothing {
  if (knocks.length === 0) return nothing;
  // Keyed: a button that had the focus must not become that of the next in the line.
  return html`<div class="people-line">
      <h3>${words.waitingList(knocks.length)}</h3>
      ${knocks.length > 1 ? admitAll(knocks, words, answers) : nothing}
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

/** What a screen reader says when these have come. */
export function knocksInWords(knocks: readonly Knock[], words: PeopleWords): string {
  const [first] = knocks;
  if (!first) return '';
  return knocks.length > 1 ? words.manyWaiting(knocks.length) : words.waiting(nameOf(first, words));
}

function theOthers(count: number, words: PeopleWords, show: (() => void) | null): TemplateResult {
  const text = words.moreWaiting(count);
  if (!show) return html`<span class="more">${text}</span>`;
  return html`<button
    type="button"
    part="button"
    class="small plain more"
    title=${words.showWaiting}
    @click=${show}
  >
    ${text}
  </button>`;
}

/**
 * One line about who has stood at the door longest, so that nobody who comes takes the place of somebody else's answers;
 * `show` opens the list of all, where there is one.
 */
export function renderKnockBanner(
  knocks: readonly Knock[],
  words: PeopleWords,
  answers: Answers,
  show: (() => void) | null,
): TemplateResult | typeof nothing {
  const [first, ...others] = knocks;
  if (!first) return nothing;
  const text = words.waiting(nameOf(first, words));
  return html`<div part="banner" class="banner knock">
    ${icon(userRound)}
    <span class="banner-text" title=${text}>${text}</span>
    ${others.length > 0 ? theOthers(others.length, words, show) : nothing}
    ${keyed(first.id, bothAnswers(first, words, answers))}
  </div>`;
}
