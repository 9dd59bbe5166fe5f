/**
 * What the server costs, against stock PeerServer and a bare relay of `ws`, turn by turn in one run, each in a process
 * of its own. Prints ratios first; `--write` puts them into docs/performance.md. Machines are noisy: it fails nobody.
 *
 *     npm run bench:server [-- --rounds=3] [-- --only=ours] [-- --rows=relay,joins] [-- --profile] [-- --write]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { FIGURE_HEAD, figureLines, FIGURES, note, withFigures } from '../network/support/figures.js';
import { CONTESTANTS, quantile, Server } from './server/crowd.js';
import type { Contestant } from './server/crowd.js';
import { idle, joins, neighbours, relays } from './server/scenarios.js';

const PAGE = 'docs/performance.md';
const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    rows: { type: 'string', default: 'relay,neighbours,joins,memory' },
    profile: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(given.rounds);
const names = CONTESTANTS.filter((name) => given.only === undefined || name === given.only);
const load = loadavg().map((value) => value.toFixed(1));

/** Everything measured, by what and by whom. */
const measured = new Map<string, Map<Contestant, number[]>>();

function take(what: string, name: Contestant, value: number): void {
  const row = measured.get(what) ?? new Map<Contestant, number[]>();
  measured.set(what, row.set(name, [...(row.get(name) ?? []), value]));
  console.log(`${what}, ${name}: ${Number(value.toPrecision(3))}`);
}

async function withServer<T>(name: Contestant, use: (server: Server) => Promise<T>): Promise<T> {
  const server = await Server.start(name, given.profile ? ['--cpu-prof'] : []);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

type Measure = (server: Server, name: Contestant) => Promise<void>;

const ROWS: Readonly<Record<string, Measure>> = {
  async relay(server, name) {
    const { small, large, p99 } = await relays(server);
    take('280 B, messages/s', name, small.perSecond);
    take('280 B, µs of processor each', name, small.cpu);
    take('1.5 kB, messages/s', name, large.perSecond);
    take('1.5 kB, µs of processor each', name, large.cpu);
    take('2,000 messages/s, p99 ms', name, p99);
  },
  async neighbours(server, name) {
    take('neighbours of a flood, p99 ms', name, await neighbours(server, 8));
  },
  async joins(server, name) {
    // The others have no rooms.
    if (name !== 'ours') return;
    for (const sockets of ['open', 'new'] as const) {
      const { p99, lost } = await joins(server, 1000, sockets);
      take(`1,000 joins, ${sockets} sockets, p99 ms`, name, p99);
      take(`1,000 joins, ${sockets} sockets, lost`, name, lost);
    }
  },
  async memory(server, name) {
    const { heap, resident } = await idle(server, 10_000);
    take('10,000 idle sockets, KiB each', name, resident);
    take('10,000 idle sockets, KiB of objects each', name, heap);
  },
};

async function measure(name: Contestant): Promise<void> {
  for (const row of given.rows.split(',')) await withServer(name, (server) => ROWS[row]!(server, name));
}

for (let round = 0; round < rounds; round += 1) {
  for (const name of names) await measure(name);
}

const valuesOf = (what: string, name: Contestant = 'ours'): number[] => measured.get(what)?.get(name) ?? [];
/** Round by round, how much one processor does of it with ours, in parts of what it does with stock `peer`. */
const share = (what: string): number[] =>
  valuesOf(what).map((value, i) => (valuesOf(what, 'stock')[i] ?? NaN) / value);

const folder = mkdtempSync(join(tmpdir(), 'vc-bench-'));
const file = join(folder, 'figures');
writeFileSync(file, '');
process.env[FIGURES] = file;
const GOALS = [
  ['relay', '280 B, in parts of stock `peer`', share('280 B, µs of processor each'), '×', { atLeast: 0.75 }],
  [
    'relay',
    '1.5 kB, in parts of stock `peer`',
    share('1.5 kB, µs of processor each'),
    '×',
    { atLeast: 0.75 },
  ],
  ['relay', 'p99 at 2,000 messages/s', valuesOf('2,000 messages/s, p99 ms'), 'ms', { atMost: 20 }],
  [
    'memory',
    'for each of 10,000 idle sockets',
    valuesOf('10,000 idle sockets, KiB each'),
    'KiB',
    { atMost: 15 },
  ],
  ['joins', '1,000 at once, p99', valuesOf('1,000 joins, open sockets, p99 ms'), 'ms', { atMost: 1000 }],
  ['joins', 'lost', valuesOf('1,000 joins, open sockets, lost'), 'of 1,000', { atMost: 0 }],
  [
    'joins-new',
    '1,000 new sockets that join, p99',
    valuesOf('1,000 joins, new sockets, p99 ms'),
    'ms',
    { atMost: 1000 },
  ],
  ['joins-new', 'lost', valuesOf('1,000 joins, new sockets, lost'), 'of 1,000', { atMost: 0 }],
  ['neighbours', 'p99 beside a flood', valuesOf('neighbours of a flood, p99 ms'), 'ms', { atMost: 50 }],
] as const;
for (const [row, what, values, unit, limit] of GOALS) {
  for (const value of values) if (Number.isFinite(value)) note({ row, what, value, unit, ...limit });
}
const goals = figureLines(file);
rmSync(folder, { recursive: true });

const cell = (values: readonly number[]): string =>
  values.length > 0 ? String(Number(quantile(values, 0.5).toPrecision(3))) : '–';
const medians = [
  '| median | ours | stock `peer` | bare `ws` |',
  '| --- | --- | --- | --- |',
  ...[...measured.keys()].map((what) =>
    ['', what, ...CONTESTANTS.map((name) => cell(valuesOf(what, name))), ''].join(' | ').trim(),
  ),
];
const machine =
  `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}; rounds: ${rounds}; ` +
  `load average before: ${load.join(', ')}.`;

console.log(`\n${[...FIGURE_HEAD, ...goals, '', ...medians, '', machine].join('\n')}`);
if (given.write) {
  const between = (page: string, mark: string, text: string): string =>
    page.replace(
      new RegExp(`(<!-- ${mark} -->\n)[^]*?(<!-- /${mark} -->)`),
      (_, begin: string, end: string) => [begin, text, '', end].join('\n'),
    );
  const page = between(
    between(readFileSync(PAGE, 'utf8'), 'medians', medians.join('\n')),
    'machine',
    machine,
  );
  const text = withFigures(page, goals);
  writeFileSync(PAGE, await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}
process.exit(0);
