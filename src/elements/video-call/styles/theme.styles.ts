import { css } from 'lit';

/** Tokens, and the frame that everything stands in. */
export const theme = css`
  :host {
    --_surface: var(--vc-surface, light-dark(oklch(0.968 0.004 85), oklch(0.175 0.003 85)));
    --_raised: var(--vc-surface-raised, light-dark(oklch(1 0 0), oklch(0.245 0.004 85)));
    --_text: var(--vc-text, light-dark(oklch(0.24 0.008 85), oklch(0.95 0.004 85)));
    --_accent: var(--vc-accent, light-dark(oklch(0.5 0.105 165), oklch(0.8 0.125 165)));
    --_on-accent: var(--vc-on-accent, light-dark(oklch(1 0 0), oklch(0.2 0.03 165)));
    --_danger: var(--vc-danger, light-dark(oklch(0.53 0.195 27), oklch(0.58 0.2 27)));
    --_danger-text: light-dark(oklch(0.46 0.18 27), oklch(0.8 0.11 25));
    --_text-muted: var(--vc-text-muted, color-mix(in oklab, var(--_text) 72%, var(--_surface)));
    --_border: var(--vc-border, color-mix(in oklab, var(--_text) 13%, var(--_surface)));
    --_edge: color-mix(in oklab, var(--_text) 55%, var(--_surface));
    --_fill: color-mix(in oklab, var(--_text) 9%, var(--_raised));
    --_fill-hover: color-mix(in oklab, var(--_text) 15%, var(--_raised));
    --_focus: var(--vc-focus-ring, var(--_text));
    --_ring: var(--vc-speaking-ring, light-dark(oklch(0.6 0.15 160), oklch(0.82 0.17 160)));
    --_tile: var(--vc-tile-background, var(--_raised));
    --_radius: var(--vc-radius, clamp(6px, 1.6cqmin, 12px));
    --_gap: var(--vc-gap, clamp(4px, 1.4cqmin, 12px));
    --_control: var(--vc-control-size, clamp(44px, 7cqmin, 48px));
    --_duration: var(--vc-duration, 220ms);
    --_fast: min(120ms, var(--_duration));
    display: block;
    position: relative;
    inline-size: 100%;
    max-block-size: 100dvh;
    aspect-ratio: 16 / 10;
    overflow: clip;
    font-family: var(--vc-font, inherit);
    line-height: 1.4;
    /* A page's own text may be set in ways that labels can't be. */
    letter-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    word-spacing: normal;
    color: var(--_text);
  }

  /* A page that sets one colour should not have to set its counterpart as well. */
  @supports (color: oklch(from red l c h)) {
    :host {
      --_dark: clamp(0, (0.62 - l) * 1000, 1);
      --_text: var(--vc-text, oklch(from var(--_surface) calc(0.24 + 0.71 * var(--_dark)) 0.006 h));
      --_raised: var(
        --vc-surface-raised,
        oklch(
          from var(--_surface) min(1, l + 0.035 + 0.035 * var(--_dark)) calc(c * (0.3 + 0.7 * var(--_dark))) h
        )
      );
      --_on-accent: var(--vc-on-accent, oklch(from var(--_accent) calc(0.17 + 0.83 * var(--_dark)) 0.01 h));
      --_ring: var(
        --vc-speaking-ring,
        oklch(from var(--_surface) calc(0.6 + 0.22 * var(--_dark)) calc(0.15 + 0.02 * var(--_dark)) 160)
      );
      --_danger-text: oklch(
        from var(--_surface) calc(0.46 + 0.34 * var(--_dark)) calc(0.18 - 0.07 * var(--_dark)) 26
      );
    }
  }

  @media (width <= 600px) {
    :host {
      aspect-ratio: 9 / 16;
    }
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  .base {
    position: absolute;
    inset: 0;
    container: vc / size;
    display: flex;
    flex-direction: column;
    overflow: hidden;
    outline: none;
    background: var(--_surface);
    border-radius: inherit;
  }

  .screen,
  .call {
    flex: 1;
    min-block-size: 0;
  }

  .screen {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 12px;
    overflow: auto;
    padding: max(env(safe-area-inset-top), clamp(8px, 3cqmin, 24px))
      max(env(safe-area-inset-right), clamp(8px, 3cqmin, 24px));
  }

  .screen > slot:first-child {
    display: contents;
  }

  /* Centred while there is room, and scrolled from the top when there is not. */
  .screen::before,
  .screen::after {
    content: '';
    margin: auto;
  }

  h2,
  p,
  blockquote {
    margin: 0;
  }

  h2 {
    font-size: clamp(1.125rem, 1rem + 1cqmin, 1.5rem);
    font-weight: 600;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }

  .idle {
    margin: auto;
    padding: 16px;
    color: var(--_text-muted);
    text-align: center;
  }

  .panel {
    display: grid;
    justify-items: center;
    gap: 12px;
    max-inline-size: 26rem;
    padding: 8px;
    text-align: center;
    animation: appear var(--_duration) ease-out;
  }

  .panel > p {
    color: var(--_text-muted);
    text-wrap: balance;
  }

  .panel > button {
    margin-block-start: 8px;
  }

  .overlay {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }

  .overlay > slot::slotted(*) {
    pointer-events: auto;
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 4px;
    }
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  /* What a page has set stays as it is. */
  @media (prefers-contrast: more) {
    :host {
      --_text-muted: var(--vc-text-muted, var(--_text));
      --_border: var(--vc-border, color-mix(in oklab, var(--_text) 65%, var(--_surface)));
      --_edge: var(--_text);
      --_fill: color-mix(in oklab, var(--_text) 18%, var(--_raised));
      --_fill-hover: color-mix(in oklab, var(--_text) 28%, var(--_raised));
    }
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
