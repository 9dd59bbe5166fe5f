import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { renderBanners } from './parts/banners.js';
import { renderStage } from './parts/stage.js';
import { renderToolbar } from './parts/toolbar.js';
import { banners } from './styles/banners.styles.js';
import { stage } from './styles/stage.styles.js';
import { tile } from './styles/tile.styles.js';
import { toolbar } from './styles/toolbar.styles.js';
import type { TemplateResult } from 'lit';
import type { Line } from '../shared/announcer.js';
import type { MenuFocus } from './menu-focus.js';
import type { Actions, View } from './view.js';

export const styles = [toolbar, banners, stage, tile];

/** All that is to be seen during a call. */
export const renderCall = (
  view: View,
  target: EventTarget,
  actions: Actions,
  menu: MenuFocus,
): TemplateResult =>
  html`${renderBanners(view, actions)} ${renderStage(view, actions)}
  ${renderToolbar(view, target, actions, menu)}`;

/** What a screen reader is to say. */
export const renderLines = (lines: readonly Line[]): unknown =>
  repeat(
    lines,
    (line) => line,
    ({ text }) => html`<p>${text}</p>`,
  );
