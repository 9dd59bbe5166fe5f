import type { Browser, Page } from 'playwright-core';

/** How far a channel may be off before a pixel counts: what another version of a browser does to an edge stays below. */
const TOLERANCE = 48;

export interface Difference {
  /** The part of all pixels that differ, 0–1; 1 where the sizes do. */
  readonly share: number;
  /** A picture of them, as PNG: what differs in red on what was there before. */
  readonly picture: Buffer;
}

/** Compares PNGs in a page, by a canvas: nothing has to be installed for it. */
export class PictureComparison {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async start(browser: Browser): Promise<PictureComparison> {
    return new PictureComparison(await browser.newPage());
  }

  async compare(before: Buffer, now: Buffer): Promise<Difference> {
    const found = await this.#page.evaluate(
      async ({ pictures, tolerance }) => {
        const [old, young] = await Promise.all(
          pictures.map(async (picture) => {
            const image = new Image();
            image.src = `data:image/png;base64,${picture}`;
            await image.decode();
            return image;
          }),
        );
        if (!old || !young) throw new Error('no pictures');
        const { width, height } = old;
        if (width !== young.width || height !== young.height) return { share: 1, picture: '' };
        const canvas = document.createElement('canvas');
        Object.assign(canvas, { width, height });
        const context = canvas.getContext('2d', { willReadFrequently: true });
        if (!context) throw new Error('no canvas');
        context.drawImage(young, 0, 0);
        const { data: drawn } = context.getImageData(0, 0, width, height);
        context.drawImage(old, 0, 0);
        const shown = context.getImageData(0, 0, width, height);
        let count = 0;
        for (let at = 0; at < drawn.length; at += 4) {
          const isOff = [0, 1, 2].some(
            (channel) => Math.abs((drawn[at + channel] ?? 0) - (shown.data[at + channel] ?? 0)) > tolerance,
          );
          if (!isOff) continue;
          count += 1;
          shown.data.set([255, 0, 0, 255], at);
        }
        context.putImageData(shown, 0, 0);
        return {
          share: count / (width * height),
          picture: canvas.toDataURL('image/png').split(',')[1] ?? '',
        };
      },
      { pictures: [before, now].map((picture) => picture.toString('base64')), tolerance: TOLERANCE },
    );
    return { share: found.share, picture: Buffer.from(found.picture, 'base64') };
  }
}
