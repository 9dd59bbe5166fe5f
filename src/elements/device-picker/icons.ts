import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ByKind } from './kinds.js';

const icon = (shape: TemplateResult): TemplateResult =>
  html`<span class="icon" aria-hidden="true">${shape}</span>`;

/* Lucide, ISC licence: mic, video, volume-2, video-off. */
export const KIND_ICONS: ByKind<TemplateResult> = {
  audioinput: icon(
    html`<svg viewBox="0 0 24 24">
      <path d="M12 19v3M19 10v2a7 7 0 0 1-14 0v-2" />
      <rect x="9" y="2" width="6" height="13" rx="3" />
    </svg>`,
  ),
  videoinput: icon(
    html`<svg viewBox="0 0 24 24">
      <path d="m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5" />
      <rect x="2" y="6" width="14" height="12" rx="2" />
    </svg>`,
  ),
  audiooutput: icon(
    html`<svg viewBox="0 0 24 24">
      <path
        d="M11 4.702a.705.705 0 0 0-1.203-.498L6.413 7.587A1.4 1.4 0 0 1 5.416 8H3a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2.416a1.4 1.4 0 0 1 .997.413l3.383 3.384A.705.705 0 0 0 11 19.298zM16 9a5 5 0 0 1 0 6M19.364 18.364a9 9 0 0 0 0-12.728"
      />
    </svg>`,
  ),
};

export const NO_PICTURE_ICON = icon(
  html`<svg viewBox="0 0 24 24">
    <path
      d="M10.66 6H14a2 2 0 0 1 2 2v2.5l5.248-3.062A.5.5 0 0 1 22 7.87v8.196M16 16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h2M2 2l20 20"
    />
  </svg>`,
);
