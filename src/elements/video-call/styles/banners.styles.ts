import { css } from 'lit';

/** Lines about the whole call. */
export const banners = css`
  .banners {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    gap: 4px;
    padding-inline: var(--_gap);
  }

  .banner {
    display: flex;
    align-items: center;
    gap: 8px;
    max-inline-size: 100%;
    min-block-size: 36px;
    margin-block-start: var(--_gap);
    padding: 3px 4px 3px 14px;
    border: 1px solid var(--_border);
    border-radius: 20px;
    background: var(--_raised);
    font-size: 0.875rem;
    animation: appear var(--_duration) ease-out;
  }

  .banner .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  .banner-text {
    padding-block: 4px;
    padding-inline-end: 4px;
    text-wrap: balance;
  }

  .banner.trouble > .icon {
    color: var(--_danger-text);
  }

  /* Where there is no room beside the words, what can be done stands below them. */
  @container vc (width < 480px) {
    .banner:has(.small) {
      display: grid;
      grid-template-columns: auto 1fr auto;
      gap: 2px 8px;
      padding-block-end: 6px;
    }

    .banner > .small {
      grid-area: 2 / 2 / auto / -1;
      justify-self: start;
    }

    .banner > .bare {
      grid-area: 1 / 3;
    }
  }

  /* A corner of a page is for faces: one line, and the whole of it as a tooltip. */
  @container vc (width < 290px) {
    .banner,
    .banner:has(.small) {
      display: flex;
      gap: 4px;
      min-block-size: 32px;
      margin-block-start: 2px;
      padding: 0 2px 0 8px;
      font-size: 0.75rem;
    }

    .banner:has(button) > .icon {
      display: none;
    }

    .banner-text {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .banner > .small {
      flex: none;
      min-block-size: 28px;
      padding-inline: 8px;
      font-size: inherit;
    }
  }

  .spinner {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    border: 2px solid var(--_border);
    border-block-start-color: var(--_text);
    border-radius: 50%;
    animation: turn 900ms linear infinite;
  }

  @media (forced-colors: active) {
    .banner {
      border-color: ButtonBorder;
    }
  }
`;
