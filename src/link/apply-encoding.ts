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

/**
 * Makes the next picture a whole one. After an outage Chromium asks for it only every three seconds (measured:
 * 2.0–2.7 s from the new path to the first picture); an encoding that is turned on begins with one.
 */
export async function sendWholePicture(sender: RTCRtpSender): Promise<void> {
  if (sender.track?.kind !== 'video' || sender.getParameters().encodings[0]?.active === false) return;
  // The second is tried whatever became of the first: nothing may stay off.
  for (const active of [false, true]) await setActive(sender, active);
}

async function setActive(sender: RTCRtpSender, active: boolean): Promise<void> {
  const parameters = sender.getParameters();
  const [first] = parameters.encodings;
  if (!first || first.active === active) return;
  first.active = active;
  try {
    await sender.setParameters(parameters);
  } catch {
    // Then the picture comes when the other side asks for it.
  }
}
