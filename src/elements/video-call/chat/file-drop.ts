import { html } from 'lit';
import { paperclip } from '../../shared/chat-icons.js';
import { icon } from '../../shared/icon.js';
import type { ReactiveControllerHost, TemplateResult } from 'lit';

/** Takes files that are dragged here; a text that is dragged is for the field it falls into. */
export class FileDrop {
  readonly #host: ReactiveControllerHost;
  readonly #send: (files: readonly File[]) => void;
  #isOver = false;

  constructor(host: ReactiveControllerHost, send: (files: readonly File[]) => void) {
    this.#host = host;
    this.#send = send;
  }

  /** Whether files would be sent if they were let go now. */
  get isOver(): boolean {
    return this.#isOver;
  }

  readonly over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#show(true);
  };

  readonly left = ({ currentTarget, relatedTarget }: DragEvent): void => {
    const isInside = relatedTarget instanceof Node && (currentTarget as Node).contains(relatedTarget);
    if (!isInside) this.#show(false);
  };

  readonly dropped = (event: DragEvent): void => {
    const files = [...(event.dataTransfer?.files ?? [])];
    this.#show(false);
    if (files.length === 0) return;
    event.preventDefault();
    this.#send(files);
  };

  #show(isOver: boolean): void {
    if (this.#isOver === isOver) return;
    this.#isOver = isOver;
    this.#host.requestUpdate();
  }
}

/** Says what happens to what is dragged, once it is let go; for the eye, since only that can drag. */
export const renderDropHint = (text: string): TemplateResult =>
  html`<div class="drop-hint" aria-hidden="true">${icon(paperclip)}<span>${text}</span></div>`;
