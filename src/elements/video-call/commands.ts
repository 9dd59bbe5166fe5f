import { canShareScreen } from '../../media/screen-share.js';
import { isShownOn } from './parts/toggles.js';
import { isIn } from './saying.js';
import { canBeFullscreen, canBeSmall } from './windows/can.js';
import type { Actions, View } from './view.js';

/** What one command does, and what its button shows. */
interface Command {
  readonly run: (view: View, actions: Actions) => void;
  /** Whether what it turns on is on; a button without this has no state. */
  readonly isOn?: (view: View) => boolean;
  /** What a screen reader is told with; `aria-pressed` by default. */
  readonly aria?: 'aria-pressed' | 'aria-expanded';
  /** Whether this browser can do it at all. */
  readonly isPossible?: () => boolean;
}

const isTalking = ({ state: { phase } }: View): boolean => isIn(phase) && phase !== 'knocking';
const isChatOpen = (view: View): boolean => view.panel === 'chat' && isTalking(view);

const toggle = (source: 'microphone' | 'camera'): Command => ({
  run: (view, actions) => actions.toggle(source, !isShownOn(view, source)),
  isOn: (view) => isShownOn(view, source),
});

const COMMANDS: Readonly<Record<string, Command>> = {
  '--join': { run: (_, actions) => actions.join() },
  '--leave': { run: (_, actions) => actions.leave() },
  '--toggle-microphone': toggle('microphone'),
  '--toggle-camera': toggle('camera'),
  '--toggle-screen-share': {
    run: (view, actions) => actions.toggle('screen', !view.state.local.screen.enabled),
    isOn: (view) => view.state.local.screen.enabled,
    isPossible: canShareScreen,
  },
  '--toggle-hand': {
    run: (_, actions) => actions.toggleHand(),
    isOn: (view) => view.participants[0]?.handRaised ?? false,
  },
  '--toggle-chat': {
    run: (view, actions) => {
      if (isTalking(view)) actions.openPanel(isChatOpen(view) ? null : 'chat');
    },
    isOn: isChatOpen,
    aria: 'aria-expanded',
  },
  '--toggle-fullscreen': {
    run: (_, actions) => actions.toggleFullscreen?.(),
    isOn: (view) => view.isFullscreen,
    isPossible: canBeFullscreen,
  },
  '--toggle-picture-in-picture': {
    run: (_, actions) => actions.togglePictureInPicture?.(),
    isOn: (view) => view.isPictureInPicture,
    isPossible: canBeSmall,
  },
};

/** What a button shows, by attribute. */
type Marks = Readonly<Record<string, string>>;

/** Does what the page's buttons command, and keeps what they show true. */
export class Commands {
  /** What each button was given by us. */
  #marked: ReadonlyMap<HTMLButtonElement, Marks> = new Map();

  /** Marks these buttons, and no longer any others. */
  show(buttons: readonly HTMLButtonElement[], view: View): void {
    const before = this.#marked;
    this.#marked = new Map(buttons.map((button) => [button, marksOf(button, view)]));
    for (const button of new Set([...before.keys(), ...buttons]))
      mark(button, before.get(button) ?? {}, this.#marked.get(button) ?? {});
  }

  /** Does what `name` says; nothing, where that is no command of ours. */
  run(name: string, view: View, actions: Actions): void {
    COMMANDS[name]?.run(view, actions);
  }
}

function marksOf({ command }: HTMLButtonElement, view: View): Marks {
  const { isOn, aria = 'aria-pressed', isPossible } = COMMANDS[command] ?? {};
  return {
    ...(isOn ? { [aria]: String(isOn(view)) } : {}),
    ...(isPossible?.() === false ? { 'aria-disabled': 'true' } : {}),
  };
}

function mark(button: HTMLButtonElement, before: Marks, now: Marks): void {
  for (const name of Object.keys(before)) if (!(name in now)) button.removeAttribute(name);
  for (const [name, value] of Object.entries(now))
    if (button.getAttribute(name) !== value) button.setAttribute(name, value);
}
