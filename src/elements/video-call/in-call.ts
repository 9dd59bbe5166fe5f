import { adoptStyles, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { renderBanners } from './parts/banners.js';
import { renderStage } from './parts/stage.js';
import { renderToolbar } from './parts/toolbar.js';
import { StageLoader } from './stage/stage-loader.js';
import { banners } from './styles/banners.styles.js';
import { stage } from './styles/stage.styles.js';
import { tile } from './styles/tile.styles.js';
import { toolbar } from './styles/toolbar.styles.js';
import type { CSSResultOrNative, TemplateResult } from 'lit';
import type { Line } from '../shared/announcer.js';
import type { MenuFocus } from './menu-focus.js';
import type * as Fold from './parts/fold.js';
import type { People } from './people/people.js';
import type { PeopleHost } from './people/people-host.js';
import type { StageHost } from './stage/stage-host.js';
import type { Actions, View } from './view.js';

const STYLES = [toolbar, banners, stage, tile];

/** All that is to be seen during a call. */
export class InCall {
  readonly #host: PeopleHost;
  readonly #stage: StageLoader;
  #styles: readonly CSSResultOrNative[];
  #people: People | null = null;
  #fold: typeof Fold | null = null;
  #isLoading = false;

  /** `styles` are what the host has already. */
  constructor(host: PeopleHost & StageHost, styles: readonly CSSResultOrNative[]) {
    this.#host = host;
    this.#stage = new StageLoader(host, (more) => this.#adopt(more));
    this.#styles = [...styles, ...STYLES];
    this.#adopt();
  }

  /** What concerns the whole call, also before it. */
  renderBanners(view: View, actions: Actions): TemplateResult {
    const people = this.#peopleFor(view);
    people?.follow(view, actions);
    return renderBanners(view, actions, people, (count) => this.#foldFor(count, view, actions));
  }

  render(view: View, actions: Actions, menu: MenuFocus): TemplateResult {
    const people = this.#people;
    const staging = {
      extras: this.#stage.follow(view),
      moderation: people?.personActions(view, actions) ?? null,
      left: menu.left,
    };
    const isKnocking = view.state.phase === 'knocking';
    return html`<div class="knocking" ?hidden=${!isKnocking}>
        <slot name="knocking"
          >${isKnocking && !view.isFilled('knocking') ? people?.knocking(view) : nothing}</slot
        >
      </div>
      <div class="middle">${renderStage(view, actions, staging)} ${people?.panel(view, actions)}</div>
      ${renderToolbar(view, this.#host, actions, menu, people)}`;
  }

  /** What a screen reader is to say. */
  renderLines(lines: readonly Line[]): unknown {
    return repeat(
      lines,
      (line) => line,
      ({ text }) => html`<p>${text}</p>`,
    );
  }

  /** What most calls never need is loaded when there is something of it to show. */
  #peopleFor({ menu, participants, state: { phase, locked, knocks } }: View): People | null {
    const isModerating = menu?.startsWith('tile:') && participants[0]?.role === 'moderator';
    const isNeeded = isModerating || menu === 'people' || phase === 'knocking' || locked || knocks.length > 0;
    if (isNeeded && !this.#people && !this.#isLoading) void this.#load();
    return this.#people;
  }

  /** One line needs no folding. Until more of them can be folded, each is shown. */
  #foldFor(count: number, view: View, actions: Actions): unknown {
    if (!this.#fold) void this.#loadFold();
    return this.#fold?.renderFold(count, view, actions);
  }

  async #loadFold(): Promise<void> {
    try {
      const fold = await import('./parts/fold.js');
      if (this.#fold) return;
      this.#fold = fold;
      this.#adopt([fold.fold]);
      this.#host.requestUpdate();
    } catch {
      // What did not come is asked for again when there is something new to draw.
    }
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    try {
      const { People } = await import('./people/people.js');
      this.#people = new People(this.#host);
      this.#adopt(People.styles);
      this.#host.requestUpdate();
    } catch {
      // What did not come is asked for again when there is something new to draw.
    } finally {
      this.#isLoading = false;
    }
  }

  #adopt(more: readonly CSSResultOrNative[] = []): void {
    const { shadowRoot } = this.#host;
    this.#styles = [...this.#styles, ...more];
    if (shadowRoot) adoptStyles(shadowRoot, [...this.#styles]);
  }
}
