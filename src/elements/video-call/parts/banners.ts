import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { screenShare, volumeX, wifiOff, x } from '../../shared/call-icons.js';
import { icon } from '../../shared/icon.js';
import { micOff, triangleAlert } from '../../shared/icons.js';
import { INPUTS, textOf, warningOf } from '../device-trouble.js';
import { hintWords } from '../hint-words.js';
import type { TemplateResult } from 'lit';
import type { People } from '../people/people.js';
import type { Actions, Notice, View } from '../view.js';

interface Banner {
  readonly text: string;
  readonly shapes?: TemplateResult<2>;
  readonly action?: {
    readonly label: string;
    readonly run: () => void;
    readonly isMain?: boolean;
    /** What it is said to be where there is a key for it as well. */
    readonly hint?: string;
  };
  readonly close?: () => void;
  readonly tone?: 'trouble';
}

/** What tells it from others, so that a press never meets another line than was aimed at. */
type Line = readonly [key: string, drawn: TemplateResult];

/** The most pressing first: where there is no room, it stands for all. */
function bannersOf(view: View, actions: Actions, hasDoor: boolean): readonly Banner[] {
  const { state, screen, strings, isSwitching, isSoundBlocked, notices } = view;
  const banners: Banner[] = [];
  const isJoining = screen === 'call' && (isSwitching || state.phase === 'connecting');
  if (isJoining || (state.phase === 'knocking' && !hasDoor)) banners.push({ text: strings.joining });
  else if (state.phase === 'reconnecting')
    banners.push({ text: strings.lostServer, shapes: wifiOff, tone: 'trouble' });
  if (isSoundBlocked) {
    const action = { label: strings.turnOnSound, run: actions.turnOnSound, isMain: true };
    banners.push({ text: strings.soundBlocked, shapes: volumeX, action });
  }
  for (const notice of notices)
    banners.push(noticeBanner(notice, () => actions.dismiss(notice), view, actions));
  for (const source of INPUTS) {
    const warning = state.local[source].notice;
    if (!warning || view.isDismissed(warning)) continue;
    const close = (): void => actions.dismiss(warning);
    banners.push(noticeBanner(warningOf(source, warning, strings), close, view, actions));
  }
  if (state.local.screen.enabled) {
    const action = { label: strings.stopSharing, run: () => actions.toggle('screen', false) };
    banners.push({ text: strings.youShare, shapes: screenShare, action });
  }
  return banners;
}

function noticeBanner(notice: Notice, close: () => void, view: View, actions: Actions): Banner {
  const { wayOut, isReminder = false } = notice;
  const { strings, screen, hasHotkeys } = view;
  const text = textOf(notice, view);
  const banner: Banner = isReminder
    ? { text, shapes: micOff, close }
    : { text, shapes: triangleAlert, close, tone: 'trouble' };
  if (!wayOut) return banner;
  const { by, source } = wayOut;
  const action =
    by === 'choice'
      ? { label: strings.chooseAnother, run: () => actions.openMenu(screen === 'call' ? source : 'devices') }
      : {
          label: by === 'retry' ? strings.tryAgain : strings.unmute,
          run: () => actions.toggle(source, true),
          ...(by === 'unmute' && hasHotkeys ? { hint: hintWords(strings).withKey(strings.unmute, 'm') } : {}),
        };
  return { ...banner, action };
}

function renderBanner(banner: Banner, { strings }: View): TemplateResult {
  const { text, shapes, action, close, tone = '' } = banner;
  return html`<div part=${close ? 'banner toast' : 'banner'} class="banner ${tone}">
    ${shapes ? icon(shapes) : html`<span class="spinner" aria-hidden="true"></span>`}
    <span class="banner-text" title=${text}>${text}</span>
    ${
      action
        ? html`<button
            type="button"
            part="button"
            class=${action.isMain ? 'small primary' : 'small plain'}
            title=${action.hint ?? nothing}
            @click=${action.run}
          >
            ${action.label}
          </button>`
        : nothing
    }
    ${
      close
        ? html`<button type="button" part="button" class="bare" aria-label=${strings.dismiss} @click=${close}>
            ${icon(x, 'button-icon')}
          </button>`
        : nothing
    }
  </div>`;
}

/** What concerns the whole call, before and in it: a line each, above everything; `foldFor` so many besides the first. */
export function renderBanners(
  view: View,
  actions: Actions,
  people: People | null,
  foldFor: (count: number) => unknown,
): TemplateResult {
  const { screen, menu } = view;
  const knock = screen === 'call' ? people?.banner(view, actions) : nothing;
  const isTold = screen === 'call' || screen === 'prejoin';
  const banners = isTold ? bannersOf(view, actions, people !== null) : [];
  const lines = banners.map((banner): Line => [banner.text, renderBanner(banner, view)]);
  if (knock && knock !== nothing) lines.unshift(['', knock]);
  const others = lines.length - 1;
  // Nothing is left to be unfolded, also for the lines that come next.
  if (menu === 'banners' && others < 1) queueMicrotask(() => actions.openMenu(null));
  return html`<div class="banners ${menu === 'banners' ? 'unfolded' : ''}">
    ${repeat(
      lines,
      ([key]) => key,
      ([, line], index) => html`${line}${index === 0 && others > 0 ? foldFor(others) : nothing}`,
    )}
  </div>`;
}
