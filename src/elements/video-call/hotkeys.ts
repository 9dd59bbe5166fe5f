import { isTyping } from '../shared/is-typing.js';
import { toolbarWords } from './toolbar/toolbar-words.js';
import { togglesOf } from './parts/toggles.js';
import { TalkKey } from './talk-key.js';
import type { ReactiveController } from 'lit';
import type { PanelHost } from './panels/panel-host.js';
import type { Actions, View } from './view.js';

/** What single keys do, by `KeyboardEvent.key` in lower case; nothing, where it is not offered. */
type Keys = Readonly<Record<string, (() => void) | false | undefined>>;

/** Presses the button of a source, and says what came of it: the focus may be anywhere. */
function toggle(name: 'microphone' | 'camera', view: View, { toggle, say }: Actions): void {
  const look = togglesOf(view).find((one) => one.name === name);
  if (!look) return;
  const { turnedOn, turnedOff } = toolbarWords(view.strings);
  toggle(name, !look.isOn);
  say((look.isOn ? turnedOff : turnedOn)(look.label), name);
}

function keysFor(view: View, actions: Actions): Keys {
  const { screen, state, panel } = view;
  if (screen !== 'prejoin' && screen !== 'call') return {};
  const anywhere: Keys = {
    m: () => toggle('microphone', view, actions),
    v: () => toggle('camera', view, actions),
    '?': () => actions.openDialog('keys'),
  };
  if (screen === 'prejoin' || state.phase === 'knocking') return anywhere;
  return {
    ...anywhere,
    s: view.canShareScreen && ((): void => actions.toggle('screen', !state.local.screen.enabled)),
    h: view.hasHand && actions.toggleHand,
    c: view.hasChat && ((): void => actions.openPanel(panel === 'chat' ? null : 'chat')),
    f: view.canFullscreen && actions.toggleFullscreen,
    p: view.canPictureInPicture && actions.togglePictureInPicture,
  };
}

/** Single keys while the focus is inside, except where somebody writes; those of the stage are its own. */
export class Hotkeys implements ReactiveController {
  readonly #host: PanelHost;
  readonly #talk: TalkKey;
  #keys: Keys = {};

  constructor(host: PanelHost) {
    this.#host = host;
    this.#talk = new TalkKey(host);
    host.addController(this);
  }

  /** Takes in what can be done. */
  follow(view: View, actions: Actions): void {
    this.#keys = keysFor(view, actions);
    this.#talk.follow(view, actions);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#pressed);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#pressed);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const { key, repeat, ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = event;
    if (this.#host.noHotkeys || repeat || ctrlKey || altKey || metaKey || isComposing || defaultPrevented)
      return;
    const act = this.#keys[key.toLowerCase()];
    if (!act || isTyping(event)) return;
    event.preventDefault();
    act();
  };
}
