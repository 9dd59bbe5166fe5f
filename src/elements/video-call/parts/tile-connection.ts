import { html, nothing } from 'lit';
import { signal } from '../../shared/call-icons.js';
import { icon } from '../../shared/icon.js';
import { wordsOf } from '../../shared/words-with.js';
import { en } from '../../../locales/tile.en.js';
import type { TemplateResult } from 'lit';
import type { ConnectionInfo } from '../../../call/call-state.js';
import type { Strings } from '../../../locales/en.js';
import type { Tile } from '../tiles.js';
import type { Actions, View } from '../view.js';

/** Whoever waits for longer wants to see that something still happens. */
const COUNTED_FROM = 10;

const tileWords = wordsOf(en);

/** At and below this, a person notices. */
const WEAK = 1;

const statusLine = (text: string): TemplateResult => html`<div part="status" class="status">${text}</div>`;

/** Nobody can be reached by waiting any longer: the one thing on a tile that can be done. */
function outOfReach({ participant }: Tile, { strings }: View, actions: Actions): TemplateResult {
  const text = strings.unreachable(participant.displayName || strings.guest);
  return html`<div part="status" class="status lost">
    <span>${text}</span>
    <button
      type="button"
      part="button"
      class="small"
      aria-label=${`${strings.retry}: ${text}`}
      @click=${() => actions.reconnect(participant.id)}
    >
      ${strings.retry}
    </button>
  </div>`;
}

/** What is the matter with the connection to whom a tile shows. */
export function renderConnection(tile: Tile, view: View, actions: Actions): TemplateResult | typeof nothing {
  const { self, id, connection, videoPaused } = tile.participant;
  const { strings } = view;
  if (self) return nothing;
  switch (connection.state) {
    case 'new':
    case 'connecting':
      return statusLine(strings.connecting);
    case 'reconnecting': {
      const seconds = view.waited(id);
      return statusLine(seconds < COUNTED_FROM ? strings.reconnecting : strings.reconnectingFor(seconds));
    }
    case 'failed':
      return tile.kind === 'screen' ? nothing : outOfReach(tile, view, actions);
    case 'connected':
      if (!tile.isOn || view.isAudioOnly) return nothing;
      if (!connection.hasVideo) return statusLine(tileWords(strings).noCommonFormat);
      return videoPaused ? statusLine(strings.picturePaused) : nothing;
  }
}

/** That a connection is weak, and why, as far as it can be told. */
export function weaknessOf({ rtt, loss, route }: ConnectionInfo, strings: Strings): string {
  const reasons = [
    loss && loss > 0.02 ? strings.weakLoss(Math.round(loss * 100)) : '',
    rtt && rtt > 250 ? strings.weakDelay(rtt) : '',
    route === 'relay' ? strings.weakRelay : '',
  ];
  return strings.weak(reasons.filter(Boolean));
}

/** A mark for a connection that a person can hear or see to be weak, with the reason. */
export function renderQuality({ participant }: Tile, { strings }: View): TemplateResult | typeof nothing {
  const { self, connection } = participant;
  if (self || connection.state !== 'connected' || connection.quality > WEAK) return nothing;
  // Nothing was measured yet.
  if (connection.rtt === null && connection.loss === null) return nothing;
  const reason = weaknessOf(connection, strings);
  return html`<span part="quality" class="weak" title=${reason}
    >${icon(signal)}<span class="unseen">${reason}</span></span
  >`;
}
