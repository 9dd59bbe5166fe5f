import { css } from 'lit';

/** The menu behind the toolbar. */
export const moreMenu = css`
  .menu.more-menu {
    display: flex;
    flex-direction: column;
    gap: 2px;
    inline-size: min(17rem, 100cqi - 16px);
    padding: 6px;
  }

  .more-menu .menu-item {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: start;
    gap: 12px;
    min-block-size: 40px;
    padding: 4px 10px;
    border-radius: 8px;
    text-align: start;
  }

  .more-menu .menu-item:is(:hover, :focus) {
    background: var(--_fill);
  }

  .more-menu .menu-item:focus-visible {
    outline-offset: -2px;
  }

  .more-menu .menu-text {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .more-menu .menu-key::after {
    content: attr(data-key);
    display: block;
    min-inline-size: 24px;
    border-radius: 6px;
    background: var(--_fill);
    color: var(--_text-muted);
    font: inherit;
    font-size: 0.8125rem;
    text-align: center;
    text-transform: uppercase;
  }

  .more-menu hr {
    inline-size: calc(100% - 20px);
    margin: 4px auto;
    border: 0;
    border-block-start: 1px solid var(--_border);
  }

  @media (pointer: coarse) {
    .more-menu .menu-item {
      min-block-size: 44px;
    }

    .more-menu .menu-key {
      display: none;
    }
  }
`;
