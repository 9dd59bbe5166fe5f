import { css } from 'lit';

/** Buttons, the toolbar and its menu, banners. */
export const controls = css`
  button,
  input {
    font: inherit;
    color: inherit;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    margin: 0;
    padding: 0;
    border: 1px solid transparent;
    background: none;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition:
      background-color var(--_fast) ease-out,
      color var(--_fast) ease-out,
      scale var(--_fast) ease-out;
  }

  button:active {
    scale: 0.97;
  }

  :is(button, input):focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
  }

  .primary,
  .plain,
  .ask {
    min-block-size: var(--_control);
    padding: 8px 24px;
    border-radius: calc(var(--_control) / 2);
    font-weight: 600;
    line-height: 1.2;
  }

  .primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .primary:hover {
    background: color-mix(in oklab, var(--_accent) 90%, var(--_text));
  }

  .plain {
    background: var(--_fill);
  }

  .plain:hover {
    background: var(--_fill-hover);
  }

  .small {
    min-block-size: 32px;
    padding: 4px 14px;
    border-radius: 16px;
    font-size: 0.875rem;
    white-space: nowrap;
  }

  .bare {
    inline-size: 32px;
    block-size: 32px;
    flex: none;
    border-radius: 50%;
  }

  .bare:hover {
    background: var(--_fill-hover);
  }

  .round {
    flex: none;
    inline-size: var(--_control);
    block-size: var(--_control);
    border-radius: 50%;
    background: var(--_fill);
  }

  .round:hover {
    background: var(--_fill-hover);
  }

  .round.off {
    background: color-mix(in oklab, var(--_danger) 20%, var(--_raised));
    color: var(--_danger-text);
  }

  .round.off:hover {
    background: color-mix(in oklab, var(--_danger) 28%, var(--_raised));
  }

  .round.sharing {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .round.leave {
    inline-size: calc(var(--_control) * 1.35);
    margin-inline-start: clamp(4px, 2cqi, 16px);
    border-radius: calc(var(--_control) / 2);
    background: var(--_danger);
    color: oklch(1 0 0);
  }

  .round.leave:hover {
    background: color-mix(in oklab, var(--_danger) 88%, black);
  }

  .round.leave .icon {
    rotate: 135deg;
  }

  [aria-busy='true'] .icon {
    opacity: 0.6;
  }

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
    padding: 6px;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_control) / 2 + 7px);
    background: var(--vc-toolbar-background, var(--_raised));
    box-shadow: 0 1px 2px oklch(0 0 0 / 0.06);
  }

  .pair {
    display: inline-flex;
    align-items: center;
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

  device-picker {
    --vc-focus-ring: var(--_focus);
    --vc-surface-raised: var(--_raised);
    --vc-text: var(--_text);
    --vc-text-muted: var(--_text-muted);
    --vc-border: var(--_edge);
    --vc-accent: var(--_accent);
  }

  .banners {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding-inline: var(--_gap);
  }

  .banner {
    display: flex;
    align-items: center;
    gap: 10px;
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
    padding-inline-end: 10px;
    text-wrap: pretty;
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

  @container vc (width < 290px) {
    .toolbar .split {
      display: none;
    }
  }

  @container vc (width < 290px) or (height < 340px) {
    .toolbar {
      --_control: 38px;
      padding: 4px;
    }
  }

  @media (forced-colors: active) {
    button,
    .toolbar,
    .menu,
    .banner {
      border-color: ButtonBorder;
    }

    .round.off {
      background: Mark;
      color: MarkText;
      forced-color-adjust: none;
    }
  }
`;
