import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ElementSize } from '../../controllers/element-size.js';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { dispatchCallEvent } from '../shared/events.js';
import { CallElement } from './call-element.js';
import { parseRatio } from './layout.js';
import { renderBanners } from './parts/banners.js';
import { renderPrejoin } from './parts/prejoin.js';
import { renderEnded, renderFailed } from './parts/screens.js';
import { renderStage } from './parts/stage.js';
import { renderToolbar } from './parts/toolbar.js';
import { announcementOf, screenOf } from './saying.js';
import { styles } from './video-call.styles.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Strings } from '../../locales/en.js';
import type { Told } from './follow-call.js';
import type { Layout } from './layout.js';
import type { Tile } from './tiles.js';
import type { Actions, Menu, Screen, View } from './view.js';

const LAYOUTS: readonly string[] = ['auto', 'grid', 'speaker', 'sidebar'] satisfies Layout[];

export class VideoCall extends CallElement {
  static override styles = styles;

  /** How people are arranged; `auto` is a grid that makes room for a shared screen. */
  @property() layout: Layout = 'auto';

  /** Where one sees oneself. */
  @property({ attribute: 'self-view' }) selfView: 'tile' | 'float' | 'hidden' = 'tile';

  /** What the built-in UI offers, as a space-separated list; absent: everything there is. */
  @property() features: string | null = null;

  /** Shows one's own picture as others see it. */
  @property({ type: Boolean, attribute: 'no-mirror' }) noMirror = false;

  /** Texts to use instead of the built-in ones. */
  @property({ attribute: false }) strings: Partial<Strings> = {};

  @state() private menu: Menu | null = null;
  @state() private notice = '';
  @state() private announcement = '';
  @state() private hasCopied = false;

  readonly #localize = new LocalizeController(this);
  readonly #size = new ElementSize(this);
  readonly #pictures = new Set<string>();
  /** The streams whose first frame was told. */
  readonly #seen = new WeakMap<MediaStream, string>();
  #leaveReason: View['leaveReason'] = 'user';
  #isErrorHandled = false;
  #screen: Screen = 'idle';
  #hadFocus = false;
  #gap = 8;
  #ratio: number | null = null;

  readonly #actions: Actions = {
    join: () => void this.join().catch(() => undefined),
    leave: () => void this.leave().catch(() => undefined),
    rename: (name) => (this.displayName = name),
    toggle: (source, on) => void this.toggle(source, on, 'user').catch(() => undefined),
    openDevices: () => void this.openDevices(),
    openMenu: (menu) => (this.menu = menu),
    turnOnSound: () => void this.playback.resume(),
    copyLink: () => void this.#copyLink(),
    dismiss: () => (this.notice = ''),
    pictureChanged: (tile, isShown) => this.#pictureChanged(tile, isShown),
  };

  protected override told({ name, detail }: Told, isAllowed: boolean): void {
    const { strings } = this.#localize;
    this.announcement = announcementOf({ name, detail } as Told, strings) ?? this.announcement;
    switch (name) {
      case 'state-change':
        this.menu = null;
        this.notice = '';
        this.#isErrorHandled = false;
        break;
      case 'leave':
        this.#leaveReason = detail.reason;
        break;
      case 'participant-leave':
        this.#pictures.delete(`camera:${detail.participant.id}`);
        break;
      case 'error':
        this.#isErrorHandled = !isAllowed;
        if (isAllowed && this.#screen === 'call') this.notice = sentence(strings.error(detail.error.code));
        break;
      case 'device-error': {
        if (isAllowed && this.#screen === 'call')
          this.notice = sentence(strings.deviceError(detail.kind, detail.code));
        break;
      }
      case 'microphone-change':
      case 'camera-change':
        if (detail.enabled) this.notice = '';
        break;
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#hadFocus = this.shadowRoot?.activeElement != null;
    if (this.#size.isFresh) this.#readStyle();
  }

  protected override render(): TemplateResult {
    const view = this.#view();
    const { screen, strings } = view;
    const actions = this.#actions;
    return html`<div
      part="base"
      class="base on-${screen}"
      role="region"
      aria-label=${strings.call}
      tabindex="-1"
      @slotchange=${this.#slotChanged}
      @keydown=${this.#keyPressed}
      @pointerdown=${this.#pointerPressed}
    >
      <div part="header" class="header"><slot name="header"></slot></div>
      <p class="idle" ?hidden=${screen !== 'idle'}>${strings.idle}</p>
      <div class="screen" ?hidden=${screen !== 'prejoin'}>
        <slot name="prejoin">
          ${screen === 'prejoin' && !view.isFilled('prejoin') ? renderPrejoin(view, this, actions) : nothing}
        </slot>
        <slot name="permission-help"></slot>
        <slot name="prejoin-footer"></slot>
      </div>
      <div class="call" ?hidden=${screen !== 'call'}>
        ${renderBanners(view, actions)} ${renderStage(view, actions)} ${renderToolbar(view, this, actions)}
      </div>
      <div class="screen" ?hidden=${screen !== 'ended'}>
        <slot name="ended"
          >${screen === 'ended' && !view.isFilled('ended') ? renderEnded(view, actions) : nothing}</slot
        >
      </div>
      <div class="screen" ?hidden=${screen !== 'failed'}>
        <slot name="error">
          ${screen === 'failed' && !view.isFilled('error') && !view.isErrorHandled ? renderFailed(view, actions) : nothing}
        </slot>
      </div>
      <div class="overlay"><slot name="overlay"></slot><slot></slot></div>
      <div class="unseen" role="status">${this.announcement}</div>
    </div>`;
  }

  protected override updated(): void {
    this.#size.observe(this.renderRoot.querySelector('.stage'));
    const screen = screenOf(this.state, this.isSwitching);
    if (screen === this.#screen) return;
    this.#screen = screen;
    // What had the focus went away with its screen: without this, the keyboard would be back at the top of the page.
    const lost = this.#hadFocus && this.shadowRoot?.activeElement == null;
    if (lost) this.renderRoot.querySelector<HTMLElement>('.base')?.focus();
  }

  #view(): View {
    const { layout, selfView, features } = this;
    return {
      screen: screenOf(this.state, this.isSwitching),
      state: this.callState,
      participants: this.participants,
      strings: this.#localize.strings,
      displayName: this.displayName,
      isSwitching: this.isSwitching,
      isAudioOnly: this.audioOnly,
      isMirrored: !this.noMirror,
      isSoundBlocked: this.isSoundBlocked,
      canShareScreen:
        'getDisplayMedia' in (navigator.mediaDevices ?? {}) &&
        (features?.split(/\s+/).includes('screen-share') ?? true),
      canCopyLink: 'clipboard' in navigator,
      hasCopied: this.hasCopied,
      menu: this.menu,
      notice: this.notice,
      leaveReason: this.#leaveReason,
      isErrorHandled: this.#isErrorHandled,
      layout: LAYOUTS.includes(layout) ? layout : 'auto',
      selfView: selfView === 'float' || selfView === 'hidden' ? selfView : 'tile',
      box: { width: this.#size.width, height: this.#size.height },
      gap: this.#gap,
      ratio: this.#ratio,
      isMoving: !this.#size.isFresh,
      pictures: this.#pictures,
      isFilled: (slot) => [...this.children].some((child) => child.slot === slot),
    };
  }

  #readStyle(): void {
    const stage = this.renderRoot.querySelector('.stage');
    if (stage) this.#gap = parseFloat(getComputedStyle(stage).columnGap) || 0;
    this.#ratio = parseRatio(getComputedStyle(this).getPropertyValue('--vc-tile-aspect-ratio'));
  }

  #pictureChanged({ key, kind, participant, stream }: Tile, isShown: boolean): void {
    if (!isShown) {
      this.#pictures.delete(key);
      // The next sharing of the screen comes in the same stream, and is another picture.
      if (kind === 'screen' && stream) this.#seen.delete(stream);
      return;
    }
    this.#pictures.add(key);
    this.requestUpdate();
    if (participant.self || !stream || this.#seen.get(stream) === key) return;
    this.#seen.set(stream, key);
    dispatchCallEvent(this, 'call-stream', { participant, stream, kind });
  }

  async #copyLink(): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.href);
      this.hasCopied = true;
      this.announcement = this.#localize.strings.copied;
    } catch {
      this.hasCopied = false;
    }
  }

  #slotChanged(): void {
    this.requestUpdate();
  }

  #keyPressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.menu) return;
    const opener = this.renderRoot.querySelector<HTMLElement>('[aria-expanded="true"]');
    this.menu = null;
    opener?.focus();
    event.stopPropagation();
  }

  #pointerPressed({ target }: Event): void {
    const isInside = target instanceof Element && target.closest('.menu, .devices, [aria-expanded]') !== null;
    if (this.menu && this.menu !== 'devices' && !isInside) this.menu = null;
  }
}

const sentence = ({ what, next }: { readonly what: string; readonly next: string }): string =>
  `${what} ${next}`;
