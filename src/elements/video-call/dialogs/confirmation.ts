import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** Something that can't be undone, and what it is to be done with. */
export interface Question {
  readonly what: string;
  readonly means: string;
  readonly yes: string;
  readonly act: () => void;
}

/** How the dialog was closed, when not by Cancel or Escape. */
const YES = 'yes';

/** Asks once more, in a dialog over everything; `away` says why it can't be done just now. */
export function renderConfirmation(
  question: Question,
  cancel: string,
  away: string,
  closed: () => void,
): TemplateResult {
  const close = ({ currentTarget }: Event): void => {
    const isSure = (currentTarget as HTMLDialogElement).returnValue === YES;
    closed();
    if (isSure) question.act();
  };
  // A key that closes the dialog is none for what lies below it.
  const keep = (event: Event): void => event.stopPropagation();
  return html`<dialog
    part="dialog"
    class="dialog"
    aria-labelledby="question"
    aria-describedby="question-means"
    @close=${close}
    @keydown=${keep}
  >
    <form method="dialog">
      <h2 id="question">${question.what}</h2>
      <p id="question-means">${away || question.means}</p>
      <div class="dialog-buttons">
        <button part="button" class="plain" value="no">${cancel}</button>
        <button part="button danger" class="primary danger" value=${YES} ?disabled=${away !== ''}>
          ${question.yes}
        </button>
      </div>
    </form>
  </dialog>`;
}
