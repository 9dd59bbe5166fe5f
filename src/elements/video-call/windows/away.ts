import { html } from 'lit';
import { icon } from '../../shared/icon.js';
import { pictureInPicture2 } from '../../shared/call-icons.js';
import { toolbarWords } from '../toolbar/toolbar-words.js';
import { away } from './away.styles.js';
import type { CSSResult, TemplateResult } from 'lit';
import type { Actions, View } from '../view.js';

/** What stands in the place of the stage while the call is in a window of its own. */
export class Away {
  static readonly styles: readonly CSSResult[] = [away];

  render({ strings }: View, actions: Actions): TemplateResult {
    const words = toolbarWords(strings);
    return html`<div part="away" class="away">
      ${icon(pictureInPicture2)}
      <p>${words.smallWindow}</p>
      <button type="button" part="button" class="plain" @click=${actions.togglePictureInPicture}>
        ${words.exitSmallWindow}
      </button>
    </div>`;
  }
}
