import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CallErrorCode } from '../../../call/call-error.js';
import type { Sentence } from '../../../locales/en.js';
import type { Actions, View } from '../view.js';

/** Trying again changes nothing here. */
const FINAL: ReadonlySet<CallErrorCode> = new Set([
  'invalid-room',
  'invalid-peer-id',
  'unsupported-browser',
  'insecure-context',
  'policy-blocked',
]);

function panel({ what, next }: Sentence, button: string, run: () => void): TemplateResult {
  return html`<div class="panel">
    <h2>${what}</h2>
    ${next ? html`<p>${next}</p>` : nothing}
    ${button ? html`<button type="button" part="button join" class="primary" @click=${run}>${button}</button>` : nothing}
  </div>`;
}

/** After a call. */
export function renderEnded({ state, strings, leaveReason }: View, actions: Actions): TemplateResult {
  const said = state.error ? strings.error(state.error.code) : null;
  const next = leaveReason === 'replaced' ? strings.leftWhy.replaced : '';
  return panel(said ?? { what: strings.leftBy[leaveReason], next }, strings.rejoin, actions.join);
}

/** Instead of a call. */
export function renderFailed({ state, strings }: View, actions: Actions): TemplateResult {
  const code = state.error?.code ?? 'unknown';
  return panel(strings.error(code), FINAL.has(code) ? '' : strings.tryAgain, actions.join);
}
