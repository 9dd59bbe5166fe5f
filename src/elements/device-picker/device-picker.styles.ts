import { css } from 'lit';

/**
 * Everything derives from the text colour and the accent, so that the control is at home on any surface. The
 * chevron and the meter's segments are drawn with CSS: a `data:` image would need the page's `img-src`.
 */
export const styles = css`
  :host {
    --_accent: var(--vc-accent, AccentColor);
    --_text: var(--vc-text, currentcolor);
    --_muted: var(--vc-text-muted, color-mix(in oklab, currentcolor 72%, transparent));
    --_border: var(--vc-border, color-mix(in oklab, currentcolor 50%, transparent));
    --_raised: var(--vc-surface-raised, color-mix(in oklab, currentcolor 4%, transparent));
    --_danger: var(--vc-danger, light-dark(oklch(0.5 0.19 27), oklch(0.76 0.14 25)));
    --_ring: var(--vc-focus-ring, 2px solid var(--_accent));
    --_radius: min(var(--vc-radius, 8px), 12px);
    --_size: var(--vc-control-size, 40px);
    --_duration: var(--vc-duration, 120ms);

    display: block;
    min-inline-size: 0;
    color: var(--_text);
    font: inherit;
    font-family: var(--vc-font, inherit);
    line-height: 1.4;
    text-align: start;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  * {
    box-sizing: border-box;
  }

  [part='base'],
  .fields,
  .list {
    display: grid;
    gap: 12px;
    min-inline-size: 0;
  }

  [part='base'] {
    gap: 8px 16px;
  }

  .list {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    align-items: start;
  }

  .pictured {
    display: flex;
    flex-wrap: wrap;
    row-gap: 12px;
  }

  .pictured > [part~='label'] {
    flex: 1 0 100%;
  }

  .pictured > [part='preview'] {
    flex: 1 1 16rem;
  }

  .pictured > .fields {
    flex: 1 1 15rem;
    align-content: center;
  }

  .pictured .list {
    grid-template-columns: minmax(0, 1fr);
  }

  .field {
    min-inline-size: 0;
  }

  .control {
    display: grid;
    gap: 4px;
  }

  /* A field with nothing to show takes no row and no gap. */
  .field:has(> .control[hidden]):has(> p:empty),
  .list:not(:has(> .field > :is(.control:not([hidden]), p:not(:empty)))),
  p:empty {
    display: none;
  }

  [part~='label'] {
    font-size: 0.875em;
    font-weight: 500;
  }

  [part~='legend'] {
    font-size: 1em;
    font-weight: 600;
  }

  p {
    margin: 0;
  }

  [part='hint'],
  [part='message'] {
    color: var(--_muted);
    font-size: 0.875em;
    text-wrap: pretty;
  }

  [part='message'] {
    color: var(--_text);
  }

  .field > [part='message']:not(:empty) {
    margin-block-start: 4px;
  }

  .troubles > [part='message'] {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--_danger);
    border-radius: 4px;
    background-color: color-mix(in oklab, var(--_danger) 9%, transparent);
  }

  .troubles > * + * {
    margin-block-start: 8px;
  }

  .troubles:not(:has(> :not([hidden]))) {
    display: none;
  }

  @media (pointer: coarse) {
    select,
    button {
      min-block-size: max(var(--_size), 44px);
      /* Below 16 px iOS zooms the page when the control is focused. */
      font-size: max(1em, 16px);
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--vc-text-muted, var(--_text));
      --_border: var(--vc-border, currentcolor);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }

  @media (forced-colors: active) {
    :host {
      --_accent: Highlight;
      --_text: CanvasText;
      --_muted: CanvasText;
      --_border: ButtonBorder;
      --_raised: ButtonFace;
      --_danger: CanvasText;
    }

    [part='meter'] {
      border: 1px solid CanvasText;
      background-color: Canvas;
      mask: none;
    }

    [part='meter-bar'] {
      background-color: Highlight;
      forced-color-adjust: none;
    }

    .troubles > [part='message'] {
      border: 1px solid CanvasText;
    }
  }
`;
