import { css } from 'lit';

/** The buttons on tiles and between pages, and the tile that floats. */
export const stageControls = css`
  .on-tile {
    position: absolute;
    z-index: 2;
    inset-block-start: clamp(2px, 1.8cqmin, 10px);
    inset-inline-end: clamp(2px, 1.8cqmin, 10px);
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: oklch(0.16 0 0 / 0.68);
    color: oklch(0.99 0 0);
    opacity: 0;
    transition: opacity var(--_fast) ease-out;
  }

  .on-tile:hover {
    background: oklch(0.1 0 0 / 0.85);
  }

  .on-tile.move {
    inset-inline: clamp(2px, 1.8cqmin, 10px) auto;
  }

  .on-tile .icon {
    inline-size: 18px;
    block-size: 18px;
  }

  .tile:is(:hover, :focus-within) > .on-tile,
  .on-tile[aria-expanded='true'] {
    opacity: 1;
  }

  .on-tile:focus-visible {
    outline: 2px solid oklch(0.99 0 0);
    outline-offset: -3px;
    box-shadow: 0 0 0 2px oklch(0.16 0 0);
  }

  /* A thumb has nothing to hover with, and needs more to hit than there is to see. */
  @media (hover: none) {
    .on-tile.more {
      opacity: 0.85;
    }

    .on-tile::after {
      content: '';
      position: absolute;
      inset: -6px;
    }
  }

  .tile.floating {
    z-index: 1;
    box-shadow: 0 4px 18px oklch(0 0 0 / 0.28);
    cursor: grab;
    touch-action: none;
  }

  .tile.floating:active {
    cursor: grabbing;
  }

  .tile.pinned:not(.speaking)::after {
    box-shadow: inset 0 0 0 2px color-mix(in oklab, var(--_accent) 70%, transparent);
  }

  .pager {
    position: absolute;
    inset-inline-start: var(--_x);
    inset-block-start: var(--_y);
    inline-size: var(--_w);
    block-size: var(--_h);
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    color: var(--_text-muted);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .turn {
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    color: var(--_text);
  }

  .turn:hover {
    background: var(--_fill-hover);
  }

  .turn:dir(rtl) .icon {
    scale: -1 1;
  }

  @container vc (width < 360px) {
    .pager {
      font-size: 0.75rem;
      gap: 0;
    }
  }

  @media (forced-colors: active) {
    .on-tile {
      border-color: ButtonBorder;
    }

    .tile.pinned:not(.speaking)::after {
      border: 2px solid CanvasText;
    }
  }
`;
