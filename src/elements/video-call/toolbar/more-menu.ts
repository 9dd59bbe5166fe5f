import { html, nothing } from 'lit';
import { keyboard, settings } from '../../shared/menu-icons.js';
import { icon } from '../../shared/icon.js';
import { dialogWords } from '../dialogs/dialog-words.js';
import { moreMenu } from './more-menu.styles.js';
import { hasKeyList } from './controls.js';
import { toolbarWords } from './toolbar-words.js';
import type { CSSResult, ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Actions, View } from '../view.js';
import type { Control } from '../parts/round-button.js';

type Host = ReactiveControllerHost & HTMLElement;

const own = (view: View, { openDialog }: Actions): Control[] => {
  const words = dialogWords(view.strings);
  return [
    ...(view.hasSettings
      ? [
          {
            name: 'settings',
            label: words.settingsTitle,
            shapes: settings,
            opens: 'dialog',
            run: () => openDialog('settings'),
          },
        ]
      : []),
    ...(hasKeyList(view)
      ? [
          {
            name: 'keys',
            label: words.keysTitle,
            shapes: keyboard,
            key: '?',
            opens: 'dialog',
            run: () => openDialog('keys'),
          },
        ]
      : []),
  ];
};

/**
 * What the toolbar has no room for, and what is rarely wanted.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export class MoreMenu implements ReactiveController {
  static readonly styles: readonly CSSResult[] = [moreMenu];

  readonly #host: Host;
  #isOpen = false;
  #isAtEnd = false;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const items = this.#items;
    const wasOpen = this.#isOpen;
    this.#isOpen = items.length > 0;
    if (!this.#isOpen || wasOpen) return;
    items.at(this.#isAtEnd ? -1 : 0)?.focus();
    this.#isAtEnd = false;
  }

  /** The next time it opens, the focus is on its last line. */
  beginAtEnd(): void {
    this.#isAtEnd = true;
  }

  render(
    view: View,
    actions: Actions,
    behind: readonly Control[],
    left: (event: FocusEvent) => void,
  ): TemplateResult {
    const rest = own(view, actions);
    return html`<div
      id="menu"
      part="menu"
      class="menu more-menu"
      role="menu"
      tabindex="-1"
      aria-label=${toolbarWords(view.strings).more}
      @focusout=${left}
      @keydown=${this.#pressed}
    >
      ${behind.map((one) => this.#line(one, actions))}
      ${behind.length > 0 && rest.length > 0 ? html`<hr />` : nothing}
      ${rest.map((one) => this.#line(one, actions))}
    </div>`;
  }

  get #items(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('.more-menu .menu-item') ?? [])];
  }

  #line(control: Control, { openMenu }: Actions): TemplateResult {
    const { name, label, hint = label, shapes, isOn, opens, key } = control;
    const choose = (): void => {
      // The focus is back before something else takes it, so that it comes back here from there.
      this.#host.shadowRoot?.querySelector<HTMLElement>('[data-control=more]')?.focus();
      openMenu(null);
      control.run();
    };
    return html`<button
      type="button"
      part="button menu-item ${name}"
      class="menu-item"
      role="menuitem"
      tabindex="-1"
      aria-haspopup=${opens === 'dialog' ? 'dialog' : nothing}
      aria-keyshortcuts=${key || nothing}
      @click=${choose}
    >
      ${icon(shapes, 'button-icon')}<span class="menu-text">${isOn === undefined ? label : hint}</span>
      ${key ? html`<span class="menu-key" aria-hidden="true" data-key=${key}></span>` : nothing}
    </button>`;
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const items = this.#items;
    const at = items.findIndex((item) => event.composedPath().includes(item));
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: at - 1,
      Home: 0,
      End: -1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    items.at(Math.max(target, -1))?.focus();
  };
}
