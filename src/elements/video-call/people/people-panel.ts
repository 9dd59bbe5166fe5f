import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../shared/icon.js';
import { lock } from '../../shared/people-icons.js';
import { handsFirst } from '../panels/hands.js';
import { renderPanelHead } from '../panels/panel-head.js';
import { renderPerson } from './person-row.js';
import { renderWaiting } from './waiting-list.js';
import type { TemplateResult } from 'lit';
import type { View } from '../view.js';
import type { PeopleWords } from './people-words.js';
import type { PersonActions } from './person-row.js';
import type { Answers } from './waiting-list.js';

/** What can be done in the panel. */
export interface PanelActions extends PersonActions, Answers {
  readonly close: () => void;
  readonly lock: (on: boolean) => void;
  readonly end: () => void;
}

function moderation({ state }: View, words: PeopleWords, actions: PanelActions): TemplateResult {
  return html`<div class="people-foot">
    <button
      type="button"
      role="switch"
      part="button"
      class="switch"
      aria-checked=${state.locked}
      aria-busy=${actions.isAsked('lock')}
      aria-describedby="lock-means"
      @click=${() => actions.lock(!state.locked)}
    >
      <span>${words.lockRoom}</span><span class="track"></span>
    </button>
    <p id="lock-means">${words.lockMeans}</p>
    <button
      type="button"
      part="button danger"
      class="plain wide"
      aria-haspopup="dialog"
      @click=${actions.end}
    >
      ${words.endForAll}
    </button>
  </div>`;
}

/** Who is in the call and who waits for it, and for a moderator what can be done about it. */
export function renderPeople(view: View, words: PeopleWords, actions: PanelActions): TemplateResult {
  const { participants, state } = view;
  const isModerator = participants[0]?.role === 'moderator';
  const locked = html`<p class="people-foot locked">${icon(lock)}${words.roomIsLocked}</p>`;
  return html`<section
    id="people"
    part="people"
    class="side people"
    tabindex="-1"
    aria-labelledby="people-title"
  >
    ${renderPanelHead('people-title', words.peopleTitle, words.closePeople, actions.close)}
    ${isModerator ? renderWaiting(state.knocks, words, actions) : nothing}
    <div role="list" class="persons" aria-label=${words.people}>
      ${repeat(
        handsFirst(participants),
        ({ id }) => id,
        (participant) => renderPerson(participant, words, isModerator ? actions : null),
      )}
    </div>
    ${isModerator ? moderation(view, words, actions) : state.locked ? locked : nothing}
  </section>`;
}
