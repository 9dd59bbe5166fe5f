import { css } from 'lit';

/** The toolbar and its menu. */
export const toolbar = css`
  .toolbar-row {
    position: relative;
    display: grid;
    justify-items: center;
    padding: 0 var(--_gap) max(env(safe-area-inset-bottom), var(--_gap));
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: clamp(4px, 1.4cqi, 10px);
    max-inline-size: 100%;
    transition: opacity var(--_duration) ease-out;
    padding: 6px;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_control) / 2 + 7px);
    background: var(--vc-toolbar-background, var(--_raised));
    box-shadow: 0 1px 2px oklch(0 0 0 / 0.06);
  }

  /* Nobody needs it for now; a move of the mouse brings it back. */
  :host(:state(user-inactive)) .toolbar {
    opacity: 0;
  }

  .pair {
    display: inline-flex;
    align-items: center;
  }

  .round:has(.count) {
    position: relative;
  }

  .count {
    position: absolute;
    inset: -2px -2px auto auto;
    min-inline-size: 18px;
    padding-inline: 4px;
    border-radius: 9px;
    background: var(--_text);
    color: var(--_surface);
    font-size: 0.6875rem;
    font-variant-numeric: tabular-nums;
    line-height: 18px;
  }

  .split {
    inline-size: 24px;
    block-size: var(--_control);
    border-radius: 8px;
    color: var(--_text-muted);
  }

  .split:hover,
  .split[aria-expanded='true'] {
    color: var(--_text);
  }

  .split .icon {
    inline-size: 16px;
    block-size: 16px;
    transition: rotate var(--_fast) ease-out;
  }

  .split[aria-expanded='true'] .icon {
    rotate: 180deg;
  }

  .menu {
    position: absolute;
    z-index: 3;
    inset-block-end: calc(100% + 4px);
    inline-size: min(20rem, 100cqi - 16px);
    max-block-size: calc(100cqb - 88px);
    overflow: auto;
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: 14px;
    background: var(--_raised);
    box-shadow: 0 8px 28px oklch(0 0 0 / 0.18);
    animation: appear var(--_fast) ease-out;
  }

  .menu:focus {
    outline: none;
  }

  .menu:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }

  /* Where it would hide half of the people, they move up instead. */
  @container vc (width < 480px) and (height >= 480px) {
    .menu {
      position: static;
      margin-block-end: var(--_gap);
      box-shadow: none;
    }
  }

  device-picker {
    --vc-focus-ring: var(--_focus);
    --vc-surface-raised: var(--_raised);
    --vc-text: var(--_text);
    --vc-text-muted: var(--_text-muted);
    --vc-border: var(--_edge);
    --vc-accent: var(--_accent);
  }

  @container vc (width < 360px) {
    .split {
      inline-size: 18px;
    }
  }

  /* A thumb needs its 44 pixels. */
  @media (pointer: fine) {
    @container vc (width < 360px) or (height < 340px) {
      .toolbar {
        --_control: 40px;
      }
    }
  }

  @container vc (width < 290px) or (height < 340px) {
    .toolbar {
      padding: 4px;
    }

    .toolbar .leave {
      inline-size: var(--_control);
    }
  }

  @media (forced-colors: active) {
    .toolbar,
    .menu {
      border-color: ButtonBorder;
    }
  }
`;
