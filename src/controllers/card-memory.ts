import { cleanDisplayName } from '../signaling/wire-fields.js';

/** What a person last chose on the card before a call. */
export interface Remembered {
  readonly name: string;
  readonly microphone: boolean;
  readonly camera: boolean;
}

const KEY = 'video-call:card';

/** What was remembered in this browser; a page that finds nothing, or nonsense, begins with everything on. */
export function remembered(): Remembered {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const { name, microphone, camera } = (value ?? {}) as Partial<Record<keyof Remembered, unknown>>;
    return { name: cleanDisplayName(name), microphone: microphone !== false, camera: camera !== false };
  } catch {
    // Storage is refused in some frames and modes, and anybody may have written what is in it.
    return { name: '', microphone: true, camera: true };
  }
}

/** Remembers a choice in this browser. One that forbids it is no error: the choice then lasts as long as the page. */
export function remember(choice: Partial<Remembered>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...remembered(), ...choice }));
  } catch {
    // Full or forbidden.
  }
}
