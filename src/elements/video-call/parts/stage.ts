import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { placeGrid, ratiosFor } from '../layout.js';
import { tilesOf } from '../stage/stage-tiles.js';
import { renderInvite } from './invite.js';
import { renderTile } from './tile.js';
import type { TemplateResult } from 'lit';
import type { PeerId } from '../../../call/call-state.js';
import type { PersonActions } from '../people/person-row.js';
import type { StageExtras } from '../stage/stage-extras.js';
import type { Actions, View } from '../view.js';

/** What the stage is drawn with besides the view. */
export interface Staging extends TileStaging {
  /** What a plain grid does without; `null` until loaded. */
  readonly extras: StageExtras | null;
  /** What is being said, in writing. */
  readonly captions: unknown;
}

/** What the menu of a tile is drawn with. */
export interface TileStaging {
  /** What a moderator can do about a person; `null` for everybody else. */
  readonly moderation: PersonActions | null;
  /** Opens what two people compare. */
  readonly verify: (id: PeerId) => void;
  /** For `focusout` on a menu. */
  readonly left: (event: FocusEvent) => void;
}

/** Everyone's pictures. */
export function renderStage(view: View, actions: Actions, staging: Staging): TemplateResult {
  const { state, box, gap, ratio, selfView, strings } = view;
  const { extras } = staging;
  const all = view.screen === 'call' ? tilesOf(view.participants, selfView, view.isAudioOnly) : [];
  const { tiles, places } = extras?.plan(all, view, actions) ?? {
    tiles: all,
    places: placeGrid(
      all.map(({ key }) => key),
      { x: 0, y: 0, ...box },
      gap,
      ratiosFor(box, ratio),
    ),
  };
  // Not by the tiles: one's own may be hidden.
  const isAlone = view.participants.length === 1 && state.phase === 'connected';
  return html`<div class="stage-area">
    <div class="stage-frame">
      <div
        part="stage"
        class="stage ${all.length === 1 ? 'single' : ''} ${view.isMoving ? '' : 'still'}"
        role="list"
        aria-label=${strings.people}
      >
        ${repeat(
          tiles,
          ({ key }) => key,
          (tile) =>
            renderTile(tile, places.get(tile.key), view, actions, extras?.onTile(tile, view, actions)),
        )}
      </div>
      ${extras?.render(staging)}
    </div>
    ${staging.captions}
    <div class="empty" ?hidden=${!isAlone}>
      <slot name="empty">${isAlone && !view.isFilled('empty') ? renderInvite(view, actions) : nothing}</slot>
    </div>
  </div>`;
}
