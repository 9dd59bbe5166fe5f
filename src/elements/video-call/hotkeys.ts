import { isTyping } from '../shared/is-typing.js';
import { isIn } from './saying.js';
import type { CSSResult, ReactiveController } from 'lit';
import type { PanelHost } from './panels/panel-host.js';
import type { Actions, View } from './view.js';

/** What single keys do, by `KeyboardEvent.key` in lower case; nothing, where it is not offered. */
type Keys = Readonly<Record<string, (() => void) | false>>;

const keysFor = ({ panel, hasChat, hasHand }: View, { openPanel, toggleHand }: Actions): Keys => ({
  c: hasChat && ((): void => openPanel(panel === 'chat' ? null : 'chat')),
  h: hasHand && toggleHand,
});

/** Single keys while the focus is inside, except where somebody writes. */
export class Hotkeys implements ReactiveController {
  static readonly styles: readonly CSSResult[] = [];

  readonly #host: PanelHost;
  #keys: Keys = {};

  constructor(host: PanelHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Takes in what can be done. */
  follow(view: View, actions: Actions): void {
    const { phase } = view.state;
    this.#keys = isIn(phase) && phase !== 'knocking' ? keysFor(view, actions) : {};
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#pressed);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#pressed);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const { key, repeat, ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = event;
    if (this.#host.noHotkeys || repeat || ctrlKey || altKey || metaKey || isComposing || defaultPrevented)
      return;
    const act = this.#keys[key.toLowerCase()];
    if (!act || isTyping(event)) return;
    event.preventDefault();
    act();
  };
}
