import { property } from 'lit/decorators.js';
import { explained, UNLOADED } from '../../call/connection-report.js';
import { remember } from '../../controllers/card-memory.js';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { en } from '../../locales/en.js';
import { dispatchCallEvent } from '../shared/events.js';
import { HelpLoader } from '../shared/help-loader.js';
import { LatePart } from '../shared/late-part.js';
import { nextFrame } from '../shared/next-frame.js';
import { CallScreen } from './call-screen.js';
import { CommandListener } from './command-listener.js';
import { offeredBy } from './features.js';
import { LooksElement } from './looks.element.js';
import { MenuFocus } from './menu-focus.js';
import { renderFrame } from './parts/frame.js';
import { PickerLoader } from './picker-loader.js';
import { screenOf, sentence } from './saying.js';
import { ScreenFocus } from './screen-focus.js';
import { ScreenPatience } from './screen-patience.js';
import { StageBox } from './stage-box.js';
import { isSettled } from './tiles.js';
import { UiState } from './ui-state.js';
import { Waits } from './waits.js';
import type { Told } from '../../call/call-events.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { ConnectionReport, ExplainedCheck } from '../../call/connection-report.js';
import type { Strings } from '../../locales/en.js';
import type { Texts } from './texts.js';
import type { Actions, Screen, View } from './view.js';

/** What a press of a button can't do is told by events, or shows. */
const quietly = (act: () => Promise<unknown>): void => void act().catch(() => undefined);

/**
 * A video call: a prejoin screen, everyone's pictures, and a toolbar.
 *
 * @summary A video call for any page.
 * @tagname video-call
 *
 * @attr {CallPhase} state - Where the call is; written by the element.
 *
 * @slot - Anything else; lies over the call and stays usable.
 * @slot header - Above everything.
 * @slot prejoin - Replaces the prejoin card.
 * @slot prejoin-footer - Below the prejoin card.
 * @slot permission-help - Help with permissions, below the prejoin card.
 * @slot knocking - Replaces what is said to whoever waits to be let in.
 * @slot empty - Replaces the invitation while nobody else is there.
 * @slot ended - Replaces what is shown after a call.
 * @slot error - Replaces what is shown instead of a call that failed.
 * @slot toolbar - Replaces the buttons of the toolbar.
 * @slot toolbar-start - In the toolbar, before the buttons.
 * @slot toolbar-end - In the toolbar, after the buttons.
 * @slot overlay - Over the call.
 */
export class VideoCall extends LooksElement {
  /** Texts to use instead of the built-in ones; those of the pickers inside are in its `devicePicker`. */
  @property({ attribute: false })
  strings: Partial<Texts> = {};

  readonly #localize = new LocalizeController<Strings>(this, en, 'call');
  readonly #box = new StageBox(this);
  readonly #ui = new UiState(this);
  readonly #call = new CallScreen(this, VideoCall.elementStyles);
  readonly #card = new LatePart(
    async () => new (await import('./card/card.js')).Card(this),
    () => this.requestUpdate(),
  );
  readonly #help = new HelpLoader(() => this.requestUpdate());
  readonly #menu = new MenuFocus(this, this.#ui);
  readonly #patience = new ScreenPatience(this);
  readonly #focus = new ScreenFocus(this);
  readonly #waits = new Waits(this);
  readonly #commands = new CommandListener(this);
  readonly #isFilled = (slot: string): boolean => [...this.children].some((child) => child.slot === slot);
  /** What is shown, and what will be after the update that is under way. */
  #screen: Screen = 'idle';
  #next: Screen = 'idle';

  readonly #actions: Actions = {
    join: () => quietly(() => this.join()),
    leave: () => quietly(() => this.leave()),
    rename: (name) => {
      this.displayName = name;
      remember({ name });
    },
    toggle: (source, on) => {
      this.#ui.tried(source);
      if (this.#screen === 'prejoin') remember({ [source]: on });
      quietly(() => this.toggle(source, on, 'user'));
    },
    look: () => {
      try {
        this.neededCall.look();
      } catch {
        // The card was taken away meanwhile.
      }
    },
    openDevices: () => quietly(async () => this.neededCall.openDevices()),
    reconnect: (id) => quietly(async () => this.neededCall.reconnect(id)),
    goBack: () => history.back(),
    openMenu: (menu) => this.#ui.openMenu(menu),
    openPanel: (panel) => this.#ui.openPanel(panel),
    openDialog: (dialog) => this.#ui.openDialog(dialog),
    toggleHand: () => quietly(() => this.toggleHand()),
    toggleFullscreen: () => quietly(() => this.windows.toggleFullscreen()),
    togglePictureInPicture: () => quietly(() => this.windows.togglePictureInPicture()),
    turnOnSound: () => void this.playback.resume(),
    say: (text, matter) => this.#ui.say(text, matter),
    notify: (text) => this.#ui.notify({ matter: 'call', text }),
    copyLink: () => void this.#ui.copyLink(this.#localize.strings),
    shareLink: () => void this.#ui.shareLink(this.#localize.strings),
    dismiss: (notice) => this.#ui.dismiss(notice),
    pictureChanged: (tile, isShown) => this.#ui.pictureChanged(tile, isShown),
  };

  constructor() {
    super();
    this.addController(
      new PickerLoader(this, this.#ui, (error) => {
        const isAllowed = dispatchCallEvent(this, 'call-error', { error });
        this.told({ name: 'error', detail: { error } }, isAllowed);
      }),
    );
  }

  /**
   * Finds out within ten seconds what would keep people from a call on this page: browser, devices, server, network,
   * relay. Works before, during and without a call; never makes the browser ask, and closes all it opens. Where the
   * server does not even give what looks, that is the report.
   */
  checkConnection(): Promise<ConnectionReport<ExplainedCheck>> {
    const { strings } = this.#localize;
    return import('./check-connection.js').then(
      (part) => part.checkFor(this, strings),
      () => explained(UNLOADED, () => sentence(strings.error('server-unreachable'))),
    );
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'layout') this.notes.compare(name, value, this.layout);
  }

  protected override told(told: Told, isAllowed: boolean): void {
    const { strings } = this.#localize;
    this.#ui.take(told, { isAllowed, screen: this.#screen, participants: this.participants, strings });
  }

  /** The network goes first: what happens in one frame is drawn together, when there is something to paint. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated && !this.#box.isFresh) {
      await this.whenCalm();
      await nextFrame();
    }
    await super.scheduleUpdate();
  }

  protected override render(): TemplateResult {
    this.#next = this.#patience.choose(this.state, screenOf(this.state, this.isSwitching), this.#screen);
    this.#waits.follow(this.participants);
    const view = this.#view();
    for (const part of [this.windows, this.#commands]) part.follow(view, this.#actions);
    return renderFrame(view, this.#actions, {
      host: this,
      call: this.#call.parts,
      card: this.#card.get(this.#next === 'prejoin'),
      menu: this.#menu,
      lines: this.#ui.announcements,
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#next === 'prejoin' && !this.#isFilled('prejoin')) this.#ui.cardShown(this.callState.local);
    if (this.#next === this.#screen) return;
    this.#screen = this.#next;
    this.#focus.land();
  }

  #view(): View {
    const { layout, selfView, pinned } = this;
    return {
      ...this.#ui.values,
      screen: this.#next,
      state: this.callState,
      participants: this.participants,
      strings: this.#localize.strings,
      wayToAllow: (code) => this.#help.wayToAllow(code, this.#localize.strings),
      locale: this.#localize.locale,
      displayName: this.displayName,
      isSwitching: this.isSwitching,
      isAudioOnly: this.audioOnly,
      isMirrored: !this.noMirror,
      isSoundBlocked: this.isSoundBlocked,
      ...offeredBy(this.features),
      hasHotkeys: !this.noHotkeys,
      ...this.windows.values,
      canInvite: !this.token && !this.tokenProvider,
      layout,
      selfView,
      pinned,
      loudness: () => this.loudness,
      volumeOf: (id) => this.playback.volumeOf(id),
      ...this.#box.values,
      waited: (id) => this.#waits.seconds(id),
      // A motion costs as much as a handshake: whoever is just coming is there at once.
      isMoving: !this.#box.isFresh && this.participants.every(isSettled),
      isFilled: this.#isFilled,
    };
  }
}
