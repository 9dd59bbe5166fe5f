import { devices } from './devices.js';

let last: Promise<unknown> = Promise.resolve();

/**
 * `getUserMedia`, one at a time across the page: WebKit ends the tracks of one call when another overlaps it, and
 * two prompts at once confuse everybody. Labels appear with the first success, so the list is read again after it.
 */
export function openUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
  const opening = last.then(() => navigator.mediaDevices.getUserMedia(constraints));
  last = opening.then(
    () => void devices.refresh(),
    () => undefined,
  );
  return opening;
}
