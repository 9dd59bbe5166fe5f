import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** One of the icons in the files beside this one, drawn in the colour of the text. What it means has to stand beside it in words. */
export function icon(shapes: TemplateResult<2>, part = 'icon'): TemplateResult {
  return html`<svg
    part=${part}
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shapes}
  </svg>`;
}
