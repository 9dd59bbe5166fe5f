import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { phone } from '../../shared/call-icons.js';
import { icon } from '../../shared/icon.js';
import { renderTile } from '../parts/tile.js';
import { renderToggle, togglesOf } from '../parts/toggles.js';
import { floatingTile, largeTiles } from '../stage/large-tiles.js';
import { planStage } from '../stage/plan.js';
import { tilesOf } from '../stage/stage-tiles.js';
import type { TemplateResult } from 'lit';
import type { OnTile } from '../stage/on-tile.js';
import type { Tile } from '../tiles.js';
import type { Actions, View } from '../view.js';

const FLOATING: OnTile = { tokens: ['floating'], controls: html`` };

/** Who speaks is on the first page, where there is no room for all. */
const speakerFirst = (tiles: readonly Tile[], speaker: string | null): readonly Tile[] =>
  tiles.toSorted((a, b) => Number(b.participant.id === speaker) - Number(a.participant.id === speaker));

function stage(view: View, actions: Actions): TemplateResult {
  const { participants, isAudioOnly, selfView, pinned, box, gap, ratio, state, strings } = view;
  const all = tilesOf(participants, selfView === 'hidden' ? selfView : 'float', isAudioOnly);
  const large = largeTiles(all, { layout: 'auto', activeSpeaker: state.activeSpeaker, pinned });
  const floating = floatingTile(all, 'float', large);
  const room = { box, gap, ratio };
  const plan = planStage({
    keys: speakerFirst(all, state.activeSpeaker).map(({ key }) => key),
    ...room,
    layout: 'speaker',
    large,
    floating,
    corner: { inline: 'end', block: 'end' },
    page: 0,
  });
  const shown = all.filter(({ key }) => plan.places.has(key));
  return html`<div part="stage" class="stage still" role="list" aria-label=${strings.people}>
    ${repeat(
      box.width > 0 ? shown : [],
      ({ key }) => key,
      (tile) =>
        renderTile(
          tile,
          plan.places.get(tile.key),
          view,
          actions,
          tile.key === floating ? FLOATING : undefined,
        ),
    )}
  </div>`;
}

/** The call as it is in a small window: everyone, and what one needs at hand. */
export function renderCallWindow(view: View, actions: Actions): TemplateResult {
  const { strings, state } = view;
  const isIn = state.phase !== 'knocking';
  return html`<div part="base" class="base on-call" role="region" aria-label=${strings.call}>
    <div class="call">
      <div class="middle">
        <div class="stage-area"><div class="stage-frame">${stage(view, actions)}</div></div>
      </div>
      <div class="toolbar-row">
        <div part="toolbar" class="toolbar" role="group" aria-label=${strings.controls}>
          ${isIn ? togglesOf(view).map((look) => renderToggle({ ...look, title: look.hint }, actions)) : nothing}
          <button
            type="button"
            part="button leave danger"
            class="round leave"
            aria-label=${strings.leave}
            title=${strings.leave}
            @click=${actions.leave}
          >
            ${icon(phone, 'button-icon')}
          </button>
        </div>
      </div>
    </div>
  </div>`;
}
