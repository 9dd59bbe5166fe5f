import { css } from 'lit';

/** What a button does, beside it. */
export const tooltip = css`
  .tooltip {
    position: absolute;
    z-index: 4;
    max-inline-size: calc(100% - 16px);
    padding: 4px 10px;
    border-radius: 8px;
    background: var(--_text);
    color: var(--_surface);
    font-size: 0.8125rem;
    line-height: 1.4;
    animation: fade-in var(--_fast) ease-out;
  }

  /* So that a mouse gets from the button to it. */
  .tooltip::after {
    content: '';
    position: absolute;
    inset: 100% 0 -8px;
  }

  .tooltip kbd {
    margin-inline-start: 8px;
    padding-inline: 5px;
    border: 1px solid color-mix(in oklab, currentcolor 45%, transparent);
    border-radius: 4px;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.75rem;
  }

  @keyframes fade-in {
    from {
      opacity: 0;
    }
  }

  @media (forced-colors: active) {
    .tooltip {
      border: 1px solid CanvasText;
    }
  }
`;
