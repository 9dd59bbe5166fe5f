import { Announcer } from '../shared/announcer.js';
import { INPUTS, codeOf, noticeOf, warningOf } from './device-trouble.js';
import { invitation, share } from './invitation.js';
import { hintWords } from './hint-words.js';
import { Pictures } from './pictures.js';
import { announcementOf, isIn, isOfOnePerson, sentence } from './saying.js';
import type { Told } from '../../call/call-events.js';
import type { ReactiveControllerHost } from 'lit';
import type { DeviceNotice, LocalState } from '../../call/call-state.js';
import type { DeviceErrorCode } from '../../call/call-error.js';
import type { Participant } from '../../call/participant.js';
import type { Strings } from '../../locales/en.js';
import type { Line } from '../shared/announcer.js';
import type { Tile } from './tiles.js';
import type { Dialog, Input, Menu, Notice, Panel, Screen, View } from './view.js';

type Values = Pick<
  View,
  | 'menu'
  | 'panel'
  | 'dialog'
  | 'notices'
  | 'hasCopied'
  | 'leaving'
  | 'isErrorHandled'
  | 'pictures'
  | 'isDismissed'
  | 'isAnswered'
>;

/** What is said of a failure is another matter than what is said of a device that works. */
const spoken = ({ matter }: Notice): string => `notice ${matter}`;

/** Under which circumstances the call told something. */
interface Hearing {
  readonly isAllowed: boolean;
  /** What is shown. */
  readonly screen: Screen;
  readonly participants: readonly Participant[];
  readonly strings: Strings;
}

/** What the looks of a call remember that is no state of the call. */
export class UiState {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #announcer: Announcer;
  readonly #dismissed = new WeakSet<DeviceNotice>();
  readonly #pictures: Pictures;
  /** The knocks, messages and files that the page looks after itself. */
  readonly #answered = new Set<string>();
  /** What the card said of the devices. Joining fails at them once more, and that is no news. */
  readonly #told = new Map<string, DeviceErrorCode | null>();
  #local: LocalState | null = null;
  /** Whether it was said, since the microphone was muted, that nobody hears what is spoken. */
  #isReminded = false;
  #values: Values;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#pictures = new Pictures(host);
    this.#announcer = new Announcer(
      () => host.requestUpdate(),
      () => host.shadowRoot?.firstElementChild ?? null,
    );
    this.#values = {
      menu: null,
      panel: null,
      dialog: null,
      notices: [],
      hasCopied: false,
      leaving: { reason: 'user' },
      isErrorHandled: false,
      pictures: this.#pictures.shown,
      isDismissed: (notice) => this.#dismissed.has(notice),
      isAnswered: (id) => this.#answered.has(id),
    };
  }

  get values(): Values {
    return this.#values;
  }

  /** What a live region should hold. */
  get announcements(): readonly Line[] {
    return this.#announcer.lines;
  }

  /** Has a screen reader say `text`, unless it was the last thing said about `matter`. */
  say(text: string, matter: string): void {
    this.#announcer.say(text, matter);
  }

  openMenu(menu: Menu | null): void {
    this.#set({ menu });
  }

  openPanel(panel: Panel | null): void {
    this.#set({ panel });
  }

  openDialog(dialog: Dialog | null): void {
    this.#set({ dialog });
  }

  /** Shows and says one line about what went wrong. */
  notify(notice: Notice): void {
    this.#announcer.say(notice.text, spoken(notice));
    const others = this.#values.notices.filter(({ matter }) => !notice.matter.includes(matter));
    this.#set({ notices: [notice, ...others] });
  }

  dismiss(notice: Notice | DeviceNotice): void {
    if ('text' in notice) return this.#drop((one) => one === notice);
    this.#dismissed.add(notice);
    this.#host.requestUpdate();
  }

  /** The card before the call has said what is wrong with these. */
  cardShown(local: LocalState): void {
    for (const source of INPUTS) this.#told.set(source, codeOf(local[source]));
  }

  /** A source is tried, or works: whatever comes next is news. */
  tried(source: string): void {
    this.#told.delete(source);
  }

  /** Takes in what the call told; `isAllowed` is false when the page cancelled the event. */
  take(told: Told, { isAllowed, screen, participants, strings }: Hearing): void {
    const isInCall = screen === 'call';
    const announcement = announcementOf(told, participants, strings);
    if (announcement) this.#announcer.say(announcement.text, announcement.matter);
    switch (told.name) {
      case 'change':
        this.#remind(told.detail.local, strings);
        this.#local = told.detail.local;
        if (isInCall || screen === 'prejoin') this.#warn(told.detail.local, strings);
        return;
      case 'state-change': {
        // What went wrong with a device while joining is still true when one is in.
        if (!isIn(told.detail.state) || !isIn(told.detail.previous)) {
          this.#drop(() => true);
          this.#set({ menu: null, panel: null, dialog: null });
        }
        return this.#set({ hasCopied: false, isErrorHandled: false });
      }
      case 'leave':
        return this.#set({ leaving: told.detail });
      case 'knock':
      case 'message':
      case 'caption':
      case 'file':
        this.#answered[isAllowed ? 'delete' : 'add'](told.detail.id);
        return;
      case 'participant-leave':
        this.#pictures.left(told.detail.participant.id);
        return;
      case 'error':
        this.#set({ isErrorHandled: !isAllowed });
        // Whom it concerns, and what can be done, is on the tile, for as long as it is true.
        if (isOfOnePerson(told.detail.error)) return;
        // What keeps somebody from joining is told in its place; what will is told before.
        if (isAllowed && (isInCall || (screen === 'prejoin' && !told.detail.error.fatal))) {
          const { code, cause } = told.detail.error;
          this.notify({ matter: 'call', text: sentence(strings.error(code, cause)) });
        }
        return;
      case 'device-error': {
        const { kind, code } = told.detail;
        const isNews = this.#told.get(kind) !== code;
        this.tried(kind);
        if (isAllowed && isInCall && isNews) this.notify(noticeOf(told.detail, this.#local, strings));
        return;
      }
      case 'screen-share-change':
        if (told.detail.enabled) this.#drop(({ matter }) => matter === 'screen');
        return;
      case 'microphone-change':
      case 'camera-change': {
        const { enabled, source, by } = told.detail;
        const matter: Input = told.name === 'camera-change' ? 'camera' : 'microphone';
        if (enabled) {
          this.tried(matter);
          this.#drop((one) => one.matter.includes(matter));
          if (matter === 'microphone') this.#isReminded = false;
        } else if (source === 'remote' && isInCall) {
          const name = participants.find(({ id }) => id === by)?.displayName ?? '';
          this.notify({
            matter,
            text: strings.mutedBy(name),
            wayOut: { by: 'unmute', source: 'microphone' },
          });
        }
        return;
      }
    }
  }

  /** A tile shows its first frame, or shows nothing any more. */
  pictureChanged(tile: Tile, isShown: boolean): void {
    if (!isShown) return this.#pictures.went(tile);
    this.#pictures.came(tile);
    this.#host.requestUpdate();
  }

  async copyLink({ copied }: Strings): Promise<void> {
    try {
      await navigator.clipboard.writeText(invitation());
      this.#announcer.say(copied, copied);
      this.#set({ hasCopied: true });
    } catch {
      this.#set({ hasCopied: false });
    }
  }

  async shareLink(strings: Strings): Promise<void> {
    if (!(await share())) await this.copyLink(strings);
  }

  /** Once for each time it is muted: whoever talks to somebody beside them knows. */
  #remind({ unheard }: LocalState, strings: Strings): void {
    const wasUnheard = this.#local?.unheard ?? false;
    if (wasUnheard && !unheard) this.#drop(({ isReminder }) => isReminder === true);
    if (!unheard || wasUnheard || this.#isReminded) return;
    this.#isReminded = true;
    const wayOut = { by: 'unmute', source: 'microphone' } as const;
    this.notify({ matter: 'microphone', text: hintWords(strings).youAreMuted, wayOut, isReminder: true });
  }

  #warn(local: LocalState, strings: Strings): void {
    for (const source of INPUTS) {
      const { notice } = local[source];
      if (notice) this.#announcer.say(warningOf(source, notice, strings).text, source);
      else this.#announcer.forget(source);
    }
  }

  #drop(isOver: (notice: Notice) => boolean): void {
    const { notices } = this.#values;
    for (const notice of notices.filter(isOver)) this.#announcer.forget(spoken(notice));
    this.#set({ notices: notices.filter((notice) => !isOver(notice)) });
  }

  #set(values: Partial<Values>): void {
    this.#values = { ...this.#values, ...values };
    this.#host.requestUpdate();
  }
}
