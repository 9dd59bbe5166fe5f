import { html, nothing } from 'lit';
import { en } from '../../../locales/invite.en.js';
import { check, link, share2 } from '../../shared/call-icons.js';
import { icon } from '../../shared/icon.js';
import { wordsOf } from '../../shared/words-with.js';
import { canShare, invitation } from '../invitation.js';
import type { TemplateResult } from 'lit';
import type { Actions, View } from '../view.js';

const wordsFor = wordsOf(en);

/** As a person would say it. */
const spoken = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

function ways({ strings, hasCopied }: View, { copyLink, shareLink }: Actions): TemplateResult {
  const url = invitation();
  return html`<span class="link" title=${url}><bdi dir="ltr">${spoken(url)}</bdi></span>
    <span class="ways">
      ${
        (navigator as Partial<Navigator>).clipboard
          ? html`<button type="button" class="plain" part="button" @click=${copyLink}>
              ${icon(hasCopied ? check : link)}${hasCopied ? strings.copied : strings.copyLink}
            </button>`
          : nothing
      }
      ${
        canShare()
          ? html`<button type="button" class="plain" part="button" @click=${shareLink}>
              ${icon(share2)}${wordsFor(strings).shareLink}
            </button>`
          : nothing
      }
    </span>`;
}

/** While nobody else is there: how others find the way. */
export function renderInvite(view: View, actions: Actions): TemplateResult {
  return html`<div class="invite">
    <p>${view.strings.alone}</p>
    ${view.canInvite ? ways(view, actions) : nothing}
  </div>`;
}
