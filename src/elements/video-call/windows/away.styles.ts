import { css } from 'lit';

/** The place of the stage while the call is elsewhere. The tiles keep theirs below, so that they are back at once. */
export const away = css`
  .middle:has(> .away) > .stage-area {
    position: absolute;
    inset: 0;
    visibility: hidden;
  }

  .away {
    flex: 1;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 12px;
    min-inline-size: 0;
    padding: var(--_gap);
    color: var(--_text-muted);
    text-align: center;
    text-wrap: balance;
    animation: appear var(--_duration) ease-out;
  }

  .away > .icon {
    inline-size: 40px;
    block-size: 40px;
    stroke-width: 1.25;
  }

  .away > .plain {
    color: var(--_text);
  }
`;
