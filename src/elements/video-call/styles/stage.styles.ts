import { css } from 'lit';

/** The place of the tiles, and the invitation. */
export const stage = css`
  .call {
    display: flex;
    flex-direction: column;
  }

  .middle {
    position: relative;
    flex: 1;
    display: flex;
    min-block-size: 0;
  }

  .stage-area {
    position: relative;
    flex: 1;
    min-inline-size: 0;
    min-block-size: 0;
    padding: max(env(safe-area-inset-top), var(--_gap)) max(env(safe-area-inset-right), var(--_gap))
      var(--_gap) max(env(safe-area-inset-left), var(--_gap));
  }

  .stage-frame {
    position: relative;
    inline-size: 100%;
    block-size: 100%;
  }

  .stage {
    position: relative;
    inline-size: 100%;
    block-size: 100%;
    contain: strict;
    gap: var(--_gap);
  }

  .empty {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: start center;
    padding: calc(var(--_gap) * 2 + 4px);
    pointer-events: none;
  }

  .empty > slot > *,
  .empty > slot::slotted(*) {
    pointer-events: auto;
  }

  .invite {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 4px 12px;
    max-inline-size: 100%;
    padding: 6px 18px;
    border: 1px solid var(--_border);
    border-radius: 26px;
    background: var(--_raised);
    font-size: clamp(0.875rem, 0.8rem + 0.4cqi, 1rem);
    animation: appear var(--_duration) ease-out;
  }

  .invite:has(.plain) {
    padding-inline-end: 6px;
  }

  .link {
    max-inline-size: min(28rem, 100%);
    overflow: hidden;
    color: var(--_text-muted);
    text-overflow: ellipsis;
    white-space: nowrap;
    user-select: all;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 4px;
  }

  .invite .plain {
    min-block-size: 40px;
    padding-inline: 16px;
  }

  .invite .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  /* Below that the picture comes first; the link is what is copied. */
  @container vc (width < 300px) or (height < 360px) {
    .link:has(+ .ways > *) {
      display: none;
    }
  }

  /* Where an invitation would hide the face, it stands above it. */
  @container vc (width < 600px) or (height < 520px) {
    .stage-area {
      display: flex;
      flex-direction: column;
    }

    .stage-frame {
      flex: 1;
      min-block-size: 0;
      block-size: auto;
    }

    .empty {
      position: static;
      order: -1;
      padding: 0 0 var(--_gap);
    }

    .invite {
      gap: 2px 8px;
      padding: 2px 14px;
      border-radius: 22px;
      font-size: 0.875rem;
    }

    .invite:has(.plain) {
      padding-inline-end: 3px;
    }

    .invite .plain {
      min-block-size: 36px;
      padding-inline: 14px;
    }
  }

  @container vc (width < 360px) {
    .invite .icon {
      display: none;
    }
  }
`;
