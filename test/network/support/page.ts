import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { FIGURE_HEAD, figureLines, withFigures } from './figures.js';

const PAGE = join(import.meta.dirname, '../../../docs/reliability.md');

/** Prints what was gathered in `file`; with `writes` it goes into the documentation as well. */
export async function publish(file: string, writes: boolean): Promise<void> {
  const lines = figureLines(file);
  if (lines.length > 0) console.log(`\n${[...FIGURE_HEAD, ...lines].join('\n')}`);
  if (!writes) return;
  const page = withFigures(readFileSync(PAGE, 'utf8'), lines);
  writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}
