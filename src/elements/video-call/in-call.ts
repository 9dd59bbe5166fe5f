import { adoptStyles, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { lossByLeaving } from './dialogs/leaving.js';
import { Hotkeys } from './hotkeys.js';
import { LatePart } from '../shared/late-part.js';
import { renderBanners } from './parts/banners.js';
import { renderStage } from './parts/stage.js';
import { StageLoader } from './stage/stage-loader.js';
import { banners } from './styles/banners.styles.js';
import { stage } from './styles/stage.styles.js';
import { tile } from './styles/tile.styles.js';
import { toolbar } from './styles/toolbar.styles.js';
import { renderToolbar } from './toolbar/toolbar.js';
import { ToolbarFocus } from './toolbar/toolbar-focus.js';
import { ToolbarRoom } from './toolbar/toolbar-room.js';
import { LastTurn } from './toolbar/turn.js';
import type { CSSResultOrNative, TemplateResult } from 'lit';
import type { Line } from '../shared/announcer.js';
import type { PeerId } from '../../call/call-state.js';
import type { MenuFocus } from './menu-focus.js';
import type { PanelHost } from './panels/panel-host.js';
import type { LateParts } from './toolbar/controls.js';
import type { StageHost } from './stage/stage-host.js';
import type { Actions, View } from './view.js';

const STYLES = [toolbar, banners, stage, tile];

/** What is loaded ahead waits until nothing else is going on, in milliseconds after the room was entered. */
const AHEAD = 5_000;

type Host = PanelHost & StageHost;

interface PartClass<T> {
  new (host: Host): T;
  readonly styles: readonly CSSResultOrNative[];
}

/** Asks once more where something is lost by leaving. Whoever presses again does not wait for the question. */
function leaveOrAsk(view: View, { leave, openDialog }: Actions): void {
  if (lossByLeaving(view) && view.dialog !== 'leave') openDialog('leave');
  else leave();
}

/** All that is to be seen during a call. */
export class InCall {
  readonly #host: Host;
  readonly #stage: StageLoader;
  readonly #styles: Set<CSSResultOrNative>;
  readonly #people = this.#late(async () => (await import('./people/people.js')).People);
  readonly #chat = this.#late(async () => (await import('./chat/chat.js')).Chat);
  readonly #dialogs = this.#late(async () => (await import('./dialogs/dialogs.js')).Dialogs);
  readonly #more = this.#late(async () => (await import('./toolbar/more-menu.js')).MoreMenu);
  readonly #hotkeys: Hotkeys;
  readonly #room: ToolbarRoom;
  readonly #focus: ToolbarFocus;
  readonly #turn: LastTurn;
  readonly #aids = this.#late(async () => (await import('./toolbar/aids.js')).Aids);
  readonly #reactions = this.#late(async () => (await import('./reactions/reactions.js')).Reactions);
  readonly #captions = this.#late(async () => (await import('./captions/captions.js')).Captions);
  readonly #verify = this.#late(async () => (await import('./verify/verify.js')).Verify);
  /** With whom codes are being compared. */
  #compared: PeerId | null = null;
  readonly #outside = this.#late(async () => (await import('./outside.js')).Outside);
  readonly #away = this.#late(async () => (await import('./windows/away.js')).Away);
  /** One line needs no folding. Until more of them can be folded, each is shown. */
  readonly #fold = new LatePart(
    async () => {
      const { fold, renderFold } = await import('./parts/fold.js');
      this.#adopt([fold]);
      return renderFold;
    },
    () => this.#host.requestUpdate(),
  );
  /** Whether the room was entered long enough ago to load what may be wanted. */
  #isAhead: boolean | null = null;

  /** `styles` are what the host has already. */
  constructor(host: Host, styles: readonly CSSResultOrNative[]) {
    this.#host = host;
    this.#hotkeys = new Hotkeys(host);
    this.#room = new ToolbarRoom(host);
    this.#focus = new ToolbarFocus(host);
    this.#turn = new LastTurn(host);
    this.#stage = new StageLoader(host, (more) => this.#adopt(more));
    this.#styles = new Set([...styles, ...STYLES]);
    this.#adopt([]);
  }

  /** What concerns the whole call, also before it. */
  renderBanners(view: View, actions: Actions): TemplateResult {
    const { people } = this.#partsFor(view);
    people?.follow(view, actions);
    return renderBanners(view, actions, people, (count) => this.#fold.get(true)?.(count, view, actions));
  }

  render(view: View, actions: Actions, menu: MenuFocus): TemplateResult {
    const parts = this.#partsFor(view);
    const { people, chat, reactions } = parts;
    const outside = this.#outside.get(this.#isAhead === true);
    const aids = this.#aids.get(this.#turn.isSeen);
    for (const part of [chat, reactions, this.#hotkeys, aids, outside]) part?.follow(view, actions);
    const turn = aids && this.#turn.take();
    if (turn) aids.meet(turn);
    this.#fold.get(this.#isAhead === true);
    const hasCaptions = view.state.captions.length > 0 || this.#isAhead === true;
    const captions = this.#captions.get(view.hasCaptions && hasCaptions);
    const staging = {
      extras: this.#stage.follow(view),
      moderation: people?.personActions(view, actions) ?? null,
      left: menu.left,
      verify: (id: PeerId) => this.#compare(id),
      captions: view.hasCaptions ? captions?.render(view) : nothing,
    };
    const compared = this.#compared;
    const verify = this.#verify.get(compared !== null);
    verify?.follow(view, actions);
    const isKnocking = view.state.phase === 'knocking';
    const onTile: View['onTile'] = (participant) => reactions?.onTile(participant, view);
    return html`<div class="knocking" ?hidden=${!isKnocking}>
        <slot name="knocking"
          >${isKnocking && !view.isFilled('knocking') ? people?.knocking(view) : nothing}</slot
        >
      </div>
      <div class="middle">
        ${renderStage({ ...view, onTile }, actions, staging)}
        ${view.isPictureInPicture ? this.#away.get(true)?.render(view, actions) : nothing}
        ${people?.panel(view, actions)} ${chat?.panel(view, actions)}
        ${compared === null ? nothing : verify?.render(compared, view, actions, () => this.#compare(null))}
      </div>
      ${renderToolbar(view, actions, {
        target: this.#host,
        parts,
        menu,
        more: this.#more.get(view.menu === 'more' || this.#isAhead === true),
        room: this.#room,
        focus: this.#focus,
        leave: () => leaveOrAsk(view, actions),
      })}`;
  }

  /** What lies over everything, also before a call. */
  renderDialogs(view: View, actions: Actions): unknown {
    return this.#dialogs.get(view.dialog !== null || this.#isAhead === true)?.render(view, actions);
  }

  #compare(id: PeerId | null): void {
    this.#compared = id;
    this.#host.requestUpdate();
  }

  /** What a screen reader is to say. */
  renderLines(lines: readonly Line[]): unknown {
    return repeat(
      lines,
      (line) => line,
      ({ text }) => html`<p>${text}</p>`,
    );
  }

  /** What most calls never need is loaded when there is something of it to show, or nothing else to do. */
  #partsFor({ menu, panel, hasChat, participants, state }: View): LateParts {
    const { phase, locked, knocks, messages, files, reactions } = state;
    if (phase === 'connected' && this.#isAhead === null) this.#loadAhead();
    const isAhead = this.#isAhead === true;
    const isSaid = messages.length > 0 || files.length > 0;
    const isModerating = menu?.startsWith('tile:') && participants[0]?.role === 'moderator';
    const isAtDoor = phase === 'knocking' || locked || knocks.length > 0;
    const isShown = reactions.length > 0 || participants.some(({ handRaised }) => handRaised);
    return {
      people: this.#people.get(isModerating || panel === 'people' || isAtDoor),
      chat: this.#chat.get(panel === 'chat' || (hasChat && (isSaid || isAhead))),
      reactions: this.#reactions.get(menu === 'reactions' || isShown || isAhead),
    };
  }

  /** So that it is there at once, and also while the server is away. */
  #loadAhead(): void {
    this.#isAhead = false;
    setTimeout(() => {
      this.#isAhead = true;
      void import('./windows/small-window.js').catch(() => undefined);
      this.#host.requestUpdate();
    }, AHEAD);
  }

  #late<T>(load: () => Promise<PartClass<T>>): LatePart<T> {
    const make = async (): Promise<T> => {
      const Part = await load();
      this.#adopt(Part.styles);
      return new Part(this.#host);
    };
    return new LatePart(make, () => this.#host.requestUpdate());
  }

  #adopt(more: readonly CSSResultOrNative[]): void {
    for (const style of more) this.#styles.add(style);
    const { shadowRoot } = this.#host;
    if (shadowRoot) adoptStyles(shadowRoot, [...this.#styles]);
  }
}
