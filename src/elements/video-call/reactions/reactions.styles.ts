import { css } from 'lit';

/** Raised hands, reactions, and the choice of one. */
export const reactions = css`
  .menu:has(.emojis) {
    inline-size: max-content;
    max-inline-size: calc(100cqi - 16px);
    padding: 6px;
    border-radius: calc(var(--_control) / 2 + 7px);
  }

  .emojis {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 2px;
  }

  .emoji {
    inline-size: var(--_control);
    block-size: var(--_control);
    border-radius: 50%;
    font-size: 1.375rem;
    line-height: 1;
  }

  .emoji:hover {
    background: var(--_fill-hover);
  }

  .hand {
    position: absolute;
    z-index: 1;
    inset-block-start: clamp(4px, 1.8cqmin, 10px);
    inset-inline-start: clamp(4px, 1.8cqmin, 10px);
    display: grid;
    place-items: center;
    padding: clamp(3px, 1.4cqmin, 7px);
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    animation: appear var(--_duration) ease-out;
  }

  .hand .icon {
    inline-size: clamp(12px, 5cqmin, 20px);
    block-size: clamp(12px, 5cqmin, 20px);
  }

  .floats {
    position: absolute;
    inset: 0;
    z-index: 1;
    overflow: hidden;
    pointer-events: none;
  }

  .float {
    position: absolute;
    inset-block-end: 14%;
    inset-inline-end: 8%;
    font-size: clamp(1.5rem, 15cqmin, 3rem);
    line-height: 1;
    animation: float 4s ease-out both;
  }

  .float:nth-child(3n + 2) {
    inset-inline-end: 22%;
  }

  .float:nth-child(3n) {
    inset-inline-end: 15%;
  }

  @keyframes float {
    from {
      opacity: 0;
      translate: 0 12px;
    }

    8% {
      opacity: 1;
    }

    70% {
      opacity: 1;
    }

    to {
      opacity: 0;
      translate: 0 -40cqb;
    }
  }

  @media (forced-colors: active) {
    .hand {
      border: 1px solid CanvasText;
    }
  }
`;
