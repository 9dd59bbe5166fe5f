import { appendFileSync, readFileSync } from 'node:fs';

/** A measurement of one run, held against what it may be. */
export interface Figure {
  readonly row: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** The file that the runner gathers figures in. */
export const FIGURES = 'VC_NETWORK_FIGURES';

/** Writes a figure down, and says what is wrong with it: a table of good runs alone would be no table. */
export function note(measured: Figure): string | null {
  const file = process.env[FIGURES];
  if (file) appendFileSync(file, `${JSON.stringify(measured)}\n`);
  const { what, value, unit, atMost = Infinity, atLeast = -Infinity } = measured;
  if (value <= atMost && value >= atLeast) return null;
  return `${what}: ${round(value)} ${unit}, to be ${bounds(measured)}`;
}

const round = (value: number): number => Number(value.toPrecision(3));
const bounds = ({ atMost, atLeast, unit }: Figure): string =>
  atMost === undefined ? `at least ${atLeast} ${unit}` : `at most ${atMost} ${unit}`;

/** All figures in `file` as a table: runs, median, 95th percentile and worst, worst being the least for what must be much. */
export function figuresTable(file: string): string {
  const groups = new Map<string, Figure[]>();
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const one = JSON.parse(line) as Figure;
    const key = `${one.row}\n${one.what}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const rows = [...groups.values()].map((figures) => {
    const { row, what, unit, atMost } = figures[0]!;
    const values = figures.map(({ value }) => value).sort((a, b) => (atMost === undefined ? b - a : a - b));
    const at = (share: number): number => round(values[Math.ceil(values.length * share) - 1]!);
    return [row, what, `${bounds(figures[0]!)}`, values.length, at(0.5), at(0.95), at(1), unit];
  });
  const cells = [['row', 'what', 'limit', 'runs', 'p50', 'p95', 'worst', 'unit'], ...rows];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => String(row[column]).length)));
  return cells
    .map((row) => `| ${row.map((cell, column) => String(cell).padEnd(widths[column]!)).join(' | ')} |`)
    .join('\n');
}
