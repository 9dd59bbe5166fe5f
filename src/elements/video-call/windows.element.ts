import { StageElement } from './stage.element.js';
import { Windows } from './windows/windows.js';

/** Where a call is looked at: in the page, on the whole screen, or in a small window above all others. */
export abstract class WindowsElement extends StageElement {
  /** @internal */
  protected readonly windows = new Windows(this, (isSmall) =>
    this.toggleState('picture-in-picture', isSmall),
  );

  /**
   * Shows the call in a small window above all others: the whole call where the browser can do that, elsewhere the large
   * picture. Needs a user's gesture. Settles when the window is there; it closes with the call.
   */
  async requestPictureInPicture(): Promise<void> {
    await this.windows.openSmall();
  }
}
