import { html, nothing } from 'lit';
import { shieldCheck } from '../../shared/stage-icons.js';
import { icon } from '../../shared/icon.js';
import { wordsOf } from '../../shared/words-with.js';
import { en } from '../../../locales/verify.en.js';
import { dialog } from '../dialogs/dialog.styles.js';
import { showModals } from '../dialogs/show-modals.js';
import { verify } from './verify.styles.js';
import type { CSSResult, ReactiveController, TemplateResult } from 'lit';
import type { PeerId, Verification } from '../../../call/call-state.js';
import type { Participant } from '../../../call/participant.js';
import type { PanelHost } from '../panels/panel-host.js';
import type { Actions, View } from '../view.js';

const wordsWith = wordsOf(en);
type Words = ReturnType<typeof wordsWith>;

/** Where two people compare their safety code; and what is said when a code that was compared is no longer true. */
export class Verify implements ReactiveController {
  static readonly styles: readonly CSSResult[] = [dialog, verify];

  readonly #host: PanelHost;
  /** The codes of which it was told that they are new. */
  #told: ReadonlySet<string> = new Set();
  #speak: () => void = () => undefined;

  constructor(host: PanelHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    showModals(this.#host.shadowRoot);
    queueMicrotask(() => this.#speak());
  }

  /** Takes in what is to be drawn. */
  follow(view: View, { notify }: Actions): void {
    const changed = view.state.verification.filter((one) => one.changed);
    this.#speak = () => {
      const fresh = changed.filter(({ code }) => !this.#told.has(code));
      this.#told = new Set(changed.map(({ code }) => code));
      const words = wordsWith(view.strings);
      for (const { peerId } of fresh) {
        const person = view.participants.find(({ id }) => id === peerId);
        if (person) notify(words.codeChanged(person.displayName || words.guest));
      }
    };
  }

  /** The dialog about a person; nothing once they are gone. */
  render(about: PeerId, view: View, actions: Actions, closed: () => void): TemplateResult | typeof nothing {
    const person = view.participants.find(({ id, self }) => id === about && !self);
    if (!person) {
      queueMicrotask(closed);
      return nothing;
    }
    const words = wordsWith(view.strings);
    const name = person.displayName || words.guest;
    const one = this.#host.verification.find(({ peerId }) => peerId === about);
    // A key that is pressed here is none for what lies below it.
    const keep = (event: Event): void => event.stopPropagation();
    return html`<dialog
      part="dialog verify"
      class="dialog verify"
      aria-labelledby="verify-title"
      aria-describedby="verify-means"
      @close=${closed}
      @keydown=${keep}
    >
      <form method="dialog">
        <h2 id="verify-title">${words.verifying(name)}</h2>
        <p id="verify-means">${words.verifyingMeans(name)}</p>
        ${one?.code ? this.#code(one, words) : html`<p class="verify-moment">${words.verifyMoment}</p>`}
        <div class="dialog-buttons">
          <button part="button" class="plain">${words.closeVerify}</button>
          ${one?.code ? this.#answer(one, person, words, actions) : nothing}
        </div>
      </form>
    </dialog>`;
  }

  #code({ code, words: spoken, verified, changed }: Verification, words: Words): TemplateResult {
    return html`${changed ? html`<p class="verify-new">${words.verifyNew}</p>` : nothing}
      <ol class="code-words" lang="en" dir="ltr">
        ${spoken.map((word) => html`<li>${word}</li>`)}
      </ol>
      <p class="code-label">${words.verifyDigits}</p>
      <p class="code-digits" dir="ltr">${code.split(' ').map((group) => html`<span>${group} </span>`)}</p>
      ${
        verified
          ? html`<p class="verify-done">${icon(shieldCheck)}${words.verified}</p>`
          : html`<p>${words.codesDiffer}</p>`
      }`;
  }

  #answer(
    { peerId, code, verified }: Verification,
    person: Participant,
    words: Words,
    { say }: Actions,
  ): TemplateResult {
    const mark = async (seen: string | null): Promise<void> => {
      const isSure = await this.#host.verify(peerId, seen).catch(() => false);
      const name = person.displayName || words.guest;
      if (isSure) say(words.codeIsVerified(name), `verified ${peerId} ${performance.now()}`);
    };
    return verified
      ? html`<button type="button" part="button" class="plain" @click=${() => mark(null)}>
          ${words.unverify}
        </button>`
      : html`<button part="button" class="primary" @click=${() => mark(code)}>${words.codesMatch}</button>`;
  }
}
