import { LatePart } from '../shared/late-part.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Commands } from './commands.js';
import type { Actions, View } from './view.js';

const INVOKER = 'button[commandfor]';

/** What changes which buttons there are: their own attributes, and the id they point at. */
const ATTRIBUTES = ['commandfor', 'command', 'id'];

const isInvoker = (node: Node): boolean =>
  node instanceof Element && (node.matches(INVOKER) || node.querySelector(INVOKER) !== null);

const concernsInvokers = ({ type, addedNodes, removedNodes }: MutationRecord): boolean =>
  type === 'attributes' || [...addedNodes, ...removedNodes].some(isInvoker);

/** Hears what the page's own buttons tell the call, in plain HTML. What they do is loaded once there is one. */
export class CommandListener implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #commands: LatePart<Commands>;
  readonly #observer = new MutationObserver((records) => {
    if (records.some(({ target }) => target === this.#host)) this.#watch();
    else if (records.some(concernsInvokers)) this.#find();
  });
  /** What was pressed before it could be done. */
  readonly #waiting: string[] = [];
  #buttons: readonly HTMLButtonElement[] = [];
  #isUsed = false;
  #look: readonly [View, Actions] | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    const load = async (): Promise<Commands> => new (await import('./commands.js')).Commands();
    this.#commands = new LatePart(load, () => this.#act());
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('command', this.#commanded);
    if ('commandForElement' in HTMLButtonElement.prototype) this.#watch();
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('command', this.#commanded);
    this.#observer.disconnect();
    this.#buttons = [];
    this.#act();
  }

  /** Takes in what is so, and what can be done. */
  follow(view: View, actions: Actions): void {
    this.#look = [view, actions];
    this.#act();
  }

  /** An observer of a whole page is not for nothing: only where buttons can point here, which takes an id, or have. */
  #watch(): void {
    const root = this.#host.getRootNode();
    this.#observer.disconnect();
    this.#observer.observe(this.#host, { attributeFilter: ['id'] });
    if (this.#host.id || this.#isUsed)
      this.#observer.observe(root, { subtree: true, childList: true, attributeFilter: ATTRIBUTES });
    this.#find();
  }

  #find(): void {
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    const all = root.querySelectorAll<HTMLButtonElement>(INVOKER);
    this.#buttons = [...all].filter((button) => button.commandForElement === this.#host);
    this.#isUsed ||= this.#buttons.length > 0;
    this.#act();
  }

  readonly #commanded = (event: Event): void => {
    if (event.defaultPrevented) return;
    this.#waiting.push((event as CommandEvent).command);
    this.#isUsed = true;
    // A script can have pointed it here without an id.
    this.#watch();
  };

  #act(): void {
    const commands = this.#commands.get(this.#isUsed);
    if (!commands || !this.#look) return;
    commands.show(this.#buttons, this.#look[0]);
    for (const command of this.#waiting.splice(0)) commands.run(command, ...this.#look);
  }
}
