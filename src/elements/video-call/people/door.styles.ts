import { css } from 'lit';

/** What stands before the door, on either side of it. */
export const door = css`
  .answers {
    flex: none;
    display: flex;
    align-items: center;
    gap: 6px;
  }

  /* As wide whoever it names, and however many follow: the answers stay where they are. */
  .banner.knock {
    inline-size: min(34rem, 100%);
  }

  .knock > .banner-text {
    flex: 1;
    overflow-wrap: anywhere;
  }

  .more {
    flex: none;
    color: var(--_text-muted);
  }

  .lock-mark {
    position: absolute;
    inset: auto -2px -2px auto;
    display: grid;
    place-items: center;
    inline-size: 18px;
    block-size: 18px;
    border-radius: 50%;
    background: var(--_raised);
  }

  .lock-mark .icon {
    inline-size: 12px;
    block-size: 12px;
  }

  .knocking {
    flex: none;
    display: grid;
    justify-items: center;
    padding: clamp(8px, 4cqb, 40px) var(--_gap) 0;
  }

  .knocking h2 {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
  }

  .knocking .panel {
    gap: 4px;
  }

  .knocking:not([hidden]) + .middle > .stage-area {
    max-inline-size: 44rem;
    max-block-size: 30rem;
    margin: auto;
    block-size: 100%;
  }

  @container vc (width < 480px) {
    .banner > .answers {
      grid-area: 2 / 2;
    }

    .knock > .banner-text {
      grid-area: 1 / 2 / auto / -1;
    }

    .knock > .more {
      grid-area: 2 / 3;
      margin-inline-end: 6px;
    }
  }

  @container vc (width < 290px) {
    .knock > .more {
      display: none;
    }

    .banner > .answers > .small {
      min-block-size: 28px;
      padding-inline: 8px;
      font-size: inherit;
    }
  }

  @media (pointer: coarse) {
    .knock .small {
      min-block-size: 44px;
      min-inline-size: 44px;
      border-radius: 22px;
    }
  }
`;
