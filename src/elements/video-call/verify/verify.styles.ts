import { css } from 'lit';

/** The dialog in which a safety code is compared. */
export const verify = css`
  .dialog.verify {
    inline-size: min(28rem, 100vw - 32px);
  }

  .code-words {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(5.5rem, 1fr));
    gap: 6px;
    margin: 16px 0;
    padding: 0;
    list-style: none;
  }

  .code-words li {
    padding: 6px 8px;
    border-radius: 8px;
    background: var(--_fill);
    font-weight: 600;
    text-align: center;
  }

  .dialog .code-digits {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    margin-block: 4px 16px;
    color: var(--_text);
    font-size: 1.0625rem;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.06em;
  }

  .code-label {
    font-size: 0.8125rem;
  }

  .dialog .verify-new {
    margin-block-start: 12px;
    color: var(--_danger-text);
  }

  .dialog .verify-moment {
    margin-block: 24px;
  }

  .dialog .verify-done {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_text);
    font-weight: 600;
  }

  .verify-done .icon {
    inline-size: 20px;
    block-size: 20px;
    color: var(--_ring);
  }

  @media (forced-colors: active) {
    .code-words li {
      border: 1px solid CanvasText;
    }
  }
`;
