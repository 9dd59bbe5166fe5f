import { css } from 'lit';

/** The panel with messages and files. */
export const chat = css`
  .chat {
    overflow: hidden;
    gap: 0;
  }

  .log {
    flex: 1;
    min-block-size: 4rem;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 4px 16px 12px;
    font-size: 0.9375rem;
  }

  .log:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }

  .none {
    display: grid;
    gap: 4px;
    padding-block: 12px;
    color: var(--_text-muted);
    font-size: 0.875rem;
  }

  .none p:first-child {
    color: var(--_text);
    font-weight: 600;
  }

  .day {
    display: flex;
    align-items: center;
    gap: 10px;
    padding-block: 14px 2px;
    color: var(--_text-muted);
    font-size: 0.75rem;
  }

  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_border);
  }

  .by {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    padding-block: 12px 1px;
    font-size: 0.8125rem;
    color: var(--_text-muted);
  }

  .by bdi {
    max-inline-size: 60%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 600;
    color: var(--_text);
  }

  .by time {
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }

  .private {
    padding: 0 7px;
    border-radius: 8px;
    background: color-mix(in oklab, var(--_accent) 18%, var(--_raised));
    color: var(--_text);
    font-size: 0.75rem;
  }

  .message {
    padding-block: 2px;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }

  .text {
    white-space: pre-wrap;
  }

  .message a:not([download]) {
    color: inherit;
    text-decoration-color: var(--_accent);
    text-decoration-thickness: 2px;
    text-underline-offset: 2px;
  }

  .unsent {
    color: var(--_text-muted);
  }

  .again {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding-block: 2px 4px;
    color: var(--_danger-text);
    font-size: 0.8125rem;
  }

  .again button {
    color: var(--_text);
  }

  .file {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 10px;
    margin-block: 4px;
    padding: 10px 12px;
    border: 1px solid var(--_border);
    border-radius: 10px;
  }

  .file > .icon {
    grid-row: span 2;
    align-self: center;
    color: var(--_text-muted);
  }

  .file > * {
    grid-column: 2;
    min-inline-size: 0;
  }

  .file > .icon {
    grid-column: 1;
  }

  .file-name {
    display: flex;
    justify-content: space-between;
    gap: 8px;
  }

  .file-name > bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .file-name span,
  .file-state {
    flex: none;
    color: var(--_text-muted);
    font-size: 0.8125rem;
  }

  .file progress {
    inline-size: 100%;
    block-size: 6px;
    margin-block: 6px 2px;
    accent-color: var(--_accent);
  }

  .file-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .file-buttons > * {
    margin-block-start: 8px;
  }

  .save {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-weight: 600;
    text-decoration: none;
  }

  .save:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .save .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  /* Lets everything through: what is dragged falls into the panel. */
  .drop-hint {
    position: absolute;
    z-index: 2;
    inset: 8px;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 8px;
    border: 2px dashed var(--_accent);
    border-radius: 10px;
    background: color-mix(in oklab, var(--_raised) 90%, transparent);
    color: var(--_text);
    font-weight: 600;
    text-align: center;
    pointer-events: none;
  }

  .newer {
    position: relative;
  }

  .newer > button {
    position: absolute;
    inset-block-end: 8px;
    inset-inline: 0;
    inline-size: max-content;
    margin-inline: auto;
    box-shadow: 0 4px 14px oklch(0 0 0 / 0.18);
  }

  .compose {
    flex: none;
    display: grid;
    gap: 6px;
    padding: 8px 12px 12px;
    border-block-start: 1px solid var(--_border);
  }

  .to {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: 0.8125rem;
    color: var(--_text-muted);
  }

  .to select {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 32px;
    padding: 2px 6px;
    border: 1px solid transparent;
    border-radius: 8px;
    background: none;
    font: inherit;
    color: var(--_text);
    text-overflow: ellipsis;
  }

  .to select:hover {
    background: var(--_fill);
  }

  /* A native list is drawn on the system's ground. */
  .to option {
    background: var(--_raised);
    color: var(--_text);
  }

  .write {
    display: flex;
    align-items: end;
    gap: 2px;
    padding: 3px;
    border: 1px solid var(--_edge);
    border-radius: 20px;
  }

  .to-one .write {
    border-color: var(--_accent);
    background: color-mix(in oklab, var(--_accent) 9%, var(--_raised));
  }

  .write textarea {
    flex: 1;
    min-inline-size: 0;
    max-block-size: 8rem;
    padding: 6px 4px 6px 12px;
    border: none;
    background: none;
    resize: none;
    field-sizing: content;
    font: inherit;
    font-size: 0.9375rem;
    line-height: 20px;
    color: inherit;
  }

  .write textarea:dir(rtl) {
    padding-inline: 12px 4px;
  }

  .write textarea::placeholder {
    color: var(--_text-muted);
  }

  .write textarea:focus-visible {
    outline: none;
  }

  .write:has(textarea:focus-visible),
  .to select:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }

  .write .send {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .write .icon {
    inline-size: 18px;
    block-size: 18px;
  }

  .send .icon:dir(rtl) {
    scale: -1 1;
  }

  @container vc (width < 720px) {
    .chat {
      inset-block-start: var(--_gap);
    }
  }

  /* A keyboard on the screen takes half of it, and fields with smaller letters make phones zoom. */
  @media (pointer: coarse) {
    .chat :is(.small, select) {
      min-block-size: 44px;
    }

    .write textarea {
      padding-block: 12px;
      font-size: 1rem;
    }
  }

  @media (forced-colors: active) {
    .private {
      border: 1px solid CanvasText;
    }
  }
`;
