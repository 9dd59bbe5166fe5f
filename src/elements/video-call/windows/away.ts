import { html } from 'lit';
import { icon } from '../../shared/icon.js';
import { pictureInPicture2 } from '../../shared/call-icons.js';
import { wordsOf } from '../../shared/words-with.js';
import { en } from '../../../locales/windows.en.js';
import { away } from './away.styles.js';
import type { CSSResult, TemplateResult } from 'lit';
import type { Actions, View } from '../view.js';

const windowsWords = wordsOf(en);

/** What stands in the place of the stage while the call is in a window of its own. */
export class Away {
  static readonly styles: readonly CSSResult[] = [away];

  render({ strings }: View, actions: Actions): TemplateResult {
    const words = windowsWords(strings);
    return html`<div part="away" class="away">
      ${icon(pictureInPicture2)}
      <p>${words.inSmallWindow}</p>
      <button type="button" part="button" class="plain" @click=${actions.togglePictureInPicture}>
        ${words.bringBack}
      </button>
    </div>`;
  }
}
