import { css } from 'lit';

/** A question over everything. */
export const dialog = css`
  .dialog {
    inline-size: min(24rem, 100vw - 32px);
    padding: 20px;
    border: 1px solid var(--_border);
    border-radius: 16px;
    background: var(--_raised);
    color: var(--_text);
    box-shadow: 0 12px 40px oklch(0 0 0 / 0.3);
    animation: appear var(--_fast) ease-out;
  }

  .dialog::backdrop {
    background: oklch(0 0 0 / 0.45);
  }

  .dialog h2 {
    margin-block-end: 8px;
    font-size: 1.125rem;
    overflow-wrap: anywhere;
  }

  .dialog p {
    color: var(--_text-muted);
  }

  .dialog-buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-block-start: 20px;
  }

  .dialog .danger {
    background: var(--_danger);
    color: oklch(1 0 0);
  }

  .dialog button:disabled {
    opacity: 0.5;
    cursor: not-allowed;
  }

  .dialog .danger:hover {
    background: color-mix(in oklab, var(--_danger) 88%, black);
  }

  @media (forced-colors: active) {
    .dialog {
      border-color: ButtonBorder;
    }
  }
`;
