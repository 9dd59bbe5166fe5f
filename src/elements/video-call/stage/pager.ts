import { html } from 'lit';
import { cssVars } from '../../shared/css-vars.js';
import { icon } from '../../shared/icon.js';
import { chevronLeft, chevronRight } from '../../shared/stage-icons.js';
import type { TemplateResult } from 'lit';
import type { Plan } from './plan.js';
import type { StageWords } from './stage-words.js';

/** Turns the pages of people where there is no room for all. */
export function renderPager(
  { page, pages, pager }: Plan,
  words: StageWords,
  turn: (by: number) => void,
): TemplateResult {
  const { x = 0, y = 0, width = 0, height = 0 } = pager ?? {};
  const place = { '--_x': `${x}px`, '--_y': `${y}px`, '--_w': `${width}px`, '--_h': `${height}px` } as const;
  return html`<div class="pager" role="group" aria-label=${words.pages} ${cssVars(place)}>
    <button
      type="button"
      part="button"
      class="turn"
      aria-label=${words.previousPage}
      title=${words.previousPage}
      @click=${() => turn(-1)}
    >
      ${icon(chevronLeft, 'button-icon')}
    </button>
    <span>${words.pageOf(page + 1, pages)}</span>
    <button
      type="button"
      part="button"
      class="turn"
      aria-label=${words.nextPage}
      title=${words.nextPage}
      @click=${() => turn(1)}
    >
      ${icon(chevronRight, 'button-icon')}
    </button>
  </div>`;
}
