import { appendFileSync, readFileSync } from 'node:fs';

/** A measurement of one run, held against what it may be. */
export interface Figure {
  readonly row: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** What the 95th percentile of twenty and more is to be; `atMost` or `atLeast` is what a single run may not miss. */
  readonly goal?: number;
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

/** So many values make a percentile that means something. */
const ENOUGH = 20;

/** What is aimed at, and whether it is met, once that can be told. */
function goalOf({ atMost, goal, unit }: Figure, count: number, p95: number): string {
  if (goal === undefined) return '';
  const text = `${goal} ${unit}`;
  if (count < ENOUGH) return text;
  return `${text}: ${(atMost === undefined ? p95 >= goal : p95 <= goal) ? 'met' : 'missed'}`;
}

/**
 * All figures in `file` as lines of a table: limit, goal, runs, median, 95th percentile and worst. The worst is the least
 * of what there has to be much of.
 */
export function figureLines(file: string): string[] {
  const groups = new Map<string, Figure[]>();
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const one = JSON.parse(line) as Figure;
    const key = `${one.row}\n${one.what}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((figures) => {
    const [first] = figures as [Figure, ...Figure[]];
    const isCost = first.atMost !== undefined;
    const values = figures.map(({ value }) => value).sort((a, b) => (isCost ? a - b : b - a));
    const at = (share: number): number => round(values[Math.ceil(values.length * share) - 1]!);
    const goal = goalOf(first, values.length, at(0.95));
    return asLine([first.row, first.what, bounds(first), goal, values.length, at(0.5), at(0.95), at(1)]);
  });
}

const asLine = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** The head of the table. */
export const FIGURE_HEAD = [
  asLine(['row', 'what', 'limit', 'goal (p95)', 'measured', 'p50', 'p95', 'worst']),
  asLine(Array<string>(8).fill('---')),
];

const rowOf = (line: string): string => /^\| (\S+)/.exec(line)?.[1] ?? '';
const compare = new Intl.Collator('en', { numeric: true }).compare;

/** `page` with these lines between its marks, instead of what it had of the same rows. */
export function withFigures(page: string, lines: readonly string[]): string {
  const fresh = new Set(lines.map(rowOf));
  return page.replace(
    /(<!-- figures -->\n)([^]*?)(<!-- \/figures -->)/,
    (_, begin: string, old: string, end: string) => {
      const kept = old.split('\n').filter((line) => /^[A-Z]\d/.test(rowOf(line)) && !fresh.has(rowOf(line)));
      const sorted = [...kept, ...lines].sort((a, b) => compare(rowOf(a), rowOf(b)));
      return `${begin}\n${[...FIGURE_HEAD, ...sorted].join('\n')}\n\n${end}`;
    },
  );
}
