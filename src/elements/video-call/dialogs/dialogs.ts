import { nothing } from 'lit';
import { toggleSwitch } from '../people/switch.styles.js';
import { renderConfirmation } from './confirmation.js';
import { dialogContent } from './dialog-content.styles.js';
import { dialogWords } from './dialog-words.js';
import { dialog } from './dialog.styles.js';
import { renderKeys } from './keys.js';
import { lossByLeaving } from './leaving.js';
import { renderSettings } from './settings.js';
import { settings } from './settings.styles.js';
import { showModals } from './show-modals.js';
import type { CSSResult, ReactiveController } from 'lit';
import type { StageHost } from '../stage/stage-host.js';
import type { Actions, View } from '../view.js';

/** What lies over everything and has to be closed before one goes on. */
export class Dialogs implements ReactiveController {
  static readonly styles: readonly CSSResult[] = [dialog, dialogContent, toggleSwitch, settings];

  readonly #host: StageHost;

  constructor(host: StageHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    showModals(this.#host.shadowRoot);
  }

  render(view: View, actions: Actions): unknown {
    const words = dialogWords(view.strings);
    switch (view.dialog) {
      case 'keys':
        return renderKeys(view, actions, words);
      case 'settings':
        return renderSettings(view, actions, this.#host, words);
      case 'leave':
        return this.#leaving(view, actions);
      case null:
        return nothing;
    }
  }

  #leaving(view: View, { openDialog, leave }: Actions): unknown {
    const words = dialogWords(view.strings);
    const loss = lossByLeaving(view);
    return renderConfirmation(
      {
        what: words.leaving,
        // What was to be lost may be over meanwhile; the question stays where it is.
        means: loss ? words.leavingMeans[loss] : '',
        yes: words.leave,
        act: leave,
      },
      words.stay,
      '',
      () => openDialog(null),
    );
  }
}
