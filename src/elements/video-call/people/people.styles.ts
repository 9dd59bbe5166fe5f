import { css } from 'lit';

/** The panel with the people, its dialogs, and what stands before the door. */
export const people = css`
  button[aria-busy='true'] {
    opacity: 0.6;
    cursor: progress;
  }

  /* Still there to be found, with the reason. */
  .people button[aria-disabled='true'],
  .knock button[aria-disabled='true'] {
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

  .people-foot {
    position: sticky;
    z-index: 1;
    background: var(--_raised);
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
    text-align: match-parent;
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

  /* Too low for a foot that stays. */
  @container vc (height < 420px) {
    .people-foot {
      position: static;
    }
  }

  @media (pointer: coarse) {
    .people :is(.small, .switch),
    .people-foot .plain {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
  }
`;
