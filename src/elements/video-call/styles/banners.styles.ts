import { css } from 'lit';

/** Lines about the whole call. */
export const banners = css`
  .banners {
    display: grid;
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
