import { Moderating } from './moderating.js';
import type { PeerId } from './call-state.js';
import type { Sharing } from './sharing.js';

/** Whom something is for: without `to`, everyone. */
export interface Target {
  readonly to?: PeerId;
}

/** What people in a call can send each other besides sound and pictures. */
export abstract class Talking extends Moderating {
  /** Writes to everyone, or to one person. Resolves with the id of the message. */
  async sendMessage(text: string, { to }: Target = {}): Promise<string> {
    return (await this.sharing('sendMessage()')).sendMessage(text, to);
  }

  /** Shows an emoji to everyone for a moment. Resolves with false when it came too soon after others. */
  async react(emoji: string): Promise<boolean> {
    return (await this.sharing('react()')).react(emoji);
  }

  /**
   * Shows everyone in writing what this participant says; until one is `final`, each takes the place of the one before.
   * Resolves with false when it came too soon after others.
   */
  async sendCaption(text: string, { final = true }: { readonly final?: boolean } = {}): Promise<boolean> {
    return (await this.sharing('sendCaption()')).sendCaption(text, final);
  }

  /** Sends the page's own data, which is anything that JSON can hold; settles when it is on its way. */
  async send(data: unknown, options: Target & { readonly topic?: string } = {}): Promise<void> {
    return (await this.sharing('send()')).send(data, options);
  }

  /** Offers a file to everyone, or to one person. Resolves with its id in `state.files`, which says what becomes of it. */
  async sendFile(file: File, { to }: Target = {}): Promise<string> {
    return (await this.sharing('sendFile()')).sendFile(file, to);
  }

  /** Fetches a file that is offered. Settles with it when all of it is here. */
  async acceptFile(id: string): Promise<File> {
    return (await this.sharing('acceptFile()')).acceptFile(id);
  }

  /** Declines a file that is offered, or stops one on its way, at both sides. */
  async cancelFile(id: string): Promise<void> {
    return (await this.sharing('cancelFile()')).cancelFile(id);
  }

  protected abstract sharing(method: string): Promise<Sharing>;
}
