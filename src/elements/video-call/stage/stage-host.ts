import type { ReactiveControllerHost } from 'lit';
import type { Layout } from '../layout.js';
import type { View } from '../view.js';

/** Whom the stage asks for what a person does with it. */
export interface StageHost extends ReactiveControllerHost, HTMLElement {
  layout: Layout;
  selfView: View['selfView'];
  noMirror: boolean;
  readonly noHotkeys: boolean;
  /** What `:state()` matches. */
  toggleState(name: string, on: boolean): void;
  pin(id: string | null): Promise<void>;
  setParticipantVolume(id: string, volume: number): Promise<void>;
}
