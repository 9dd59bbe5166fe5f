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

/** Whoever is not wanted inside is not told to try again. */
const UNWANTED: ReadonlySet<CallErrorCode> = new Set(['denied', 'kicked']);

interface PanelExtras {
  readonly text?: string | undefined;
  readonly look?: string;
  /** What goes on meanwhile. */
  readonly status?: string;
}

/** What was said, in the words of a person, is set apart; without `label` there is nothing to press. */
function panel(
  { what, next }: Sentence,
  label: string,
  run: () => void,
  { text, look = 'primary', status }: PanelExtras = {},
): TemplateResult {
  return html`<div class="panel">
    <h2>${what}</h2>
    ${text ? html`<blockquote dir="auto">${text}</blockquote>` : nothing}
    ${next ? html`<p>${next}</p>` : nothing} ${status ? html`<p role="status">${status}</p>` : nothing}
    ${
      label
        ? html`<button type="button" part="button join" class=${look} @click=${run}>${label}</button>`
        : nothing
    }
  </div>`;
}

/** After a call. */
export function renderEnded({ state, strings, leaving }: View, actions: Actions): TemplateResult {
  const { reason, text } = leaving;
  const said = state.error
    ? strings.error(state.error.code, state.error.cause)
    : reason === 'kicked'
      ? strings.error(reason)
      : { what: strings.leftBy[reason], next: '' };
  const label = reason === 'kicked' ? '' : reason === 'replaced' ? strings.useHere : strings.rejoin;
  // Over for everyone: coming back is for who knows that somebody is there.
  return panel(said, label, actions.join, { text, look: reason === 'ended' ? 'plain' : 'primary' });
}

/** Instead of a call: the way out is where one came from, or another try once the page has mended what it said. */
export function renderFailed({ state, strings }: View, actions: Actions): TemplateResult {
  const code = state.error?.code ?? 'unknown';
  const said = strings.error(code, state.error?.cause);
  // The call goes on trying by itself, and nobody has to look at a watch.
  const isTrying = code === 'server-unreachable' && state.signaling === 'connecting';
  const status = isTrying ? strings.reconnecting : '';
  return FINAL.has(code) && history.length > 1
    ? panel(said, strings.goBack, actions.goBack)
    : panel(said, UNWANTED.has(code) ? '' : strings.tryAgain, actions.join, { status });
}
