import { css } from 'lit';

/** The dialog with the settings. */
export const settings = css`
  .dialog[part~='settings'] {
    inline-size: min(40rem, 100vw - 32px);
  }

  .dialog section + section {
    margin-block-start: 20px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--_border);
  }

  .dialog h3 {
    margin: 0 0 12px;
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--_text-muted);
  }

  .setting {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    inline-size: 100%;
    min-block-size: 48px;
  }

  .setting :is(input, select) {
    flex: 0 1 16rem;
    min-inline-size: 0;
    min-block-size: 40px;
    padding: 6px 12px;
    border: 1px solid var(--_edge);
    border-radius: 8px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }

  .setting :is(input, select):focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .dialog .setting-note {
    margin-block-start: -8px;
    font-size: 0.8125rem;
  }

  @media (pointer: coarse) {
    .setting :is(input, select) {
      min-block-size: 44px;
    }
  }
`;
