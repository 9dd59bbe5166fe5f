import { html, nothing } from 'lit';
import { renderPrejoin } from './prejoin.js';
import { renderEnded, renderFailed } from './screens.js';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { Line } from '../../shared/announcer.js';
import type { Card } from '../card/card.js';
import type { InCall } from '../in-call.js';
import type { MenuFocus } from '../menu-focus.js';
import type { Actions, View } from '../view.js';

/** What the frame is filled with besides the view. */
export interface Filling {
  readonly host: ReactiveControllerHost & HTMLElement;
  /** What is to be seen during a call, once it is loaded. */
  readonly call: InCall | null;
  /** What the card before it has besides what is at once there, once that is loaded. */
  readonly card: Card | null;
  readonly menu: MenuFocus;
  /** What a screen reader is to say. */
  readonly lines: readonly Line[];
}

/** All screens, of which one is shown, and every slot: they are always there. */
export function renderFrame(
  view: View,
  actions: Actions,
  { host, call, card, menu, lines }: Filling,
): TemplateResult {
  const { screen, strings } = view;
  card?.follow(view, actions);
  return html`<div
    part="base"
    class="base on-${screen}"
    role="region"
    aria-label=${strings.call}
    tabindex="-1"
    @slotchange=${() => host.requestUpdate()}
  >
    <div part="header" class="header"><slot name="header"></slot></div>
    ${call?.renderBanners(view, actions)}
    <p class="idle" ?hidden=${screen !== 'idle'}>${strings.idle}</p>
    <div class="screen" ?hidden=${screen !== 'prejoin'}>
      <slot name="prejoin">
        ${screen === 'prejoin' && !view.isFilled('prejoin') ? renderPrejoin(view, host, actions, card) : nothing}
      </slot>
      <slot name="permission-help"></slot>
      <slot name="prejoin-footer"></slot>
    </div>
    <div class="call" ?hidden=${screen !== 'call'}>${call?.render(view, actions, menu)}</div>
    <div class="screen" ?hidden=${screen !== 'ended'}>
      <slot name="ended"
        >${screen === 'ended' && !view.isFilled('ended') ? renderEnded(view, actions) : nothing}</slot
      >
    </div>
    <div class="screen" ?hidden=${screen !== 'failed'}>
      <slot name="error">
        ${screen === 'failed' && !view.isFilled('error') && !view.isErrorHandled ? renderFailed(view, actions) : nothing}
      </slot>
    </div>
    <div class="overlay"><slot name="overlay"></slot><slot></slot></div>
    ${call?.renderDialogs(view, actions)}
    <div id="tooltip" part="tooltip" class="tooltip" hidden></div>
    <div class="unseen" role="status" aria-atomic="false">${call?.renderLines(lines)}</div>
  </div>`;
}
