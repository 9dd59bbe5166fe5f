import { html, nothing } from 'lit';
import { cssVars } from '../../shared/css-vars.js';
import { icon } from '../../shared/icon.js';
import { userRound } from '../../shared/icons.js';
import { picture } from '../picture.js';
import { hueOf, initials } from '../tiles.js';
import type { TemplateResult } from 'lit';
import type { Tile } from '../tiles.js';
import type { Actions, View } from '../view.js';

/** Initials on a colour of the person's own, where there is no picture; a likeness of anybody for who has no name. */
function avatar({ participant }: Tile): TemplateResult {
  return html`<div
    part="avatar"
    class="avatar"
    aria-hidden="true"
    ${cssVars({ '--_hue': String(hueOf(participant.id)) })}
  >
    <span class="initials">${initials(participant.displayName) || icon(userRound)}</span>
  </div>`;
}

/** The picture of a tile with its stand-in: also the preview before joining. */
export function face(
  tile: Tile,
  part: string,
  { pictures, isMirrored }: View,
  actions: Actions,
): TemplateResult {
  const isMirror = tile.participant.self && isMirrored;
  const isShown = tile.isOn && pictures.has(tile.key);
  return html`
    <video
      part=${part}
      class=${isMirror ? 'mirror' : ''}
      autoplay
      playsinline
      disablepictureinpicture
      aria-hidden="true"
      tabindex="-1"
      .muted=${true}
      ${picture({
        stream: tile.stream,
        isOn: tile.isOn,
        changed: (isNowShown) => actions.pictureChanged(tile, isNowShown),
      })}
    ></video>
    ${isShown || tile.kind === 'screen' ? nothing : avatar(tile)}
  `;
}
