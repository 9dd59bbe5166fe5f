import { html } from 'lit';
import { renderPanelHead } from '../panels/panel-head.js';
import type { TemplateResult } from 'lit';

export interface DialogFrame {
  /** Its part token, and the beginning of ids in it. */
  readonly name: string;
  readonly title: string;
  readonly closing: string;
  readonly closed: () => void;
  readonly content: unknown;
}

/** What the pointer went down on: who selects a text in the dialog may let go of it beside. */
let isHeldBy: EventTarget | null = null;

/** A dialog with something to read or to choose, which closes with its button, Escape, or a press beside it. */
export function renderDialog({ name, title, closing, closed, content }: DialogFrame): TemplateResult {
  const dialogOf = ({ currentTarget }: Event): HTMLDialogElement | null =>
    (currentTarget as HTMLElement).closest('dialog');
  const pressed = (event: Event): void => {
    // All of the dialog itself is covered by what is in it: this was the backdrop.
    if (event.target === event.currentTarget && isHeldBy === event.target) dialogOf(event)?.close();
  };
  // A key that is pressed here is none for what lies below.
  const keep = (event: Event): void => event.stopPropagation();
  return html`<dialog
    part="dialog ${name}"
    class="dialog with-head"
    aria-labelledby="${name}-title"
    @close=${closed}
    @pointerdown=${({ target }: Event) => (isHeldBy = target)}
    @click=${pressed}
    @keydown=${keep}
  >
    ${renderPanelHead(`${name}-title`, title, closing, (event) => dialogOf(event)?.close())}
    <div class="dialog-content">${content}</div>
  </dialog>`;
}
