import { css } from 'lit';

/** A picture, and what stands for it. */
export const face = css`
  video {
    display: block;
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: var(--vc-tile-fit, var(--_fit, cover));
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

  .initials .icon {
    inline-size: 55%;
    block-size: 55%;
    stroke-width: 1.5;
  }
`;
