import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { check, link } from '../../shared/call-icons.js';
import { icon } from '../../shared/icon.js';
import { arrange, ratiosFor } from '../layout.js';
import { floatingTile, largeTile, tilesOf } from '../tiles.js';
import { renderTile } from './tile.js';
import type { TemplateResult } from 'lit';
import type { Actions, View } from '../view.js';

/** Everyone's pictures. */
export function renderStage(view: View, actions: Actions): TemplateResult {
  const { state, box, gap, layout, selfView, strings } = view;
  const tiles = view.screen === 'call' ? tilesOf(view.participants, selfView, view.isAudioOnly) : [];
  const places = arrange({
    keys: tiles.map(({ key }) => key),
    box,
    gap,
    ratios: ratiosFor(box, view.ratio),
    layout,
    large: largeTile(tiles, layout, state.activeSpeaker),
    floating: floatingTile(tiles, selfView),
  });
  const isAlone = tiles.length === 1 && state.phase === 'connected';
  return html`<div class="stage-area">
    <div
      part="stage"
      class="stage ${tiles.length === 1 ? 'single' : ''} ${view.isMoving ? '' : 'still'}"
      role="list"
      aria-label=${strings.people}
    >
      ${repeat(
        tiles,
        ({ key }) => key,
        (tile) => renderTile(tile, places.get(tile.key), view, actions),
      )}
    </div>
    <div class="empty" ?hidden=${!isAlone}>
      <slot name="empty">${isAlone && !view.isFilled('empty') ? alone(view, actions) : nothing}</slot>
    </div>
  </div>`;
}

function alone({ strings, canCopyLink, hasCopied }: View, actions: Actions): TemplateResult {
  return html`<div class="invite">
    <p>${strings.alone}</p>
    ${
      canCopyLink
        ? html`<button type="button" class="plain" part="button" @click=${actions.copyLink}>
            ${icon(hasCopied ? check : link)}${hasCopied ? strings.copied : strings.copyLink}
          </button>`
        : nothing
    }
  </div>`;
}
