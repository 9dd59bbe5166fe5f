import { html } from 'lit';
import { x } from '../../shared/call-icons.js';
import { icon } from '../../shared/icon.js';
import type { TemplateResult } from 'lit';

/** The title of a panel beside the stage, and what closes it. */
export const renderPanelHead = (
  id: string,
  title: string,
  closing: string,
  close: (event: Event) => void,
): TemplateResult =>
  html`<div class="side-head">
    <h2 id=${id}>${title}</h2>
    <button type="button" part="button" class="bare" aria-label=${closing} title=${closing} @click=${close}>
      ${icon(x, 'button-icon')}
    </button>
  </div>`;
