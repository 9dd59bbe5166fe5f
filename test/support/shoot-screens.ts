import { build } from 'esbuild';
import { startSite } from './site.js';
import type { Browser, Page } from 'playwright-core';

const SIZES = { narrow: { width: 320, height: 640 }, wide: { width: 1280, height: 720 } };

/** How people are arranged is another matter in each shape of a box. */
const STAGE_SIZES = {
  widget: { width: 240, height: 320 },
  phone: { width: 390, height: 844 },
  landscape: { width: 844, height: 390 },
  laptop: { width: 1280, height: 800 },
  wall: { width: 2560, height: 1440 },
};

/** How a page may be: the two schemes, and the other direction. */
export const LOOKS = {
  light: { colorScheme: 'light', lang: 'en', dir: 'ltr' },
  dark: { colorScheme: 'dark', lang: 'en', dir: 'ltr' },
  rtl: { colorScheme: 'light', lang: 'ar', dir: 'rtl' },
} as const;

/** Lets a page be one of these, and gives it the time to be drawn and to load a language. */
export async function wear(page: Page, look: keyof typeof LOOKS): Promise<void> {
  const { colorScheme, lang, dir } = LOOKS[look];
  await page.emulateMedia({ colorScheme });
  await page.evaluate((said) => Object.assign(document.documentElement, said), { lang, dir });
  await page.waitForTimeout(700);
}

interface Stage {
  readonly names: readonly string[];
  readonly show: (name: string) => Promise<void>;
}

/**
 * Takes pictures of what `screens.ts` knows, narrow and wide, light, dark and from right to left: all that a call rarely looks like, or only
 * those whose name is like `wanted`.
 */
export async function shootScreens(browser: Browser, folder: string, wanted = /./): Promise<void> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import './src/video-call.js';
        import { SCREENS } from './test/support/screens.js';
        globalThis.stage = {
          names: Object.keys(SCREENS),
          show: async (name) => {
            document.body.replaceChildren();
            const { element } = await SCREENS[name]();
            element.parentElement.style = 'position: fixed; inset: 0';
          },
        };`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    ignoreAnnotations: true,
    write: false,
  });
  const site = await startSite();
  const address = site.page(
    `<!doctype html><meta charset="utf-8"><style>html { color-scheme: light dark } body { margin: 0 } video-call { aspect-ratio: auto }</style>
    <body><script type="module">${(outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script')}</script>`,
  );
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await page.goto(address);
  const names = await page.evaluate(() => (globalThis as unknown as { stage: Stage }).stage.names);
  for (const name of names.filter((name) => wanted.test(name))) {
    // What one screen draws for would go on being drawn below the next one.
    await page.reload();
    await page.evaluate((name) => (globalThis as unknown as { stage: Stage }).stage.show(name), name);
    for (const [size, viewport] of Object.entries(name.startsWith('stage') ? STAGE_SIZES : SIZES)) {
      await page.setViewportSize(viewport);
      for (const look of ['light', 'dark', 'rtl'] as const) {
        await wear(page, look);
        await page.screenshot({ path: `${folder}/${name.replaceAll(/[ ,]+/g, '-')}-${size}-${look}.png` });
      }
    }
  }
  await context.close();
  site.close();
}
