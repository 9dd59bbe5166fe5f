import { isTyping } from '../shared/is-typing.js';
import { toolbarWords } from './toolbar/toolbar-words.js';
import { isShownOn, togglesOf } from './parts/toggles.js';
import { TalkKey } from './talk-key.js';
import type { ReactiveController } from 'lit';
import type { PanelHost } from './panels/panel-host.js';
import type { Actions, Input, View } from './view.js';

/** What single keys do, by `KeyboardEvent.key` in lower case; nothing, where it is not offered. */
type Keys = Readonly<Record<string, (() => void) | false | undefined>>;

/** Presses the button of a source. */
type Toggle = (name: Input) => void;

function keysFor(view: View, actions: Actions, toggle: Toggle): Keys {
  const { screen, state, panel } = view;
  if (screen !== 'prejoin' && screen !== 'call') return {};
  const anywhere: Keys = {
    m: () => toggle('microphone'),
    v: () => toggle('camera'),
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
  /** What was asked for by key, and is to be said when it is so: the focus may be anywhere. */
  readonly #asked = new Map<Input, boolean>();

  constructor(host: PanelHost) {
    this.#host = host;
    this.#talk = new TalkKey(host);
    host.addController(this);
  }

  /** Takes in what can be done. */
  follow(view: View, actions: Actions): void {
    this.#keys = keysFor(view, actions, (name) => this.#toggle(name, view, actions));
    for (const [name, isOn] of this.#asked) this.#answer(name, isOn, view, actions);
    this.#talk.follow(view, actions);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#pressed);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#pressed);
  }

  #toggle(name: Input, view: View, { toggle }: Actions): void {
    const look = togglesOf(view).find((one) => one.name === name);
    if (!look) return;
    this.#asked.set(name, !look.isOn);
    toggle(name, !look.isOn);
  }

  #answer(name: Input, isOn: boolean, view: View, { say }: Actions): void {
    const { pending, error } = view.state.local[name];
    if (pending) return;
    const { turnedOn, turnedOff, ...strings } = toolbarWords(view.strings);
    const isDone = isShownOn(view, name) === isOn;
    if (isDone || error) this.#asked.delete(name);
    // Not within the update that is under way.
    if (isDone) queueMicrotask(() => say((isOn ? turnedOn : turnedOff)(strings[name]), name));
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
