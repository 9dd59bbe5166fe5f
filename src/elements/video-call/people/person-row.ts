import { html, nothing } from 'lit';
import { cssVars } from '../../shared/css-vars.js';
import { hand, screenShare } from '../../shared/call-icons.js';
import { icon } from '../../shared/icon.js';
import { mic, micOff, userRound, video, videoOff } from '../../shared/icons.js';
import { userMinus } from '../../shared/people-icons.js';
import { hueOf, initials } from '../tiles.js';
import { requestButton } from './request-button.js';
import type { TemplateResult } from 'lit';
import type { PeerId } from '../../../call/call-state.js';
import type { Participant } from '../../../call/participant.js';
import type { PeopleWords } from './people-words.js';
import type { Asking } from './request-button.js';

/** What a moderator can do about somebody. */
export interface PersonActions extends Asking {
  readonly mute: (id: PeerId) => void;
  readonly remove: (participant: Participant) => void;
}

/** The letters of a name on the colour of its id, as on the tile. */
export const smallFace = (id: PeerId, name: string): TemplateResult =>
  html`<span class="initials" aria-hidden="true" ${cssVars({ '--_hue': String(hueOf(id)) })}
    >${initials(name) || icon(userRound)}</span
  >`;

function statesOf(participant: Participant, words: PeopleWords): string {
  const { handRaised, microphoneEnabled, cameraEnabled, screenShareEnabled } = participant;
  const states = [
    ...(handRaised ? [words.handIsUp] : []),
    microphoneEnabled ? words.soundIsOn : words.soundIsOff,
    cameraEnabled ? words.pictureIsOn : words.pictureIsOff,
    ...(screenShareEnabled ? [words.sharing] : []),
  ];
  return states.join(', ');
}

function sound(
  { id, self, microphoneEnabled }: Participant,
  name: string,
  words: PeopleWords,
  actions: PersonActions | null,
): TemplateResult {
  if (!microphoneEnabled || self || !actions)
    return html`<span class="sound">${icon(microphoneEnabled ? mic : micOff)}</span>`;
  const label = words.muteOne(name);
  return requestButton(
    {
      look: 'bare filled',
      label,
      tooltip: label,
      content: icon(mic, 'button-icon'),
      what: `mute ${id}`,
      run: () => actions.mute(id),
    },
    actions,
  );
}

function removal(participant: Participant, label: string, actions: PersonActions): TemplateResult {
  return requestButton(
    {
      look: 'bare',
      part: 'button danger',
      label,
      tooltip: label,
      content: icon(userMinus, 'button-icon'),
      run: () => actions.remove(participant),
    },
    actions,
  );
}

/** Somebody in the call: who it is, what is on, and for a moderator what can be done. */
export function renderPerson(
  participant: Participant,
  words: PeopleWords,
  actions: PersonActions | null,
): TemplateResult {
  const { id, self, displayName, role, handRaised, cameraEnabled, screenShareEnabled } = participant;
  const name = displayName || (self ? words.yourself : words.guest);
  const marks = [
    ...(self && displayName ? [words.yourself] : []),
    ...(role === 'moderator' ? [words.moderator] : []),
  ];
  return html`<div class="person" role="listitem">
    ${smallFace(id, displayName)}
    <span class="who">
      <bdi title=${name}>${name}</bdi>
      ${marks.map((mark) => html`<span part="badge" class="badge">${mark}</span>`)}
      <span class="unseen">${statesOf(participant, words)}</span>
    </span>
    <span class="marks">
      ${handRaised ? icon(hand) : nothing} ${screenShareEnabled ? icon(screenShare) : nothing}
      ${icon(cameraEnabled ? video : videoOff)} ${sound(participant, name, words, actions)}
      ${self || !actions ? nothing : removal(participant, words.removeOne(name), actions)}
    </span>
  </div>`;
}
