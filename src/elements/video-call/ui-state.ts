import { dispatchCallEvent } from '../shared/events.js';
import { announcementOf, isIn } from './saying.js';
import type { ReactiveControllerHost } from 'lit';
import type { Sentence, Strings } from '../../locales/en.js';
import type { Told } from './follow-call.js';
import type { Tile } from './tiles.js';
import type { Menu, View } from './view.js';

type Values = Pick<View, 'menu' | 'notice' | 'hasCopied' | 'leaveReason' | 'isErrorHandled' | 'pictures'> & {
  readonly announcement: string;
};

const sentence = ({ what, next }: Sentence): string => `${what} ${next}`;

/** What the looks of a call remember that is no state of the call. */
export class UiState {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #pictures = new Set<string>();
  /** The streams whose first frame was told, with their tile. */
  readonly #seen = new WeakMap<MediaStream, string>();
  #values: Values = {
    menu: null,
    notice: '',
    hasCopied: false,
    leaveReason: 'user',
    isErrorHandled: false,
    announcement: '',
    pictures: this.#pictures,
  };

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
  }

  get values(): Values {
    return this.#values;
  }

  openMenu(menu: Menu | null): void {
    this.#set({ menu });
  }

  dismiss(): void {
    this.#set({ notice: '' });
  }

  /** Takes in what the call told; `isAllowed` is false when the page cancelled the event. */
  take(told: Told, isAllowed: boolean, isInCall: boolean, strings: Strings): void {
    const announcement = announcementOf(told, strings);
    if (announcement !== null) this.#set({ announcement });
    switch (told.name) {
      case 'state-change': {
        // What went wrong with a device while joining is still true when one is in.
        const notice = isIn(told.detail.state) && isIn(told.detail.previous) ? this.#values.notice : '';
        return this.#set({ menu: null, notice, hasCopied: false, isErrorHandled: false });
      }
      case 'leave':
        return this.#set({ leaveReason: told.detail.reason });
      case 'participant-leave':
        this.#pictures.delete(`camera:${told.detail.participant.id}`);
        return;
      case 'error':
        this.#set({ isErrorHandled: !isAllowed });
        if (isAllowed && isInCall) this.#notify(sentence(strings.error(told.detail.error.code)));
        return;
      case 'device-error': {
        const { kind, code } = told.detail;
        if (isAllowed && isInCall) this.#notify(sentence(strings.deviceError(kind, code)));
        return;
      }
      case 'microphone-change':
      case 'camera-change':
        if (told.detail.enabled) this.dismiss();
        return;
    }
  }

  /** A tile shows its first frame, or shows nothing any more. */
  pictureChanged({ key, kind, participant, stream }: Tile, isShown: boolean): void {
    if (!isShown) {
      this.#pictures.delete(key);
      // The next sharing of the screen comes in the same stream, and is another picture.
      if (kind === 'screen' && stream) this.#seen.delete(stream);
      return;
    }
    this.#pictures.add(key);
    this.#host.requestUpdate();
    if (participant.self || !stream || this.#seen.get(stream) === key) return;
    this.#seen.set(stream, key);
    dispatchCallEvent(this.#host, 'call-stream', { participant, stream, kind });
  }

  async copyLink({ copied }: Strings): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.href);
      this.#set({ hasCopied: true, announcement: copied });
    } catch {
      this.#set({ hasCopied: false });
    }
  }

  #notify(notice: string): void {
    this.#set({ notice, announcement: notice });
  }

  #set(values: Partial<Values>): void {
    this.#values = { ...this.#values, ...values };
    this.#host.requestUpdate();
  }
}
