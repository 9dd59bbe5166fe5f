import { render } from 'lit';
import { isIn } from '../saying.js';
import { renderCallWindow } from './call-window-view.js';
import { CopiedStyles, inheritStyle, isHandler } from './copied-styles.js';
import { notOpened } from './small-window.js';
import { callWindow } from './call-window.styles.js';
import type { RootPart } from 'lit';
import type { Tile } from '../tiles.js';
import type { Actions, View } from '../view.js';
import type { SmallWindow, WindowHost } from './small-window.js';

type OtherWindow = Window & typeof globalThis;

/** What of Document Picture-in-Picture is used; TypeScript does not know it. */
interface WindowMaker {
  requestWindow(size: { readonly width: number; readonly height: number }): Promise<OtherWindow>;
}

declare const documentPictureInPicture: WindowMaker;

/** As large as browsers begin; a person's own size is remembered by them. */
const SIZE = { width: 400, height: 300 };

/** A key that presses the button it is on. */
const PRESSES: ReadonlySet<string> = new Set([' ', 'Enter']);

/**
 * The whole call in a small window: a second view of it. The element itself stays in the page, where its life and its
 * children are, and since an element that changes its document loses its adopted style sheets. In the window stands an
 * element of the same name, with the same attributes and parts, so that the page's own rules reach it.
 */
export class CallWindow implements SmallWindow {
  readonly #host: WindowHost;
  readonly #changed: () => void;
  #opening: Promise<void> | null = null;
  #window: OtherWindow | null = null;
  #double: HTMLElement | null = null;
  #styles: CopiedStyles | null = null;
  #part: RootPart | null = null;
  #look: readonly [View, Actions] | null = null;
  /** The tiles whose picture is on the screen of this window. */
  readonly #pictures = new Set<string>();

  constructor(host: WindowHost, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
  }

  get isOpen(): boolean {
    return this.#window !== null;
  }

  open(): Promise<void> {
    if (this.#window) return Promise.resolve(this.#window.focus());
    return (this.#opening ??= this.#openNow().finally(() => (this.#opening = null)));
  }

  close(): void {
    this.#window?.close();
  }

  follow(view: View, actions: Actions): void {
    this.#look = [view, actions];
    if (!isIn(view.state.phase)) this.close();
    else this.#draw();
  }

  async #openNow(): Promise<void> {
    const other = await documentPictureInPicture.requestWindow(SIZE).catch(notOpened);
    other.addEventListener('pagehide', this.#closed);
    try {
      this.#furnish(other);
    } catch (cause) {
      other.close();
      notOpened(cause);
    }
    this.#changed();
    // The call may have ended while the browser made the window.
    if (this.#look && !isIn(this.#look[0].state.phase)) this.close();
  }

  #furnish(other: OtherWindow): void {
    const { document: page } = other;
    const double = page.createElement(this.#host.localName);
    const root = double.attachShadow({ mode: 'open' });
    this.#window = other;
    this.#double = double;
    this.#styles = new CopiedStyles(other, root, callWindow.cssText);
    this.#styles.copyPage(this.#host.getRootNode() as Document | ShadowRoot);
    inheritStyle(this.#host, page);
    page.body.append(double);
    other.addEventListener('keydown', this.#keyPressed);
    other.addEventListener('keyup', this.#keyPressed);
    other.addEventListener('blur', this.#keyLost);
    this.#draw();
    // The observer of the window's own: ours has no frames while the page is hidden.
    const stage = root.querySelector('.stage');
    if (stage) new other.ResizeObserver(() => this.#draw()).observe(stage);
  }

  #draw(): void {
    const root = this.#double?.shadowRoot;
    if (!this.#look || !this.#window || !root) return;
    const [view, actions] = this.#look;
    const { document: page } = this.#window;
    const from = this.#host.shadowRoot;
    if (from) this.#styles?.copyOwn(from);
    this.#copyAttributes();
    page.title = view.strings.call;
    const stage = root.querySelector('.stage');
    const box = { width: stage?.clientWidth ?? 0, height: stage?.clientHeight ?? 0 };
    const pictureChanged = (tile: Tile, isShown: boolean): void => this.#pictureChanged(tile, isShown);
    const own: View = { ...view, box, pictures: this.#pictures, isMoving: false };
    this.#part = render(renderCallWindow(own, { ...actions, pictureChanged }), root, { creationScope: page });
    const [base, ours] = [root.firstElementChild, from?.querySelector('.base')];
    for (const name of ['lang', 'dir']) base?.setAttribute(name, ours?.getAttribute(name) ?? '');
  }

  /** Those of the element say much of how it looks, and change. */
  #copyAttributes(): void {
    const double = this.#double;
    if (!double) return;
    for (const { name, value } of this.#host.attributes)
      if (!isHandler(name) && double.getAttribute(name) !== value) double.setAttribute(name, value);
    for (const { name } of [...double.attributes])
      if (!this.#host.hasAttribute(name)) double.removeAttribute(name);
  }

  /** A picture that is here is on a screen: also for who has never seen it in the page. */
  #pictureChanged(tile: Tile, isShown: boolean): void {
    if (this.#pictures.has(tile.key) === isShown) return;
    this.#pictures[isShown ? 'add' : 'delete'](tile.key);
    if (isShown) this.#look?.[1].pictureChanged(tile, true);
  }

  /** The keys of the call work here as well. */
  readonly #keyPressed = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    const isOnButton = (target as Partial<Element>).localName === 'button' && PRESSES.has(event.key);
    if (isOnButton || event.key === 'Escape' || event.key === 'Tab') return;
    if (!this.#host.dispatchEvent(new KeyboardEvent(event.type, event))) event.preventDefault();
  };

  /** Nobody tells that a key was let go of elsewhere; somebody may be talking with the space bar held. */
  readonly #keyLost = (): void => {
    const lost = new KeyboardEvent('keyup', { key: ' ', bubbles: true, composed: true });
    this.#host.dispatchEvent(lost);
  };

  readonly #closed = (): void => {
    this.#keyLost();
    this.#part?.setConnected(false);
    this.#part = this.#styles = this.#double = this.#window = null;
    this.#pictures.clear();
    this.#changed();
  };
}
