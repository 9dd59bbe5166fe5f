import { html, nothing } from 'lit';
import { CallError } from '../../../call/call-error.js';
import { lock } from '../../shared/people-icons.js';
import { icon } from '../../shared/icon.js';
import { renderConfirmation } from '../dialogs/confirmation.js';
import { PanelFocus } from '../panels/panel-focus.js';
import { panel } from '../panels/panel.styles.js';
import { PeopleFocus } from './people-focus.js';
import { renderPeople } from './people-panel.js';
import { PeopleSpeech } from './people-speech.js';
import { SteadyAnswers } from './steady-answers.js';
import { wordsWith } from './people-words.js';
import { renderKnockBanner } from './waiting-list.js';
import { dialog } from '../dialogs/dialog.styles.js';
import { door } from './door.styles.js';
import { people } from './people.styles.js';
import { toggleSwitch } from './switch.styles.js';
import type { CSSResult, ReactiveController, TemplateResult } from 'lit';
import type { Participant } from '../../../call/participant.js';
import type { Actions, View } from '../view.js';
import type { Question } from '../dialogs/confirmation.js';
import type { PeopleHost } from './people-host.js';
import type { PanelActions } from './people-panel.js';
import type { PersonActions } from './person-row.js';
import type { Answers } from './waiting-list.js';

const isModerator = ({ participants }: View): boolean => participants[0]?.role === 'moderator';

/** Whether the server takes what a moderator wants: it knows us again once we are back in the room. */
const isServerThere = ({ state: { phase, signaling } }: View): boolean =>
  phase === 'connected' && signaling === 'open';

/** What is drawn of who is in the call, who waits for it, and what a moderator can do about it. */
export class People implements ReactiveController {
  static readonly styles: readonly CSSResult[] = [panel, people, toggleSwitch, door, dialog];

  readonly #host: PeopleHost;
  readonly #focus: PanelFocus;
  readonly #speech = new PeopleSpeech();
  /** Says what is new in what was just drawn. */
  #speak: () => void = () => undefined;
  /** What a moderator is asked once more; about somebody, as long as they are there. */
  #question: (Question & { readonly about?: Participant }) | null = null;
  /** What the server was asked for and has yet to do. */
  readonly #asked = new Set<string>();
  #complain: (error: unknown) => void = () => undefined;
  readonly #steady: SteadyAnswers;

  constructor(host: PeopleHost) {
    this.#host = host;
    this.#steady = new SteadyAnswers(host);
    host.addController(this.#steady);
    host.addController(new PeopleFocus(host));
    this.#focus = new PanelFocus(host, 'people');
    host.addController(this);
  }

  hostUpdated(): void {
    // What is said is drawn as well: in the update after this one.
    queueMicrotask(() => this.#speak());
  }

  /** Takes in what is to be drawn. */
  follow(view: View, actions: Actions): void {
    const { say, notify } = actions;
    this.#focus.follow(view, actions);
    const words = wordsWith(view.strings);
    this.#speak = () => this.#speech.follow(view, words, say);
    this.#complain = (error) => {
      const { code } = CallError.from(error);
      // Whoever left knows why nothing came of it.
      if (code !== 'aborted') notify(words.notDone(code));
    };
    const { about } = this.#question ?? {};
    const isOver = !isModerator(view) || (about && !view.participants.some(({ id }) => id === about.id));
    if (isOver) this.#question = null;
  }

  /** A line about who waits, unless the page says so itself, or the list is in sight. */
  banner(view: View, actions: Actions): TemplateResult | typeof nothing {
    if (!isModerator(view) || view.panel === 'people') return nothing;
    const knocks = view.state.knocks.filter(({ id }) => !view.isAnswered(id));
    const show = view.hasPeople ? (): void => actions.openPanel('people') : null;
    return renderKnockBanner(knocks, wordsWith(view.strings), this.#answers(view), show);
  }

  /** What the button that opens the panel says, besides how many they are. */
  hint({ state, strings }: View): string {
    const { people: label } = strings;
    return state.locked ? `${label}. ${wordsWith(strings).roomIsLocked}` : label;
  }

  /** A mark on that button. */
  mark({ state }: View): TemplateResult | typeof nothing {
    return state.locked ? html`<span class="lock-mark">${icon(lock)}</span>` : nothing;
  }

  /** What one sees before being let in. */
  knocking({ strings }: View): TemplateResult {
    const words = wordsWith(strings);
    return html`<div class="panel">
      <h2><span class="spinner" aria-hidden="true"></span>${words.knockingTitle}</h2>
      <p>${words.knockingMeans}</p>
    </div>`;
  }

  /** What can be done about a person wherever one is shown; `null` for whoever is no moderator. */
  personActions(view: View, actions: Actions): PersonActions | null {
    return isModerator(view) ? this.#panelActions(view, actions) : null;
  }

  /** The panel, and what is asked over it. */
  panel(view: View, actions: Actions): TemplateResult {
    const words = wordsWith(view.strings);
    const isOpen = view.panel === 'people';
    const close = (): void => this.#ask(null);
    return html`${isOpen ? renderPeople(view, words, this.#panelActions(view, actions)) : nothing}
    ${this.#question ? renderConfirmation(this.#question, words.cancel, this.#away(view), close) : nothing}`;
  }

  #away(view: View): string {
    return isServerThere(view) ? '' : wordsWith(view.strings).serverAway;
  }

  #answers(view: View): Answers {
    const host = this.#host;
    const answer = (what: string, pressed: HTMLElement, ask: () => Promise<void>): void => {
      if (this.#steady.isMeant(pressed)) this.#act(what, ask);
    };
    return {
      admit: (ids, pressed) => ids.forEach((id) => answer(`admit ${id}`, pressed, () => host.admit(id))),
      deny: (id, pressed) => answer(`deny ${id}`, pressed, () => host.deny(id)),
      isAsked: (what) => this.#asked.has(what),
      away: this.#away(view),
    };
  }

  #panelActions(view: View, { openPanel }: Actions): PanelActions {
    const words = wordsWith(view.strings);
    const host = this.#host;
    return {
      ...this.#answers(view),
      close: () => openPanel(null),
      mute: (id) => this.#act(`mute ${id}`, () => host.mute(id)),
      lock: (on) => this.#act('lock', () => host.lock(on)),
      remove: (about) =>
        this.#ask({
          about,
          what: words.removing(about.displayName || words.guest),
          means: words.removingMeans,
          yes: words.remove,
          act: () => this.#act(`kick ${about.id}`, () => host.kick(about.id)),
        }),
      end: () =>
        this.#ask({
          what: words.ending,
          means: words.endingMeans,
          yes: words.end,
          act: () => this.#act('end', () => host.endForAll()),
        }),
    };
  }

  /** Asks the server for it, once at a time, and says so where it was not done. */
  #act(what: string, ask: () => Promise<void>): void {
    if (this.#asked.has(what)) return;
    this.#asked.add(what);
    this.#host.requestUpdate();
    ask()
      .catch((error: unknown) => this.#complain(error))
      .finally(() => {
        this.#asked.delete(what);
        this.#host.requestUpdate();
      });
  }

  #ask(question: (Question & { readonly about?: Participant }) | null): void {
    this.#question = question;
    this.#host.requestUpdate();
  }
}
