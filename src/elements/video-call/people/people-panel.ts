import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../shared/icon.js';
import { lock } from '../../shared/people-icons.js';
import { handsFirst } from '../panels/hands.js';
import { renderPanelHead } from '../panels/panel-head.js';
import { renderPerson } from './person-row.js';
import { requestButton } from './request-button.js';
import { renderWaiting } from './waiting-list.js';
import type { TemplateResult } from 'lit';
import type { CallState } from '../../../call/call-state.js';
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

function lockMeans({ locked, waitingRoom }: CallState, words: PeopleWords): string {
  if (waitingRoom) return words.waitingRoomMeans;
  return locked ? words.lockedMeans : words.openMeans;
}

function moderation({ state }: View, words: PeopleWords, actions: PanelActions): TemplateResult {
  const { away } = actions;
  const end = {
    look: 'plain wide',
    part: 'button danger',
    label: words.endForAll,
    content: words.endForAll,
    run: actions.end,
  };
  return html`<div class="people-foot">
    <button
      type="button"
      role="switch"
      part="button"
      class="switch"
      aria-checked=${state.locked}
      aria-busy=${actions.isAsked('lock')}
      aria-disabled=${away !== ''}
      aria-describedby="lock-means"
      title=${away || nothing}
      @click=${away ? null : () => actions.lock(!state.locked)}
    >
      <span>${words.lockRoom}</span><span class="track"></span>
    </button>
    <p id="lock-means">${lockMeans(state, words)}</p>
    ${requestButton(end, actions)}
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
    ${isModerator && actions.away ? html`<p class="people-away">${actions.away}</p>` : nothing}
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
