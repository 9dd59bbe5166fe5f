import { css } from 'lit';

/** The panel of a tile. */
export const tileMenu = css`
  .menu.tile-menu {
    position: absolute;
    display: flex;
    flex-direction: column;
    gap: 2px;
    inset-block: var(--_top) var(--_bottom);
    inset-inline-end: min(var(--_end), 100% - min(16rem, 100%));
    inline-size: min(16rem, 100%);
    max-block-size: calc(100cqb - 16px);
    margin: 0;
    padding: 6px;
    box-shadow: 0 8px 28px oklch(0 0 0 / 0.18);
    font-size: 0.9375rem;
  }

  .menu-title {
    display: grid;
    padding: 6px 10px;
    font-weight: 600;
  }

  .menu-title bdi {
    justify-self: start;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .menu-note {
    font-size: 0.8125rem;
    font-weight: 400;
    color: var(--_text-muted);
  }

  .menu-item,
  .menu-line {
    display: flex;
    align-items: center;
    justify-content: start;
    gap: 10px;
    min-block-size: 40px;
    padding: 4px 10px;
    border-radius: 8px;
    text-align: start;
  }

  @media (pointer: coarse) {
    .menu-item,
    .menu-line {
      min-block-size: 44px;
    }
  }

  .menu-item:hover {
    background: var(--_fill);
  }

  .menu-item[aria-disabled='true'] {
    color: var(--_text-muted);
    cursor: default;
    background: none;
  }

  .menu-item.danger {
    color: var(--_danger-text);
  }

  .tile-menu .icon {
    inline-size: 18px;
    block-size: 18px;
  }

  .tile-menu hr {
    inline-size: calc(100% - 20px);
    margin: 4px auto;
    border: 0;
    border-block-start: 1px solid var(--_border);
  }

  .menu-line input {
    flex: 1;
    min-inline-size: 0;
    accent-color: var(--_accent);
  }

  .menu-line span {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .menu-line select {
    max-inline-size: 60%;
    min-block-size: 32px;
    padding: 2px 6px;
    border: 1px solid var(--_edge);
    border-radius: 8px;
    background: var(--_raised);
    color: inherit;
    font: inherit;
    font-size: 0.875rem;
  }

  .menu-line select:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
`;
