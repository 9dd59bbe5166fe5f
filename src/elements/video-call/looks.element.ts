import { styles } from './video-call.styles.js';
import { WindowsElement } from './windows.element.js';

/**
 * What a page can dress of `<video-call>`, and by what.
 *
 * @csspart base - Everything.
 * @csspart header - The frame of the slot `header`.
 * @csspart stage - The place of the tiles.
 * @csspart tile - A picture with its name. Further tokens: `local`, `remote`, `screen`, `speaking`, `muted`, `hand-raised`, `camera-off`, `verified`, `pinned`, `large`, `floating`, `reconnecting`, `failed`, `paused`; `self-view` on one's own, and `leaving` while one fades that is gone.
 * @csspart video - The video in a tile or in the preview.
 * @csspart avatar - What stands for a person where there is no picture.
 * @csspart name - The name on a tile.
 * @csspart status - What is the matter with a tile's connection.
 * @csspart quality - The mark for a weak connection.
 * @csspart self-view - One's own video before joining, and one's own tile in the call.
 * @csspart toolbar - The group of buttons.
 * @csspart button - Every button. Further tokens: `microphone`, `camera`, `screen-share`, `reactions`, `hand`, `chat`, `people`, `picture-in-picture`, `fullscreen`, `more`, `settings`, `leave`, `join`, `active`, `danger`.
 * @csspart button-icon - The icon in a button.
 * @csspart button-label - The text of a round button; shown only where a page wants it to be.
 * @csspart tooltip - What a round button does, and its key.
 * @csspart key - A key in the list of them.
 * @csspart icon - Every other icon.
 * @csspart menu - The panel with the devices, the reactions, what the toolbar has no room for, or what can be done about a tile.
 * @csspart menu-item - A line in a menu: the latter, or what the toolbar has no room for.
 * @csspart banner - A line about the call, above the stage.
 * @csspart people - The panel with the people in the call.
 * @csspart chat - The panel with messages and files.
 * @csspart chat-log - The messages and files in it.
 * @csspart chat-message - One of them. Further tokens: `own`, `private`, `file`.
 * @csspart chat-input - What one writes in.
 * @csspart reaction - An emoji that lies over a tile for a moment.
 * @csspart badge - What somebody is, beside the name there.
 * @csspart dialog - A question about what can't be undone, or one of the others below.
 * @csspart settings - The dialog with the settings.
 * @csspart keys - The dialog with the list of keys.
 * @csspart captions - What is being said, in writing, over the foot of the stage.
 * @csspart verify - The dialog in which two people compare their safety code.
 * @csspart toast - A banner about something that just happened; it can be closed.
 * @csspart prejoin - The card before joining.
 * @csspart preview - The preview in it.
 * @csspart meter - How loud one's microphone is, on the preview.
 * @csspart meter-bar - Its bar.
 * @csspart away - What stands in place of the stage while the call is in a small window.
 * @csspart join - The button to join, to rejoin, or to try again.
 * @csspart device-picker-select - The parts of the pickers inside are reachable as `device-picker-*`.
 *
 * @cssprop [--vc-accent=light-dark(oklch(0.5 0.105 165), oklch(0.8 0.125 165))] - The main button, a shared screen.
 * @cssprop --vc-on-accent - Text on the accent; by default what is legible on it.
 * @cssprop [--vc-danger=light-dark(oklch(0.53 0.195 27), oklch(0.58 0.2 27))] - Leave, and what is off.
 * @cssprop [--vc-surface=light-dark(oklch(0.968 0.004 85), oklch(0.175 0.003 85))] - The ground.
 * @cssprop --vc-surface-raised - Cards, toolbar, menus; by default a step from the ground.
 * @cssprop --vc-text - Text; by default what is legible on the ground.
 * @cssprop --vc-text-muted - Less important text.
 * @cssprop --vc-border - Hairlines.
 * @cssprop [--vc-focus-ring=var(--vc-text)] - The colour of the focus ring.
 * @cssprop --vc-speaking-ring - The colour of the ring around who speaks.
 * @cssprop [--vc-radius=clamp(6px, 1.6cqmin, 12px)] - The corners of tiles.
 * @cssprop [--vc-gap=clamp(4px, 1.4cqmin, 12px)] - The space between tiles.
 * @cssprop --vc-tile-aspect-ratio - The shape of tiles, as in `16/9`; by default what fills the stage best.
 * @cssprop [--vc-tile-fit=cover] - How a picture fills its tile.
 * @cssprop [--vc-tile-background=var(--vc-surface-raised)] - Behind the pictures.
 * @cssprop [--vc-toolbar-background=var(--vc-surface-raised)] - Behind the buttons of the toolbar.
 * @cssprop [--vc-control-size=clamp(44px, 7cqmin, 48px)] - The height of buttons.
 * @cssprop [--vc-font=inherit] - The font family.
 * @cssprop [--vc-duration=220ms] - How long tiles take to their places.
 *
 * @cssState idle - There is no room.
 * @cssState prejoin - Ready to join.
 * @cssState knocking - Waiting to be let in by a moderator.
 * @cssState connecting - On the way in.
 * @cssState connected - In the room.
 * @cssState reconnecting - In the room, without the server.
 * @cssState left - After the call.
 * @cssState failed - The call could not be joined.
 * @cssState alone - Nobody else is in the room.
 * @cssState muted - The microphone is off.
 * @cssState camera-off - The camera is off.
 * @cssState hand-raised - The hand is raised.
 * @cssState verified - Everybody's safety code was compared.
 * @cssState screen-sharing - The screen is shared.
 * @cssState audio-only - No camera is opened, and nobody's picture is shown.
 * @cssState picture-in-picture - The call is in a small window.
 * @cssState user-inactive - The mouse has rested for three seconds: the toolbar fades.
 * @cssState autoplay-blocked - The browser holds back the sound.
 */
export abstract class LooksElement extends WindowsElement {
  static override styles = styles;
}
