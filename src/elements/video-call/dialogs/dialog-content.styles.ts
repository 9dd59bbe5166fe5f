import { css } from 'lit';

/** A dialog with something to read or to choose. */
export const dialogContent = css`
  .dialog.with-head {
    max-block-size: min(40rem, 100dvh - 32px);
    padding: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }

  .dialog.with-head .side-head {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding-block: 12px 8px;
    padding-inline: 20px 12px;
    background: var(--_raised);
  }

  .dialog.with-head h2 {
    margin: 0;
  }

  .dialog-content {
    padding: 0 20px 20px;
  }

  .keys {
    margin: 0;
  }

  .keys > div {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    min-block-size: 36px;
    border-block-start: 1px solid var(--_border);
  }

  .keys > :first-child {
    border-block-start: 0;
  }

  .keys dd {
    margin: 0;
  }

  kbd {
    display: inline-block;
    min-inline-size: 24px;
    padding: 1px 6px;
    border: 1px solid var(--_border);
    border-radius: 6px;
    background: var(--_fill);
    font: inherit;
    font-size: 0.8125rem;
    font-weight: 600;
    text-align: center;
    white-space: nowrap;
  }

  .dialog .keys-note {
    margin-block-start: 12px;
    font-size: 0.875rem;
  }

  @media (pointer: coarse) {
    .dialog .bare {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
  }
`;
