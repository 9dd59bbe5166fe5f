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

function panel({ what, next }: Sentence, label: string, run: () => void): TemplateResult {
  return html`<div class="panel">
    <h2>${what}</h2>
    ${next ? html`<p>${next}</p>` : nothing}
    <button type="button" part="button join" class="primary" @click=${run}>${label}</button>
  </div>`;
}

/** After a call. */
export function renderEnded({ state, strings, leaveReason }: View, actions: Actions): TemplateResult {
  const said = state.error
    ? strings.error(state.error.code, state.error.cause)
    : { what: strings.leftBy[leaveReason], next: '' };
  return panel(said, leaveReason === 'replaced' ? strings.useHere : strings.rejoin, actions.join);
}

/** Instead of a call: the way out is where one came from, or another try once the page has mended what it said. */
export function renderFailed({ state, strings }: View, actions: Actions): TemplateResult {
  const code = state.error?.code ?? 'unknown';
  const said = strings.error(code, state.error?.cause);
  return FINAL.has(code) && history.length > 1
    ? panel(said, strings.goBack, actions.goBack)
    : panel(said, strings.tryAgain, actions.join);
}
