import { css } from 'lit';

/** Something that is on or off. */
export const toggleSwitch = css`
  .switch {
    justify-content: space-between;
    min-block-size: 36px;
    padding-inline: 0;
    border-radius: 8px;
    text-align: start;
  }

  .track {
    flex: none;
    inline-size: 40px;
    block-size: 24px;
    padding: 3px;
    border: 1px solid var(--_edge);
    border-radius: 12px;
    transition: background-color var(--_fast) ease-out;
  }

  .track::before {
    content: '';
    display: block;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
    background: var(--_edge);
    transition: margin-inline-start var(--_fast) ease-out;
  }

  [aria-checked='true'] > .track {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  [aria-checked='true'] > .track::before {
    margin-inline-start: 16px;
    background: var(--_on-accent);
  }

  @media (forced-colors: active) {
    .track {
      border-color: ButtonBorder;
    }

    .track::before {
      background: ButtonText;
      forced-color-adjust: none;
    }

    [aria-checked='true'] > .track {
      background: Highlight;
      forced-color-adjust: none;
    }

    [aria-checked='true'] > .track::before {
      background: HighlightText;
    }
  }
`;
