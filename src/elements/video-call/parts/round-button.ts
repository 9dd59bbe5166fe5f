import { html, nothing } from 'lit';
import { icon } from '../../shared/icon.js';
import type { TemplateResult } from 'lit';

/** Something that can be done during a call: a round button of the toolbar, or a line in the menu behind it. */
export interface Control {
  /** Its part token. */
  readonly name: string;
  /** What it is, whatever its state. */
  readonly label: string;
  /** What a press does, where that is something else. */
  readonly hint?: string;
  /** The same where there are no tooltips of ours. */
  readonly title?: string;
  readonly shapes: TemplateResult<2>;
  /** Whether what it turns on is on. */
  readonly isOn?: boolean;
  /** Whether what it opens is open, and the id of that. */
  readonly isOpen?: boolean;
  readonly opens?: string;
  /** What that is, where it is a menu to the keyboard as well. */
  readonly popup?: 'menu';
  readonly isBusy?: boolean;
  /** The single key that does the same; empty where keys are the page's. */
  readonly key?: string;
  readonly run: () => void;
  /** What lies on it. */
  readonly mark?: unknown;
}

/** A round button that does one thing; `look` are classes besides. */
export function renderRound(control: Control, look = ''): TemplateResult {
  const {
    name,
    label,
    hint = label,
    title,
    shapes,
    isOn,
    isOpen,
    opens,
    popup,
    isBusy,
    key,
    run,
    mark,
  } = control;
  return html`<button
    type="button"
    part="button ${name} ${isOn || isOpen ? 'active' : ''}"
    class="round ${look}"
    data-control=${name}
    data-tip=${hint}
    title=${title ?? nothing}
    aria-pressed=${isOn ?? nothing}
    aria-haspopup=${popup ?? nothing}
    aria-expanded=${isOpen ?? nothing}
    aria-controls=${opens ?? nothing}
    aria-busy=${isBusy ?? nothing}
    aria-label=${label}
    aria-keyshortcuts=${key || nothing}
    @click=${run}
  >
    ${icon(shapes, 'button-icon')}<span part="button-label" class="button-label">${label}</span>${mark}
  </button>`;
}

/** A number on a round button; what it counts stands in the button's label. */
export const countMark = (count: number): TemplateResult =>
  html`<span class="count" aria-hidden="true">${count}</span>`;
