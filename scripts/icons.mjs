// Writes the Lucide icons in use as Lit templates, a file for each chunk that draws them. Run after a change of the lists.
import { readFile, writeFile } from 'node:fs/promises';

/** What stands on the card before a call is in the first load; the rest comes with what it is drawn in. */
const FILES = {
  icons: ['mic', 'mic-off', 'settings-2', 'triangle-alert', 'user-round', 'video', 'video-off'],
  'call-icons': [
    'check',
    'chevron-up',
    'ellipsis-vertical',
    'hand',
    'link',
    'maximize',
    'message-square',
    'minimize',
    'phone',
    'picture-in-picture-2',
    'screen-share',
    'screen-share-off',
    'share-2',
    'signal',
    'smile',
    'users-round',
    'volume-x',
    'wifi-off',
    'x',
  ],
  'stage-icons': [
    'chevron-left',
    'chevron-right',
    'ellipsis',
    'move',
    'pin',
    'pin-off',
    'shield-check',
    'volume-2',
  ],
  'menu-icons': ['keyboard', 'settings'],
  'people-icons': ['lock', 'user-minus'],
  'chat-icons': ['download', 'file', 'paperclip', 'send-horizontal'],
};

const root = new URL('../', import.meta.url);
const camelCase = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

async function shapesOf(name) {
  const file = await readFile(new URL(`node_modules/lucide-static/icons/${name}.svg`, root), 'utf8');
  const [, shapes] = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(file);
  return shapes.replace(/\s*\n\s*/g, '').replace(/ \/>/g, '/>');
}

for (const [file, names] of Object.entries(FILES)) {
  const lines = await Promise.all(
    names.map(
      async (name) => `export const ${camelCase(name)}: TemplateResult<2> = svg\`${await shapesOf(name)}\`;`,
    ),
  );
  await writeFile(
    new URL(`src/elements/shared/${file}.ts`, root),
    `// Written by scripts/icons.mjs from lucide-static (ISC License, https://lucide.dev/license). Do not edit.
import { svg } from 'lit';
import type { TemplateResult } from 'lit';

${lines.join('\n')}
`,
  );
}
