import { css } from 'lit';

/** More lines about the call than there is room for. */
export const fold = css`
  .fold {
    display: none;
  }

  /* In a corner of a page, or on a phone held sideways, one line stands for all. */
  @container vc (width < 480px) or (height < 420px) {
    .banners:has(> .fold) {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: start;
      grid-auto-rows: max-content;
    }

    .fold {
      display: inline-flex;
      min-inline-size: 36px;
      min-block-size: 36px;
      margin-block-start: var(--_gap);
      padding-inline: 8px;
    }

    .fold ~ .banner {
      grid-column: 1 / -1;
      display: none;
    }

    .unfolded {
      flex: none;
      max-block-size: 60cqb;
      overflow: auto;
    }

    .unfolded > .banner.banner {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 2px 8px;
      padding-block: 4px;
    }

    .unfolded > .banner > .banner-text {
      grid-area: 1 / 2;
      white-space: normal;
    }

    .unfolded > .banner > :is(.small, .answers) {
      grid-area: 2 / 2 / auto / -1;
      justify-self: start;
    }

    .unfolded > .banner > .bare {
      grid-area: 1 / 3;
    }
  }

  /* The words come first: what can be done is one press away. */
  @container vc (width < 290px) {
    .banners:has(> .fold):not(.unfolded) > .banner > button {
      display: none;
    }

    .banners:has(> .fold):not(.unfolded) .banner-text {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      white-space: normal;
    }
  }
`;
