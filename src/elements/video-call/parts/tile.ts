import { html, nothing } from 'lit';
import { cssVars } from '../../shared/css-vars.js';
import { icon } from '../../shared/icon.js';
import { micOff } from '../../shared/icons.js';
import { glide } from '../glide.js';
import { hueOf } from '../tiles.js';
import { face } from './face.js';
import { pinOf } from '../stage/stage-tiles.js';
import { renderConnection, renderQuality } from './tile-connection.js';
import type { TemplateResult } from 'lit';
import type { Rect } from '../layout.js';
import type { OnTile } from '../stage/on-tile.js';
import type { Tile } from '../tiles.js';
import type { Actions, View } from '../view.js';

const isVerified = ({ participant, kind }: Tile, { state }: View): boolean =>
  kind === 'camera' &&
  state.verification.some(({ peerId, verified }) => verified && peerId === participant.id);

function partTokens(tile: Tile, view: View, more: readonly string[] = []): string {
  const { kind, participant } = tile;
  const { self, handRaised, speaking, microphoneEnabled, cameraEnabled, connection, videoPaused } =
    participant;
  const isCamera = kind === 'camera';
  const tokens: readonly (string | false)[] = [
    'tile',
    self ? 'local' : 'remote',
    self && isCamera && 'self-view',
    !isCamera && 'screen',
    isCamera && speaking && 'speaking',
    isCamera && !microphoneEnabled && 'muted',
    isCamera && !cameraEnabled && 'camera-off',
    (connection.state === 'reconnecting' || connection.state === 'failed') && connection.state,
    videoPaused && 'paused',
    isCamera && handRaised && 'hand-raised',
    isVerified(tile, view) && 'verified',
    view.pinned === pinOf(tile) && 'pinned',
    ...more,
  ];
  return tokens.filter(Boolean).join(' ');
}

/** A name as it is shown: the person's own is marked. */
export function nameOf({ kind, participant }: Tile, { strings }: View): string {
  const { displayName, self } = participant;
  if (self) return strings.you(displayName);
  const name = displayName || strings.guest;
  return kind === 'screen' ? strings.screenOf(name) : name;
}

/** One person, or what one shares. */
export function renderTile(
  tile: Tile,
  place: Rect | undefined,
  view: View,
  actions: Actions,
  on?: OnTile,
): TemplateResult {
  const { participant, kind } = tile;
  const tokens = partTokens(tile, view, on?.tokens);
  const name = nameOf(tile, view);
  const isMuted = kind === 'camera' && !participant.microphoneEnabled;
  const { x = 0, y = 0, width = 0, height = 0 } = place ?? {};
  return html`<div
    part=${tokens}
    class=${tokens}
    role="listitem"
    ${cssVars({
      '--_x': `${x}px`,
      '--_y': `${y}px`,
      '--_w': `${width}px`,
      '--_h': `${height}px`,
      '--_level': String(participant.audioLevel),
      '--_hue': String(hueOf(participant.id)),
    })}
    ${glide(place, view.isMoving)}
  >
    ${face(tile, 'video', view, actions)} ${renderConnection(tile, view, actions)}
    ${kind === 'camera' ? view.onTile?.(participant) : nothing}
    <div part="name" class="name">
      ${isMuted ? html`${icon(micOff)}<span class="unseen">${view.strings.muted}</span>` : nothing}
      <bdi title=${name}>${name}</bdi>
      ${kind === 'camera' ? renderQuality(tile, view) : nothing}
    </div>
    ${on?.controls}
  </div>`;
}
