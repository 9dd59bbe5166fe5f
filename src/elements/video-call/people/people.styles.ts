import { css } from 'lit';

/** The panel with the people, its dialogs, and what stands before the door. */
export const people = css`
  .people {
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

  .people:dir(rtl) {
    margin-inline: 0 max(env(safe-area-inset-left), var(--_gap));
  }

  .people:focus-visible {
    outline: 2px solid var(--_focus);
  }

  button[aria-busy='true'] {
    opacity: 0.6;
    cursor: progress;
  }

  /* Still there to be found, with the reason. */
  .people button[aria-disabled='true'],
  .knock button[aria-disabled='true'],
  .dialog button:disabled {
    opacity: 0.5;
    cursor: not-allowed;
  }

  .people-away {
    margin: 0 16px 8px;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: 8px;
    font-size: 0.8125rem;
    color: var(--_text-muted);
  }

  .people-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 4px 12px 0 16px;
  }

  .people-head,
  .people-foot {
    position: sticky;
    z-index: 1;
    background: var(--_raised);
  }

  .people-head {
    inset-block-start: 0;
    padding-block: 8px 4px;
  }

  .people h2 {
    font-size: 1.0625rem;
  }

  .people h3 {
    margin: 0;
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--_text-muted);
  }

  .persons {
    margin: 0;
    padding: 0 12px 8px 16px;
  }

  .persons + .persons {
    padding-block-start: 4px;
    border-block-start: 1px solid var(--_border);
  }

  .person {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 48px;
  }

  .person .initials {
    flex: none;
    inline-size: 34px;
    font-size: 0.8125rem;
  }

  .who {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 6px;
    min-inline-size: 0;
  }

  .who bdi {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* Who it is has to be read before they are let in. */
  .waiting bdi {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-height: 1.25;
    white-space: normal;
    overflow-wrap: anywhere;
  }

  .badge {
    font-size: 0.75rem;
    color: var(--_text-muted);
  }

  .marks {
    flex: none;
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_text-muted);
  }

  .marks .icon {
    inline-size: 18px;
    block-size: 18px;
  }

  .sound {
    display: grid;
    place-items: center;
    inline-size: 32px;
  }

  .filled {
    background: var(--_fill);
    color: var(--_text);
  }

  .people-foot {
    inset-block-end: 0;
    display: grid;
    gap: 4px;
    margin-block-start: auto;
    padding: 8px 16px 14px;
    border-block-start: 1px solid var(--_border);
  }

  .people-foot p {
    margin-block-end: 8px;
    font-size: 0.8125rem;
    color: var(--_text-muted);
  }

  .people-foot.locked {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block: 12px;
    font-size: 0.875rem;
    color: var(--_text-muted);
  }

  .locked .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  .people-foot .plain {
    min-block-size: 40px;
    color: var(--_danger-text);
  }

  /* Where it would leave no room for the people themselves, it lies over them. */
  @container vc (width < 720px) {
    .people {
      position: absolute;
      z-index: 2;
      inset: auto 0 0;
      inline-size: auto;
      max-block-size: calc(100% - 2 * var(--_gap));
      margin: 0 var(--_gap) var(--_gap);
      box-shadow: 0 8px 28px oklch(0 0 0 / 0.18);
    }

    .people:dir(rtl) {
      margin-inline: var(--_gap);
    }
  }

  @container vc (width < 290px) {
    .person.waiting {
      flex-wrap: wrap;
      gap: 2px 8px;
      padding-block-end: 8px;
    }

    .who {
      flex-basis: 60%;
    }
  }

  /* Too low for a head and a foot that stay. */
  @container vc (height < 420px) {
    .people-head,
    .people-foot {
      position: static;
    }
  }

  @media (pointer: coarse) {
    .people :is(.small, .bare, .switch),
    .people-foot .plain {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .people {
      border-color: ButtonBorder;
    }
  }
`;
