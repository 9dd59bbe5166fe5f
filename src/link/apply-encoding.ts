import { scaleFor } from '../quality/send-budget.js';
import type { Encoding } from '../quality/send-budget.js';

/** The encoding of a sender that keeps `track` within a budget. */
export function parametersFor(track: MediaStreamTrack, encoding: Encoding): RTCRtpEncodingParameters {
  const { maxBitrate, maxFramerate, height, isActive: active = true } = encoding;
  const captured = track.getSettings().height ?? 0;
  return {
    active,
    maxBitrate,
    maxFramerate,
    scaleResolutionDownBy: captured > 0 ? scaleFor(captured, height) : 1,
  };
}

/** Applies a budget to a sender. Quietly does nothing where the browser has no encodings yet or refuses. */
export async function applyEncoding(sender: RTCRtpSender, encoding: Encoding): Promise<void> {
  if (!sender.track) return;
  const parameters = sender.getParameters();
  const [first] = parameters.encodings;
  if (!first) return;
  const wanted = parametersFor(sender.track, encoding);
  const keys = Object.keys(wanted) as (keyof RTCRtpEncodingParameters)[];
  if (keys.every((key) => first[key] === wanted[key])) return;
  Object.assign(first, wanted);
  try {
    await sender.setParameters(parameters);
  } catch {
    // Negotiation changed the parameters meanwhile; the next occasion sets them.
  }
}
