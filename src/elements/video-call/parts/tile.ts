import { html, nothing } from 'lit';
import { cssVars } from '../../shared/css-vars.js';
import { icon } from '../../shared/icon.js';
import { micOff } from '../../shared/icons.js';
import { glide } from '../glide.js';
import { picture } from '../picture.js';
import { hueOf, initials } from '../tiles.js';
import type { TemplateResult } from 'lit';
import type { Rect } from '../layout.js';
import type { Tile } from '../tiles.js';
import type { Actions, View } from '../view.js';

/** Initials on a colour of the person's own, where there is no picture. */
function avatar({ participant }: Tile): TemplateResult {
  return html`<div
    part="avatar"
    class="avatar"
    aria-hidden="true"
    ${cssVars({ '--_hue': String(hueOf(participant.id)) })}
  >
    <span class="initials">${initials(participant.displayName) || '?'}</span>
  </div>`;
}

/** The picture of a tile with its stand-in: also the preview before joining. */
export function face(
  tile: Tile,
  part: string,
  { pictures, isMirrored }: View,
  actions: Actions,
): TemplateResult {
  const isMirror = tile.participant.self && isMirrored;
  const isShown = tile.isOn && pictures.has(tile.key);
  return html`
    <video
      part=${part}
      class=${isMirror ? 'mirror' : ''}
      autoplay
      playsinline
      disablepictureinpicture
      aria-hidden="true"
      tabindex="-1"
      .muted=${true}
      ${picture({
        stream: tile.stream,
        isOn: tile.isOn,
        changed: (isNowShown) => actions.pictureChanged(tile, isNowShown),
      })}
    ></video>
    ${isShown || tile.kind === 'screen' ? nothing : avatar(tile)}
  `;
}

function statusOf(tile: Tile, { strings }: View): string {
  const { self, connection } = tile.participant;
  if (self) return '';
  switch (connection.state) {
    case 'new':
    case 'connecting':
      return strings.connecting;
    case 'reconnecting':
      return strings.reconnecting;
    case 'failed':
      return strings.unreachable;
    case 'connected':
      return '';
  }
}

function partTokens({ kind, participant }: Tile): string {
  const { self, speaking, microphoneEnabled, cameraEnabled, connection } = participant;
  const isCamera = kind === 'camera';
  const tokens: readonly (string | false)[] = [
    'tile',
    self ? 'local' : 'remote',
    !isCamera && 'screen',
    isCamera && speaking && 'speaking',
    isCamera && !microphoneEnabled && 'muted',
    isCamera && !cameraEnabled && 'camera-off',
    connection.state === 'reconnecting' && 'reconnecting',
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
): TemplateResult {
  const { participant, kind } = tile;
  const tokens = partTokens(tile);
  const status = statusOf(tile, view);
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
    })}
    ${glide(place, view.isMoving)}
  >
    ${face(tile, 'video', view, actions)}
    ${status ? html`<div part="status" class="status">${status}</div>` : nothing}
    <div part="name" class="name">
      ${isMuted ? html`${icon(micOff)}<span class="unseen">${view.strings.muted}</span>` : nothing}
      <bdi>${nameOf(tile, view)}</bdi>
    </div>
  </div>`;
}
