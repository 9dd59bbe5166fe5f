import { css } from 'lit';

/** Lines over the foot of the stage. */
export const captions = css`
  .captions {
    position: absolute;
    z-index: 2;
    inset-block-end: calc(var(--_gap) + clamp(8px, 5cqb, 40px));
    inset-inline: 0;
    display: flex;
    flex-direction: column;
    justify-content: end;
    align-items: center;
    gap: 4px;
    max-block-size: 55%;
    padding-inline: calc(var(--_gap) * 2);
    overflow: hidden;
    pointer-events: none;
    color: oklch(0.99 0 0);
    font-size: clamp(0.875rem, 0.7rem + 1.1cqi, 1.75rem);
    line-height: 1.4;
  }

  .captions p {
    max-inline-size: min(100%, 38em);
    padding: 3px 12px;
    border-radius: 8px;
    background: oklch(0.16 0 0 / 0.8);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }

  .captions .caption-name {
    margin-inline-end: 0.3em;
    color: oklch(0.86 0.09 165);
    font-weight: 600;
  }

  .captions .unfinished span {
    color: oklch(0.9 0 0);
  }

  @media (forced-colors: active) {
    .captions p {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }

    .captions :is(.caption-name, .unfinished span) {
      color: inherit;
    }
  }
`;
