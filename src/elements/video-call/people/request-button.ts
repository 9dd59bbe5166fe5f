import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** What the server can be asked for at the moment. */
export interface Asking {
  /** Whether it was asked for this, as in `mute ada`, and has yet to do it. */
  readonly isAsked: (what: string) => boolean;
  /** Why it can't be asked just now; empty when it can. */
  readonly away: string;
}

/** A button by which a moderator asks the server for something. */
export interface RequestButton {
  readonly look: string;
  /** What a screen reader says, and a tooltip where there is only an icon. */
  readonly label: string;
  readonly content: unknown;
  readonly run: (pressed: HTMLElement) => void;
  /** What is asked for, as `Asking` knows it; nothing where a dialog asks once more. */
  readonly what?: string;
  /** Whom it is about: a button that comes to be about others is another one to who presses it. */
  readonly about?: string;
  readonly part?: string;
  readonly tooltip?: string;
}

/** Draws it: it stays where it is while the server is away, says why, and does nothing. */
export function requestButton(
  { look, label, content, run, what, about, part = 'button', tooltip }: RequestButton,
  { isAsked, away }: Asking,
): TemplateResult {
  const press = ({ currentTarget }: Event): void => run(currentTarget as HTMLElement);
  return html`<button
    type="button"
    part=${part}
    class=${look}
    aria-label=${label}
    title=${away || (tooltip ?? nothing)}
    aria-disabled=${Boolean(away)}
    aria-busy=${what !== undefined && isAsked(what)}
    aria-haspopup=${what === undefined ? 'dialog' : nothing}
    data-about=${about ?? nothing}
    @click=${away ? null : press}
  >
    ${content}
  </button>`;
}
