import { css } from 'lit';

/** A panel beside the stage: the frame that all of them have. */
export const panel = css`
  .side {
    position: relative;
    flex: none;
    display: flex;
    flex-direction: column;
    gap: 4px;
    inline-size: clamp(17rem, 27cqi, 22rem);
    margin: max(env(safe-area-inset-top), var(--_gap)) max(env(safe-area-inset-right), var(--_gap))
      var(--_gap) 0;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_raised);
    outline: none;
    animation: appear var(--_duration) ease-out;
  }

  .side:dir(rtl) {
    margin-inline: 0 max(env(safe-area-inset-left), var(--_gap));
  }

  .side:focus-visible {
    outline: 2px solid var(--_focus);
  }

  .side-head {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 8px 12px 4px 16px;
    background: var(--_raised);
  }

  .side h2 {
    font-size: 1.0625rem;
  }

  /* Where it would leave no room for the people themselves, it lies over them. */
  @container vc (width < 720px) {
    .side {
      position: absolute;
      z-index: 2;
      inset: auto 0 0;
      inline-size: auto;
      max-block-size: calc(100% - 2 * var(--_gap));
      margin: 0 var(--_gap) var(--_gap);
      box-shadow: 0 8px 28px oklch(0 0 0 / 0.18);
    }

    .side:dir(rtl) {
      margin-inline: var(--_gap);
    }
  }

  /* Too low for a head that stays. */
  @container vc (height < 420px) {
    .side-head {
      position: static;
    }
  }

  @media (forced-colors: active) {
    .side {
      border-color: ButtonBorder;
    }
  }
`;
