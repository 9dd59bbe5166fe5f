import { html, nothing } from 'lit';
import { icon } from '../../shared/icon.js';
import { ellipsis, move } from '../../shared/stage-icons.js';
import { nameOf } from '../parts/tile.js';
import type { TemplateResult } from 'lit';
import type { Tile } from '../tiles.js';
import type { Actions, View } from '../view.js';
import type { FloatCorner } from './float-corner.js';
import type { StageWords } from './stage-words.js';

/** What is drawn on a tile besides the picture, and what more it is. */
export interface OnTile {
  /** Further part tokens. */
  readonly tokens: readonly string[];
  readonly controls: TemplateResult;
}

interface Options {
  readonly view: View;
  readonly actions: Actions;
  readonly words: StageWords;
  /** Whether the button is where Tab stops; arrow keys go on from there. */
  readonly isStop: boolean;
  /** Where the tile floats; `null` where it stands among the others. */
  readonly float: FloatCorner | null;
}

function mover(words: StageWords, float: FloatCorner): TemplateResult {
  return html`<button
    type="button"
    part="button"
    class="on-tile move"
    aria-label=${words.moveOwnView}
    title=${words.moveOwnView}
    @keydown=${float.keyPressed}
    @click=${float.next}
  >
    ${icon(move, 'button-icon')}
  </button>`;
}

/** The buttons on a tile. */
export function renderOnTile(tile: Tile, { view, actions, words, isStop, float }: Options): TemplateResult {
  const menu = `tile:${tile.key}` as const;
  const isOpen = view.menu === menu;
  const label = words.tileMenu(nameOf(tile, view));
  return html`${float ? mover(words, float) : nothing}
    <button
      type="button"
      part="button"
      class="on-tile more"
      data-key=${tile.key}
      tabindex=${isStop ? 0 : -1}
      aria-label=${label}
      aria-expanded=${isOpen}
      aria-controls="tile-menu"
      title=${label}
      @click=${() => actions.openMenu(isOpen ? null : menu)}
    >
      ${icon(ellipsis, 'button-icon')}
    </button>`;
}
