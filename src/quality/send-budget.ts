/** What one sender may use. */
export interface Encoding {
  /** Bits per second. */
  readonly maxBitrate: number;
  /** Frames per second. */
  readonly maxFramerate: number;
  /** Lines of picture; a smaller capture is sent as it is. */
  readonly height: number;
  /** Whether anything is sent at all; absent: yes. */
  readonly isActive?: boolean;
}

/**
 * In a mesh everyone encodes for everyone: the more people, the smaller each picture is shown, and the less of the
 * upload and the processor is there for it. Steps by the number of links, for pictures as a grid shows them.
 */
const CAMERA_STEPS: readonly { readonly links: number; readonly encoding: Encoding }[] = [
  { links: 1, encoding: { maxBitrate: 1_700_000, maxFramerate: 30, height: 720 } },
  { links: 3, encoding: { maxBitrate: 650_000, maxFramerate: 25, height: 360 } },
  { links: 5, encoding: { maxBitrate: 300_000, maxFramerate: 20, height: 240 } },
  { links: Infinity, encoding: { maxBitrate: 150_000, maxFramerate: 15, height: 180 } },
];

/** A shared screen has to stay legible: fewer frames, all of its lines. */
const SCREEN: Encoding = { maxBitrate: 2_500_000, maxFramerate: 15, height: 2_160 };

/** What may be sent over each of so many links. */
export const shareOf = (links: number): ReadonlyMap<'camera' | 'screen', Encoding> =>
  new Map([
    ['camera', cameraEncoding(links)],
    ['screen', screenEncoding(links)],
  ]);

export function cameraEncoding(links: number): Encoding {
  return CAMERA_STEPS.find((step) => links <= step.links)!.encoding;
}

export function screenEncoding(links: number): Encoding {
  return links > 3 ? { ...SCREEN, maxBitrate: 1_200_000, maxFramerate: 8 } : SCREEN;
}

/** How much smaller to send a capture of `captured` lines: never larger, and never by an odd crumb. */
export function scaleFor(captured: number, wanted: number): number {
  const scale = captured / wanted;
  return scale < 1.1 ? 1 : Math.round(scale * 100) / 100;
}
