import { css } from 'lit';

/** The card before a call; `preview.styles.ts` has the picture on it. */
export const prejoin = css`
  .card {
    display: grid;
    gap: clamp(12px, 2.4cqmin, 24px);
    inline-size: min(100%, 26rem);
    margin: 0;
    overflow: clip;
    padding: clamp(10px, 2.4cqmin, 24px);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + clamp(4px, 1.2cqmin, 10px));
    background: var(--_raised);
    animation: appear var(--_duration) ease-out;
  }

  .intro {
    display: grid;
    gap: 2px;
  }

  .inside {
    min-block-size: 1.5em;
    color: var(--_text-muted);
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }

  .inside > span {
    display: block;
  }

  .choices {
    display: flex;
    flex-direction: column;
    justify-content: center;
    gap: clamp(10px, 2cqmin, 18px);
  }

  .field {
    display: grid;
    gap: 4px;
    font-size: 0.875rem;
  }

  .field > span {
    color: var(--_text-muted);
  }

  .field > input {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 14px;
    border: 1px solid var(--_edge);
    border-radius: min(var(--_radius), 12px);
    background: var(--_surface);
    font-size: 1rem;
  }

  /* The way in stays in sight, whatever is open above it. */
  .choices .primary {
    position: sticky;
    z-index: 1;
    inset-block-end: 0;
    box-shadow:
      0 0 0 6px var(--_raised),
      0 24px 0 6px var(--_raised);
  }

  @container vc (width >= 600px) and (orientation: landscape) {
    .card {
      grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr);
      inline-size: min(100%, 60rem);
    }

    .preview {
      aspect-ratio: 4 / 3;
      align-self: center;
      max-block-size: calc(100cqb - 96px);
      inline-size: 100%;
    }
  }

  @container vc (width < 360px) {
    .screen {
      padding: 6px;
    }
  }

  @container vc (height < 520px) and (width < 700px) {
    .card h2,
    .inside:empty {
      display: none;
    }
  }

  /* In a corner of a page all is there without scrolling as long as nothing is open or wrong. */
  @container vc (height < 420px) and (width < 600px) {
    .card {
      gap: 8px;
    }

    .preview:not(.covered) {
      aspect-ratio: auto;
      block-size: 34cqb;
    }

    .inside > span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .choices {
      gap: 6px;
    }
  }
`;
