import type { ReactiveControllerHost } from 'lit';
import type { Layout } from '../layout.js';
import type { View } from '../view.js';

/** Whom the stage asks for what a person does with it. */
export interface StageHost extends ReactiveControllerHost, HTMLElement {
  layout: Layout;
  selfView: View['selfView'];
  readonly noHotkeys: boolean;
  pin(id: string | null): Promise<void>;
  setParticipantVolume(id: string, volume: number): Promise<void>;
}
