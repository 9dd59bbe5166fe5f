import { scaleFor } from '../quality/send-budget.js';
import type { Encoding } from '../quality/send-budget.js';

/** Applies a budget to a sender. Quietly does nothing where the browser has no encodings yet or refuses. */
export async function applyEncoding(sender: RTCRtpSender | null, encoding: Encoding): Promise<void> {
  if (!sender?.track) return;
  const parameters = sender.getParameters();
  const [first] = parameters.encodings;
  if (!first) return;
  const { maxBitrate, maxFramerate, height } = encoding;
  const captured = sender.track.getSettings().height ?? 0;
  const scaleResolutionDownBy = captured > 0 ? scaleFor(captured, height) : 1;
  const same =
    first.maxBitrate === maxBitrate &&
    first.maxFramerate === maxFramerate &&
    first.scaleResolutionDownBy === scaleResolutionDownBy;
  if (same) return;
  Object.assign(first, { maxBitrate, maxFramerate, scaleResolutionDownBy });
  try {
    await sender.setParameters(parameters);
  } catch {
    // Negotiation changed the parameters meanwhile; the next occasion sets them.
  }
}
