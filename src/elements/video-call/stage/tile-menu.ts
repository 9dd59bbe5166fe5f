import { html, nothing } from 'lit';
import { cssVars } from '../../shared/css-vars.js';
import { icon } from '../../shared/icon.js';
import { micOff } from '../../shared/icons.js';
import { userMinus } from '../../shared/people-icons.js';
import { pin, pinOff, shieldCheck, volume2 } from '../../shared/stage-icons.js';
import { nameOf } from '../parts/tile.js';
import { pinOf } from './stage-tiles.js';
import type { TemplateResult } from 'lit';
import type { PeerId } from '../../../call/call-state.js';
import type { Rect, Size } from '../layout.js';
import type { PersonActions } from '../people/person-row.js';
import type { Tile } from '../tiles.js';
import type { View } from '../view.js';
import type { StageHost } from './stage-host.js';
import type { StageWords } from './stage-words.js';

export interface TileMenu {
  readonly tile: Tile;
  readonly place: Rect;
  readonly view: View;
  readonly words: StageWords;
  readonly host: Pick<StageHost, 'layout' | 'selfView' | 'setParticipantVolume'>;
  readonly togglePin: (tile: Tile) => void;
  /** Asks to compare safety codes; `null` where that is not offered. */
  readonly verify: ((id: PeerId) => void) | null;
  readonly left: (event: FocusEvent) => void;
  readonly close: () => void;
  /** What a moderator can do about the person; `null` for everybody else. */
  readonly moderation: PersonActions | null;
  /** What is said of a connection that is not weak; of a weak one the reason. */
  readonly quality: string;
}

/** As high as the menu is with all there is in it: below the button where there is room, else at the foot. */
const TALLEST = 430;

function menuPlace({ x, y, width }: Rect, box: Size): Readonly<Record<`--${string}`, string | null>> {
  const top = y + 44;
  const isBelow = top + TALLEST <= box.height;
  const isShort = box.height < TALLEST;
  return {
    '--_end': `${Math.max(0, box.width - x - width)}px`,
    '--_top': isBelow ? `${top}px` : 'auto',
    // Over the toolbar where the stage alone is too short.
    '--_bottom': isBelow ? 'auto' : isShort ? 'calc(-4px - var(--_control))' : '0px',
  };
}

function volume({ tile, view, words, host }: TileMenu): TemplateResult {
  const { id, displayName } = tile.participant;
  const name = displayName || words.guest;
  const turned = ({ currentTarget }: Event): void =>
    void host.setParticipantVolume(id, (currentTarget as HTMLInputElement).valueAsNumber / 100);
  return html`<label class="menu-line">
    ${icon(volume2)}
    <input
      type="range"
      min="0"
      max="100"
      step="5"
      aria-label=${words.volumeFor(name)}
      title=${words.volume}
      .value=${String(Math.round(view.volumeOf(id) * 100))}
      @input=${turned}
    />
  </label>`;
}

function moderate({ tile, words, moderation, close }: TileMenu): TemplateResult | typeof nothing {
  const { participant } = tile;
  if (!moderation || participant.self || tile.kind === 'screen') return nothing;
  const { mute, remove, isAsked } = moderation;
  const removes = (): void => {
    close();
    remove(participant);
  };
  return html`<button
      type="button"
      part="button menu-item"
      class="menu-item"
      aria-disabled=${!participant.microphoneEnabled}
      aria-busy=${isAsked(`mute ${participant.id}`)}
      @click=${() => participant.microphoneEnabled && mute(participant.id)}
    >
      ${icon(micOff)}${words.muteThem}
    </button>
    <button
      type="button"
      part="button menu-item danger"
      class="menu-item danger"
      aria-haspopup="dialog"
      @click=${removes}
    >
      ${icon(userMinus)}${words.removeThem}
    </button>`;
}

function verifying({ tile, view, words, verify, close }: TileMenu): TemplateResult | typeof nothing {
  const { id, self } = tile.participant;
  if (!verify || self || tile.kind === 'screen') return nothing;
  const isVerified = view.state.verification.some(({ peerId, verified }) => verified && peerId === id);
  const asked = (): void => {
    close();
    verify(id);
  };
  return html`<button
    type="button"
    part="button menu-item"
    class="menu-item"
    aria-haspopup="dialog"
    @click=${asked}
  >
    ${icon(shieldCheck)}${isVerified ? words.isVerified : words.verifyThem}
  </button>`;
}

function choice<T extends string>(
  label: string,
  value: T,
  names: Readonly<Record<T, string>>,
  chosen: (value: T) => void,
): TemplateResult {
  return html`<label class="menu-line">
    <span>${label}</span>
    <select @change=${({ currentTarget }: Event) => chosen((currentTarget as HTMLSelectElement).value as T)}>
      ${(Object.keys(names) as T[]).map(
        (one) => html`<option value=${one} .selected=${one === value}>${names[one]}</option>`,
      )}
    </select>
  </label>`;
}

/** What can be done about a tile, and about how all of them are arranged. */
export function renderTileMenu(menu: TileMenu): TemplateResult {
  const { tile, place, view, words, host, togglePin, left, close, quality } = menu;
  const name = nameOf(tile, view);
  const isPinned = view.pinned === pinOf(tile);
  const toggle = (): void => {
    close();
    togglePin(tile);
  };
  return html`<div
    id="tile-menu"
    part="menu"
    class="menu tile-menu"
    role="group"
    tabindex="-1"
    aria-label=${words.tileMenu(name)}
    @focusout=${left}
    ${cssVars(menuPlace(place, view.box))}
  >
    <p class="menu-title">
      <bdi title=${name}>${name}</bdi>${quality ? html`<span class="menu-note">${quality}</span>` : nothing}
    </p>
    <button type="button" part="button menu-item" class="menu-item" @click=${toggle}>
      ${icon(isPinned ? pinOff : pin)}${isPinned ? words.unpin : words.pin}
    </button>
    ${tile.participant.self ? nothing : volume(menu)} ${verifying(menu)} ${moderate(menu)}
    <hr />
    ${choice(words.layout, view.layout, words.layouts, (layout) => (host.layout = layout))}
    ${choice(words.selfView, view.selfView, words.selfViews, (selfView) => (host.selfView = selfView))}
  </div>`;
}
