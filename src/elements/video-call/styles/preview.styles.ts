import { css } from 'lit';

/** One's own picture on the card before a call, and what lies on it. */
export const preview = css`
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
`;
