import { css } from 'lit';

/** Buttons of every kind. */
export const buttons = css`
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

  /* The name of the button: an icon alone is calmer, and a page may want it to be seen. */
  .button-label {
    display: none;
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

  /* A thumb needs 44 pixels, wherever the button stands. */
  @media (pointer: coarse) {
    .small,
    .bare {
      min-inline-size: 44px;
      min-block-size: 44px;
    }

    .small {
      border-radius: 22px;
    }
  }

  @media (forced-colors: active) {
    button {
      border-color: ButtonBorder;
    }

    .round.off {
      background: Mark;
      color: MarkText;
      forced-color-adjust: none;
    }
  }
`;
