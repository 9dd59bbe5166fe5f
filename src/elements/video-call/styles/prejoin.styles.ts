import { css } from 'lit';

/** The card before a call. */
export const prejoin = css`
  .card {
    display: grid;
    gap: clamp(12px, 2.4cqmin, 24px);
    inline-size: min(100%, 26rem);
    margin: 0;
    overflow: clip;
    padding: clamp(10px, 2.4cqmin, 24px);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + clamp(4px, 1.2cqmin, 10px));
    background: var(--_raised);
    animation: appear var(--_duration) ease-out;
  }

  .preview {
    position: relative;
    align-self: start;
    aspect-ratio: 16 / 10;
    container-type: size;
    overflow: clip;
    border-radius: var(--_radius);
    background: oklch(0.21 0.004 85);
    color: oklch(0.97 0 0);
  }

  .preview .avatar {
    background: none;
    padding-block-end: calc(var(--_control) + 12px);
  }

  .preview.covered .avatar {
    display: none;
  }

  .on-preview {
    position: absolute;
    inset: 0 0 calc(var(--_control) + 16px);
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 6px;
    padding: 8px 14px;
    font-size: 0.9375rem;
    text-align: center;
    text-wrap: balance;
    pointer-events: none;
  }

  /* What is wrong is read whole, however small the picture would be. */
  .preview.covered {
    display: grid;
    container-type: inline-size;
  }

  .covered .on-preview {
    position: relative;
    inset: 0;
    margin-block-end: calc(var(--_control) + 16px);
  }

  .on-preview > * {
    pointer-events: auto;
    animation: appear var(--_duration) 120ms ease-out backwards;
  }

  .on-preview p {
    color: oklch(0.86 0 0);
  }

  .on-preview .what {
    color: oklch(0.98 0 0);
  }

  .on-preview .what .icon {
    inline-size: 18px;
    block-size: 18px;
    margin-inline-end: 6px;
    vertical-align: -3px;
    color: oklch(0.83 0.13 70);
  }

  .on-preview strong {
    font-weight: 600;
  }

  .ask {
    background: oklch(0.97 0 0);
    color: oklch(0.2 0 0);
  }

  .ask:hover {
    background: oklch(0.9 0 0);
  }

  .on-preview .plain,
  .preview-buttons .round {
    background: oklch(0.34 0.004 85);
    color: oklch(0.99 0 0);
  }

  .preview-buttons .round:hover,
  .on-preview .plain:hover {
    background: oklch(0.42 0.004 85);
  }

  .preview-buttons .round.off {
    background: oklch(0.55 0.19 27);
  }

  .preview-buttons .round.off:hover {
    background: oklch(0.6 0.19 27);
  }

  .preview :focus-visible {
    outline-color: oklch(0.99 0 0);
  }

  .preview-buttons {
    position: absolute;
    inset: auto 0 0;
    display: flex;
    justify-content: center;
    gap: 12px;
    padding: 28px 8px 10px;
    background: linear-gradient(transparent, oklch(0 0 0 / 0.45));
    pointer-events: none;
  }

  .preview-buttons > * {
    pointer-events: auto;
  }

  /* From the middle, so that it has no direction. */
  .level {
    position: absolute;
    inset: auto 0 0;
    block-size: 4px;
    pointer-events: none;
  }

  .level > div {
    block-size: 100%;
    border-radius: 2px;
    background: oklch(0.8 0.125 165);
    transform: scaleX(var(--_level, 0));
    transition: transform 80ms linear;
  }

  .intro {
    display: grid;
    gap: 2px;
  }

  .inside {
    min-block-size: 1.5em;
    color: var(--_text-muted);
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }

  .inside > span {
    display: block;
  }

  .choices {
    display: flex;
    flex-direction: column;
    justify-content: center;
    gap: clamp(10px, 2cqmin, 18px);
  }

  .field {
    display: grid;
    gap: 4px;
    font-size: 0.875rem;
  }

  .field > span {
    color: var(--_text-muted);
  }

  .field > input {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 14px;
    border: 1px solid var(--_edge);
    border-radius: min(var(--_radius), 12px);
    background: var(--_surface);
    font-size: 1rem;
  }

  /* The way in stays in sight, whatever is open above it. */
  .choices .primary {
    position: sticky;
    z-index: 1;
    inset-block-end: 0;
    box-shadow:
      0 0 0 6px var(--_raised),
      0 24px 0 6px var(--_raised);
  }

  @container vc (width >= 600px) and (orientation: landscape) {
    .card {
      grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr);
      inline-size: min(100%, 60rem);
    }

    .preview {
      aspect-ratio: 4 / 3;
      align-self: center;
      max-block-size: calc(100cqb - 96px);
      inline-size: 100%;
    }
  }

  @container vc (width < 360px) {
    .screen {
      padding: 6px;
    }
  }

  @container vc (height < 520px) and (width < 700px) {
    .card h2,
    .inside:empty {
      display: none;
    }
  }

  /* In a corner of a page all is there without scrolling as long as nothing is open or wrong. */
  @container vc (height < 420px) and (width < 600px) {
    .card {
      gap: 8px;
    }

    .preview:not(.covered) {
      aspect-ratio: auto;
      block-size: 34cqb;
    }

    .inside > span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .choices {
      gap: 6px;
    }
  }
`;
