import { nothing } from 'lit';
import { SELF, cameraOf } from '../tiles.js';
import { FloatCorner } from './float-corner.js';
import { isTyping } from '../../shared/is-typing.js';
import { layoutAfter, stageAction } from './hotkeys.js';
import { floatingTile, largeTiles } from './large-tiles.js';
import { renderOnTile } from './on-tile.js';
import { bringForward, keepOrder } from './pages.js';
import { renderPager } from './pager.js';
import { planStage } from './plan.js';
import { qualityOf } from './quality.js';
import { pinOf } from './stage-tiles.js';
import { stageControls } from './stage-controls.styles.js';
import { stageWords } from './stage-words.js';
import { TileFocus } from './tile-focus.js';
import { renderTileMenu } from './tile-menu.js';
import { tileMenu } from './tile-menu.styles.js';
import type { CSSResult, ReactiveController } from 'lit';
import type { Rect } from '../layout.js';
import type { TileStaging } from '../parts/stage.js';
import type { Tile } from '../tiles.js';
import type { Actions, View } from '../view.js';
import type { StageAction } from './hotkeys.js';
import type { OnTile } from './on-tile.js';
import type { Plan } from './plan.js';
import type { StageHost } from './stage-host.js';

/** What is drawn now, for what happens later. */
interface Look {
  readonly tiles: readonly Tile[];
  readonly view: View;
  readonly actions: Actions;
  readonly plan: Plan;
  readonly large: readonly string[];
  readonly floating: string | null;
}

const entryOf = (places: ReadonlyMap<string, Rect>, key: string): [string, Rect][] => {
  const place = places.get(key);
  return place ? [[key, place]] : [];
};

/** What a stage can do beyond a plain grid: large pictures, a floating one, pages, a menu for each tile, and keys. */
export class StageExtras implements ReactiveController {
  static readonly styles: readonly CSSResult[] = [stageControls, tileMenu];

  readonly #host: StageHost;
  readonly #float: FloatCorner;
  readonly #focus: TileFocus;
  #order: readonly string[] = [];
  #page = 0;
  /** When whom a tile shows became the speaker. */
  readonly #spokeAt = new Map<string, number>();
  #speaker = '';
  #look: Look | null = null;

  constructor(host: StageHost) {
    this.#host = host;
    this.#float = new FloatCorner(host);
    this.#focus = new TileFocus(host);
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#keyPressed);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#keyPressed);
  }

  /** The tiles to draw, and where. */
  plan(
    all: readonly Tile[],
    view: View,
    actions: Actions,
  ): { readonly tiles: readonly Tile[]; readonly places: ReadonlyMap<string, Rect> } {
    this.#order = keepOrder(
      this.#order,
      all.map(({ key }) => key),
    );
    this.#listen(view);
    const large = largeTiles(all, { ...view, activeSpeaker: view.state.activeSpeaker });
    const floating = floatingTile(all, view.selfView, large);
    let plan = this.#planned(view, large, floating);
    if (plan.pages > 1 && this.#order.includes(this.#speaker) && !plan.places.has(this.#speaker)) {
      const spokeAt = (key: string): number => this.#spokeAt.get(key) ?? 0;
      this.#order = bringForward(this.#order, plan.paged, this.#speaker, spokeAt);
      plan = this.#planned(view, large, floating);
    }
    this.#page = plan.page;
    const { places, area } = plan;
    const shown = this.#order.filter((key) => places.has(key));
    const tiles = shown.flatMap((key) => all.find((tile) => tile.key === key) ?? []);
    this.#look = { tiles, view, actions, plan, large, floating };
    this.#float.follow(places.get(SELF), area);
    this.#focus.follow(new Map(shown.flatMap((key) => entryOf(places, key))));
    return { tiles, places };
  }

  /** What is drawn on a tile. */
  onTile(tile: Tile, view: View, actions: Actions): OnTile {
    const { large = [], floating = null } = this.#look ?? {};
    const isFloating = tile.key === floating;
    const controls = renderOnTile(tile, {
      view,
      actions,
      words: stageWords(view.strings),
      isStop: this.#focus.isStop(tile.key),
      float: isFloating ? this.#float : null,
    });
    const tokens = [...(isFloating ? ['floating'] : []), ...(large.includes(tile.key) ? ['large'] : [])];
    return { tokens, controls };
  }

  /** What is drawn over the tiles. */
  render(staging: TileStaging): unknown {
    if (!this.#look) return nothing;
    const { plan, view } = this.#look;
    const words = stageWords(view.strings);
    return [
      plan.pager ? renderPager(plan, words, (by) => this.#turn(by)) : nothing,
      this.#menu(this.#look, staging),
    ];
  }

  #planned(view: View, large: readonly string[], floating: string | null): Plan {
    const { box, gap, ratio, layout } = view;
    const { corner } = this.#float;
    const page = this.#page;
    return planStage({ keys: this.#order, box, gap, ratio, layout, large, floating, corner, page });
  }

  #listen({ state: { activeSpeaker } }: View): void {
    const speaker = activeSpeaker === null ? '' : `camera:${activeSpeaker}`;
    if (speaker !== this.#speaker && speaker) this.#spokeAt.set(speaker, performance.now());
    this.#speaker = speaker;
  }

  #menu({ tiles, view, actions, plan }: Look, { moderation, left, verify }: TileStaging): unknown {
    if (!view.menu?.startsWith('tile:')) return nothing;
    const tile = tiles.find(({ key }) => view.menu === `tile:${key}`);
    const place = tile && plan.places.get(tile.key);
    if (!tile || !place) {
      // Whose menu it was is gone, or on another page.
      queueMicrotask(() => actions.openMenu(null));
      return nothing;
    }
    const words = stageWords(view.strings);
    return renderTileMenu({
      tile,
      place,
      view,
      words,
      host: this.#host,
      togglePin: (pinned) => this.#togglePin(pinned),
      left,
      close: () => this.#closeMenu(tile, actions),
      moderation,
      verify: view.hasVerify ? verify : null,
      quality: qualityOf(tile, words),
    });
  }

  /** The focus goes back to what opened the menu. */
  #closeMenu({ key }: Tile, { openMenu }: Actions): void {
    this.#host.shadowRoot?.querySelector<HTMLElement>(`.more[data-key="${CSS.escape(key)}"]`)?.focus();
    openMenu(null);
  }

  #turn(by: number): void {
    if (!this.#look) return;
    const { plan, view, actions } = this.#look;
    this.#page = (plan.page + by + plan.pages) % plan.pages;
    actions.say(stageWords(view.strings).pageOf(this.#page + 1, plan.pages), 'page');
    this.#host.requestUpdate();
  }

  #togglePin(tile: Tile): void {
    if (!this.#look) return;
    const { view, actions } = this.#look;
    const words = stageWords(view.strings);
    const isPinned = view.pinned === pinOf(tile);
    const name = tile.participant.displayName || words.guest;
    actions.say(isPinned ? words.unpinned(name) : words.pinned(name), 'pin');
    void this.#host.pin(isPinned ? null : pinOf(tile));
  }

  /** Does what a key means. */
  act(action: StageAction): void {
    if (!this.#look) return;
    if (action !== 'next-layout') return this.#pinNumber(action.pin);
    const { view, actions } = this.#look;
    const layout = layoutAfter(view.layout);
    const words = stageWords(view.strings);
    this.#host.layout = layout;
    actions.say(words.layoutIs(words.layouts[layout]), 'layout');
  }

  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (this.#host.noHotkeys || event.defaultPrevented || isTyping(event)) return;
    const action = this.#look?.view.screen === 'call' ? stageAction(event) : null;
    if (action === null) return;
    event.preventDefault();
    this.act(action);
  };

  #pinNumber(number: number): void {
    const other = this.#look?.view.participants.filter(({ self }) => !self)[number - 1];
    if (other) this.#togglePin(cameraOf(other));
  }
}
