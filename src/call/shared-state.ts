import type { PeerId } from '../signaling/room-protocol.js';

/** What somebody wrote in the chat. */
export interface ChatMessage {
  readonly id: string;
  readonly from: PeerId;
  readonly text: string;
  /** Milliseconds since the epoch, by the sender's clock. */
  readonly at: number;
  /** The only person it was for; `null` for everyone. */
  readonly to: PeerId | null;
}

/** How far a file has come on its way to one person. */
export interface FileReceipt {
  readonly id: PeerId;
  /** `offered`: waits for an answer; `failed`: the connection broke off, or the file could not be read. */
  readonly state: 'offered' | 'moving' | 'done' | 'declined' | 'cancelled' | 'failed';
  readonly bytes: number;
}

/** A file that somebody sends. */
export interface FileTransfer {
  readonly id: string;
  readonly from: PeerId;
  /** The only person it is for; `null` for everyone. */
  readonly to: PeerId | null;
  /** Safe to save under: no path, nothing unseen. */
  readonly name: string;
  readonly size: number;
  /** The MIME type as the sender says; may be wrong or empty. */
  readonly type: string;
  /** When it was offered here, in milliseconds since the epoch. */
  readonly at: number;
  /** Whom it goes to: of somebody else's file only oneself is known. */
  readonly receipts: readonly FileReceipt[];
  /** One's own file, or what has come whole. */
  readonly file: File | null;
}

/** What somebody is saying, in writing: from a recogniser of the page's. */
export interface Caption {
  /** The same while one sentence is being recognised. */
  readonly id: string;
  readonly from: PeerId;
  readonly text: string;
  /** Whether it will not be corrected any more. */
  readonly final: boolean;
}

/** An emoji that is shown for a moment. */
export interface Reaction {
  readonly id: string;
  readonly from: PeerId;
  readonly emoji: string;
}
