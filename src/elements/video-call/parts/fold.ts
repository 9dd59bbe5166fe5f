import { html } from 'lit';
import { chevronUp } from '../../shared/call-icons.js';
import { icon } from '../../shared/icon.js';
import type { TemplateResult } from 'lit';
import type { Actions, View } from '../view.js';

export { fold } from '../styles/fold.styles.js';

/** Says how many lines there are besides the first, where only that one is shown, and shows them. */
export function renderFold(count: number, { menu, strings }: View, { openMenu }: Actions): TemplateResult {
  const isOpen = menu === 'banners';
  return html`<button
    type="button"
    part="button"
    class="fold small plain"
    aria-expanded=${isOpen}
    aria-label=${strings.moreNotices(count)}
    @click=${() => openMenu(isOpen ? null : 'banners')}
  >
    ${isOpen ? icon(chevronUp, 'button-icon') : `+${count}`}
  </button>`;
}
