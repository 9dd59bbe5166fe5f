import { css } from 'lit';

/** A picture with what is written on it. */
export const tile = css`
  .tile,
  .ghost {
    position: absolute;
    inset-inline-start: var(--_x);
    inset-block-start: var(--_y);
    inline-size: var(--_w);
    block-size: var(--_h);
    container: tile / size;
    isolation: isolate;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_tile);
  }

  .tile {
    transition:
      opacity var(--_duration) ease-out,
      scale var(--_duration) ease-out;
  }

  .still > .tile {
    transition: none;
  }

  @starting-style {
    .tile {
      opacity: 0;
      scale: 0.94;
    }
  }

  /* Below the tile's own outline, which is the page's to draw. */
  :is(.tile, .ghost) > :is(video, .avatar),
  .tile::after {
    z-index: -1;
  }

  /* Whoever is gone already, and is seen to go. */
  .ghost {
    pointer-events: none;
  }

  /* The hairline and the ring lie over the picture, so that neither moves it. */
  .tile::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    box-shadow: inset 0 0 0 1px var(--_border);
    pointer-events: none;
  }

  .tile.speaking::after {
    box-shadow:
      inset 0 0 0 2px var(--_ring),
      inset 0 0 0 calc(2px + 4px * var(--_level, 0)) color-mix(in oklab, var(--_ring) 45%, transparent);
    transition: box-shadow var(--_fast) linear;
  }

  :is(.tile, .ghost).screen {
    background: oklch(0.13 0 0);
  }

  .screen > video {
    --_fit: contain;
  }

  /* A phone held upright keeps its whole picture in a wide tile, and a shade of the person's own fills the rest. */
  @container tile (min-aspect-ratio: 1) {
    video[data-upright] {
      --_fit: contain;
    }
  }

  :is(.tile, .ghost):has(> video[data-upright]) {
    background: var(
      --vc-tile-background,
      radial-gradient(oklch(0.42 0.06 var(--_hue)), oklch(0.26 0.04 var(--_hue)))
    );
  }

  /* Without a picture, the level is to be seen where one looks. */
  .speaking:has(> .avatar)::after {
    box-shadow: inset 0 0 0 2px var(--_ring);
  }

  .speaking .initials {
    box-shadow:
      0 0 0 2px var(--_tile),
      0 0 0 calc(4px + 8px * var(--_level, 0)) color-mix(in oklab, var(--_ring) 70%, transparent);
  }

  .initials {
    transition: box-shadow var(--_fast) linear;
  }

  .name,
  .status {
    position: absolute;
    max-inline-size: calc(100% - 12px);
    font-size: clamp(0.75rem, 0.6rem + 0.8cqi, 1.25rem);
    line-height: 1.5;
    background: oklch(0.16 0 0 / 0.68);
    color: oklch(0.99 0 0);
  }

  .name {
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 5px;
    inset-inline-start: clamp(4px, 1.8cqmin, 10px);
    inset-block-end: clamp(4px, 1.8cqmin, 10px);
    padding: 4px 9px;
    border-radius: 7px;
  }

  .name bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .name .icon {
    inline-size: 14px;
    block-size: 14px;
    margin-inline-start: -2px;
    color: oklch(0.83 0.1 25);
  }

  .status {
    z-index: 1;
    inset-block-start: clamp(4px, 1.8cqmin, 10px);
    inset-inline-start: 50%;
    translate: -50%;
    inline-size: max-content;
    padding: 4px 10px;
    border-radius: 7px;
    text-align: center;
    text-wrap: balance;
  }

  .status:dir(rtl) {
    translate: 50%;
  }

  .weak {
    flex: none;
    display: flex;
  }

  .name .weak .icon {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    color: oklch(0.86 0.16 80);
    stroke-width: 3;
  }

  /* Two bars of five. */
  .weak path:nth-child(n + 3) {
    opacity: 0.4;
  }

  .tile:is(.reconnecting, .failed, .paused) video {
    filter: saturate(0.3) brightness(0.6);
  }

  .status.lost {
    inset: 0;
    translate: none;
    inline-size: auto;
    max-inline-size: none;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 8px;
    background: oklch(0.16 0 0 / 0.45);
    border-radius: inherit;
    overflow-wrap: anywhere;
  }

  .lost .small {
    background: oklch(0.97 0 0);
    color: oklch(0.2 0 0);
  }

  .lost .small:hover {
    background: oklch(0.88 0 0);
  }

  /* Neither hides the other where there is room for both. */
  @container tile (height < 96px) {
    .name {
      padding: 1px 6px;
    }

    .avatar {
      padding-block-end: 20px;
    }
  }

  /* Too small to read a name on, and large enough to see who it is. */
  @container tile (height < 56px) {
    .name bdi {
      display: none;
    }

    .name:not(:has(.icon)) {
      display: none;
    }

    .name {
      padding: 3px;
    }

    .name .icon {
      margin: 0;
    }
  }

  @media (prefers-contrast: more) {
    .name,
    .status {
      background: oklch(0 0 0);
      color: oklch(1 0 0);
    }
  }

  @media (forced-colors: active) {
    .tile::after {
      border: 1px solid CanvasText;
    }

    .tile.speaking::after {
      border: 3px solid Highlight;
    }

    .speaking .initials {
      outline: calc(2px + 4px * var(--_level, 0)) solid Highlight;
    }
  }
`;
