// Writes src/elements/shared/icons.ts: the Lucide icons in use, as Lit templates. Run after a change of the list below.
import { readFile, writeFile } from 'node:fs/promises';

const NAMES = [
  'check',
  'chevron-up',
  'link',
  'mic',
  'mic-off',
  'phone',
  'screen-share',
  'screen-share-off',
  'settings-2',
  'signal',
  'triangle-alert',
  'user-round',
  'video',
  'video-off',
  'volume-x',
  'wifi-off',
  'x',
];

const root = new URL('../', import.meta.url);
const camelCase = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

async function shapesOf(name) {
  const file = await readFile(new URL(`node_modules/lucide-static/icons/${name}.svg`, root), 'utf8');
  const [, shapes] = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(file);
  return shapes.replace(/\s*\n\s*/g, '').replace(/ \/>/g, '/>');
}

const lines = await Promise.all(
  NAMES.map(
    async (name) => `export const ${camelCase(name)}: TemplateResult<2> = svg\`${await shapesOf(name)}\`;`,
  ),
);

await writeFile(
  new URL('src/elements/shared/icons.ts', root),
  `// Written by scripts/icons.mjs from lucide-static (ISC License, https://lucide.dev/license). Do not edit.
import { svg } from 'lit';
import type { TemplateResult } from 'lit';

${lines.join('\n')}
`,
);
