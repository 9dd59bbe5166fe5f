import { html, nothing } from 'lit';
import { icon } from '../../shared/icon.js';
import type { TemplateResult } from 'lit';

/** A button of the toolbar. */
export interface RoundButton {
  /** Its part token. */
  readonly name: string;
  /** What it is, whatever its state. */
  readonly label: string;
  /** What a press does, where that is something else. */
  readonly hint?: string;
  readonly shapes: TemplateResult<2>;
  /** Whether what it turns on is on. */
  readonly isOn?: boolean;
  /** Whether what it opens is open, and the id of that. */
  readonly isOpen?: boolean;
  readonly opens?: string;
  readonly isBusy?: boolean;
  /** The single key that does the same. */
  readonly key?: string;
  readonly run: () => void;
  /** What lies on it. */
  readonly mark?: unknown;
}

/** A round button that does one thing. */
export function renderRound(look: RoundButton): TemplateResult {
  const { name, label, hint = label, shapes, isOn, isOpen, opens, isBusy, key, run, mark } = look;
  return html`<button
    type="button"
    part="button ${name} ${isOn || isOpen ? 'active' : ''}"
    class="round ${isOn ? 'sharing' : ''}"
    aria-label=${label}
    aria-pressed=${isOn ?? nothing}
    aria-expanded=${isOpen ?? nothing}
    aria-controls=${opens ?? nothing}
    aria-busy=${isBusy ?? nothing}
    aria-keyshortcuts=${key ?? nothing}
    title=${key ? `${hint} (${key})` : hint}
    @click=${run}
  >
    ${icon(shapes, 'button-icon')}${mark}
  </button>`;
}

/** A number on a round button; what it counts stands in the button's label. */
export const countMark = (count: number): TemplateResult =>
  html`<span class="count" aria-hidden="true">${count}</span>`;
