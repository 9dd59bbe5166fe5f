import { CallError } from '../../../call/call-error.js';
import { CallWindow } from './call-window.js';
import { canBeSmall, hasOwnWindow } from './can.js';
import { PictureWindow } from './picture-window.js';
import type { ReactiveControllerHost } from 'lit';
import type { Actions, View } from '../view.js';

export type WindowHost = ReactiveControllerHost & HTMLElement;

/** A window above all others in which the call is while people do something else. */
export interface SmallWindow {
  readonly isOpen: boolean;
  /** Settles when it is there; browsers want a gesture of the person for it. */
  open(): Promise<void>;
  close(): void;
  /** Takes in what is to be seen; where there is no call any more the window closes. */
  follow(view: View, actions: Actions): void;
}

/** The best that this browser has; `changed` is told when it opens and closes. */
export function smallWindowFor(host: WindowHost, changed: () => void): SmallWindow {
  if (hasOwnWindow()) return new CallWindow(host, changed);
  if (canBeSmall()) return new PictureWindow(host, changed);
  throw new CallError('unsupported-browser', 'This browser has no picture-in-picture');
}

/** For `catch`: why there is no window. */
export function notOpened(cause: unknown): never {
  if (cause instanceof CallError) throw cause;
  const isUnasked = cause instanceof Error && cause.name === 'NotAllowedError';
  throw isUnasked
    ? new CallError('aborted', 'Picture-in-picture needs a gesture of the person', { cause })
    : new CallError('unknown', 'No picture-in-picture', { cause });
}
