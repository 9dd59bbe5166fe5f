import { css } from 'lit';

/** What is other in a window of its own: the element fills it, whatever the page says of its size. */
export const callWindow = css`
  :host {
    display: block !important;
    position: fixed !important;
    inset: 0 !important;
    inline-size: auto !important;
    block-size: auto !important;
    min-inline-size: 0 !important;
    min-block-size: 0 !important;
    max-inline-size: none !important;
    max-block-size: none !important;
    aspect-ratio: auto !important;
    margin: 0 !important;
    border: 0 !important;
    border-radius: 0 !important;
    transform: none !important;
  }

  .tile.floating {
    z-index: 1;
    box-shadow: 0 4px 18px oklch(0 0 0 / 0.28);
    cursor: default;
  }
`;
