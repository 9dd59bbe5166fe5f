import { css } from 'lit';

/** The stage and its tiles. */
export const stage = css`
  .call {
    display: flex;
    flex-direction: column;
  }

  .stage-area {
    position: relative;
    flex: 1;
    min-block-size: 0;
    padding: max(env(safe-area-inset-top), var(--_gap)) max(env(safe-area-inset-right), var(--_gap))
      var(--_gap) max(env(safe-area-inset-left), var(--_gap));
  }

  .stage {
    position: relative;
    inline-size: 100%;
    block-size: 100%;
    contain: strict;
    gap: var(--_gap);
  }

  .tile {
    position: absolute;
    inset-inline-start: var(--_x);
    inset-block-start: var(--_y);
    inline-size: var(--_w);
    block-size: var(--_h);
    container: tile / size;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_tile);
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

  video {
    display: block;
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: var(--vc-tile-fit, cover);
  }

  .tile.screen {
    background: oklch(0.13 0 0);
  }

  .tile.screen video {
    object-fit: contain;
  }

  .mirror {
    scale: -1 1;
  }

  .avatar {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    background: var(--_tile);
    container-type: size;
  }

  .initials {
    display: grid;
    place-items: center;
    inline-size: clamp(32px, 42cqmin, 128px);
    aspect-ratio: 1;
    border-radius: 50%;
    background: oklch(0.46 0.085 var(--_hue));
    color: oklch(0.99 0 0);
    font-size: clamp(0.75rem, 16cqmin, 3rem);
    font-weight: 500;
    line-height: 1;
  }

  .name,
  .status {
    position: absolute;
    max-inline-size: calc(100% - 12px);
    font-size: clamp(0.75rem, 0.6rem + 1.5cqi, 0.875rem);
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
    padding: 4px 10px;
    border-radius: 7px;
    white-space: nowrap;
  }

  .status:dir(rtl) {
    translate: 50%;
  }

  .tile.reconnecting video {
    filter: saturate(0.3) brightness(0.75);
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
    padding: 6px 6px 6px 18px;
    border: 1px solid var(--_border);
    border-radius: 26px;
    background: var(--_raised);
    font-size: clamp(0.875rem, 0.8rem + 0.4cqi, 1rem);
    animation: appear var(--_duration) ease-out;
  }

  .invite .plain {
    min-block-size: 40px;
    padding-inline: 16px;
  }

  .invite .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  @container vc (width < 360px) {
    .invite {
      flex-direction: column;
      padding: 10px 18px;
      border-radius: 16px;
    }

    .invite .plain {
      min-block-size: 36px;
    }
  }

  /* Too small to read a name on, and large enough to see who it is. */
  @container tile (height < 72px) {
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

  @media (forced-colors: active) {
    .tile::after {
      border: 1px solid CanvasText;
    }

    .tile.speaking::after {
      border: 3px solid Highlight;
    }
  }
`;
