import { css } from 'lit';

/** The select, the buttons, the picture and the meter. */
export const controls = css`
  .row {
    display: flex;
    gap: 8px;
  }

  .select {
    position: relative;
    display: grid;
    flex: 1;
    align-items: center;
    min-inline-size: 0;
  }

  .select > * {
    grid-area: 1 / 1;
  }

  .icon {
    display: inline-grid;
    inline-size: 18px;
    block-size: 18px;
    color: var(--_muted);
    pointer-events: none;
  }

  .select > .icon {
    z-index: 1;
    margin-inline-start: 12px;
  }

  svg {
    inline-size: 100%;
    block-size: 100%;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .select::after {
    grid-area: 1 / 1;
    justify-self: end;
    inline-size: 7px;
    block-size: 7px;
    margin-inline-end: 15px;
    border: solid var(--_muted);
    border-width: 0 1.5px 1.5px 0;
    pointer-events: none;
    content: '';
    transform: translateY(-2px) rotate(45deg);
  }

  select,
  button {
    min-block-size: var(--_size);
    margin: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background-color: var(--_raised);
    color: inherit;
    font: inherit;
    transition:
      background-color var(--_duration) ease-out,
      border-color var(--_duration) ease-out;
  }

  select {
    inline-size: 100%;
    min-inline-size: 0;
    padding-block: 6px;
    padding-inline: 40px 34px;
    appearance: none;
    text-overflow: ellipsis;
    cursor: pointer;
  }

  option {
    background-color: Canvas;
    color: CanvasText;
  }

  button {
    padding: 6px 14px;
    font-weight: 500;
    cursor: pointer;
  }

  [part~='test-button'] {
    flex: none;
    min-inline-size: 5.5em;
  }

  [part~='permission-button'] {
    inline-size: 100%;
    max-inline-size: 24rem;
  }

  :is(select, button):hover:enabled {
    border-color: color-mix(in oklab, currentcolor 70%, transparent);
    background-color: color-mix(in oklab, currentcolor 8%, transparent);
  }

  :is(select, button):focus-visible {
    outline: var(--_ring);
    outline-offset: 2px;
  }

  :is(select, button):disabled {
    opacity: 0.55;
    cursor: not-allowed;
  }

  [aria-busy='true'] {
    color: var(--_muted);
    cursor: progress;
  }

  :host(:state(user-invalid)) :is(select, [part='permission-button']) {
    border-color: var(--_danger);
  }

  [part='preview'] {
    position: relative;
    display: grid;
    place-items: center;
    overflow: hidden;
    aspect-ratio: 16 / 9;
    border-radius: min(var(--vc-radius, 12px), 16px);
    background-color: var(--vc-tile-background, color-mix(in oklab, currentcolor 10%, transparent));
  }

  video {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .mirrored {
    transform: scaleX(-1);
  }

  .no-picture {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .no-picture .icon {
    inline-size: 32px;
    block-size: 32px;
  }

  [part='meter'] {
    block-size: 6px;
    margin-block-start: 4px;
    overflow: hidden;
    background-color: color-mix(in oklab, currentcolor 16%, transparent);
    mask: repeating-linear-gradient(to right, #000 0 6px, transparent 6px 9px);
  }

  [part='meter-bar'] {
    block-size: 100%;
    background-color: var(--_accent);
    transform: scaleX(var(--_level, 0));
    transform-origin: left;
    transition: transform 80ms linear;
  }

  [part='meter']:dir(rtl) {
    mask: repeating-linear-gradient(to left, #000 0 6px, transparent 6px 9px);
  }

  [part='meter-bar']:dir(rtl) {
    transform-origin: right;
  }
`;
