import { property } from 'lit/decorators.js';
import { dispatchCallEvent } from '../shared/events.js';
import { oneOf } from '../shared/one-of.js';
import { CallElement } from './call.element.js';
import type { PropertyValues } from 'lit';
import type { Layout } from './layout.js';

/**
 * How a call is looked at: nobody else sees any of it.
 *
 * @event {CustomEvent<{ layout: 'auto' | 'grid' | 'speaker' | 'sidebar', pinned: string | null }>} call-layout-change - `layout` or `pinned` changed.
 */
export abstract class StageElement extends CallElement {
  /**
   * How people are arranged. `grid`: all alike; `speaker`: who speaks large, the others below; `sidebar`: the others at
   * the side; `auto`: a grid that makes room for a shared screen.
   */
  @property({ converter: oneOf('auto', 'grid', 'speaker', 'sidebar') }) layout: Layout = 'auto';

  /** Where one sees oneself; `float` is a small picture in a corner that can be moved to another. */
  @property({ attribute: 'self-view', converter: oneOf('tile', 'float', 'hidden') })
  selfView: 'tile' | 'float' | 'hidden' = 'tile';

  /** The id of the participant who is shown large; with `screen:` before it, what that participant shares. */
  @property({ attribute: false }) pinned: string | null = null;

  /**
   * What the built-in UI offers besides microphone, camera and leave, as a space-separated list: `screen-share`,
   * `reactions`, `hand`, `chat` (with files), `people` (the panel with everyone), `settings` (the menus of devices),
   * `pip`, `fullscreen`, `verify` (safety codes in
   * the menu of a tile), `captions` (what `sendCaption()` says). Absent: all of them, as far as the browser can. Words it does not know are ignored.
   */
  @property() features: string | null = null;

  /** Shows one's own picture as others see it. */
  @property({ type: Boolean, attribute: 'no-mirror' }) noMirror = false;

  /**
   * Leaves the keyboard to the page. Else, while the focus is inside: `m` microphone, `v` camera, `s` screen, `h` hand,
   * `c` chat, `f` full screen, `p` picture-in-picture, `l` next layout, `1` to `9` pin one of the others, Space held to
   * talk while muted, `?` a list of all of them.
   */
  @property({ type: Boolean, attribute: 'no-hotkeys' }) noHotkeys = false;

  /** Shows one participant large, whatever the layout; `null` ends that. */
  async pin(id: string | null): Promise<void> {
    this.pinned = id;
    await this.updateComplete;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = [changed.get('layout'), changed.get('pinned')];
    // All of them are new in the first update.
    if (before.every((value) => value === undefined)) return;
    const { layout, pinned } = this;
    dispatchCallEvent(this, 'call-layout-change', { layout, pinned });
  }
}
