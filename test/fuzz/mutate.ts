import fc from 'fast-check';

/** A literal that `JSON.stringify` would not write. */
const literal = (json: string): string => `\u0001${json}\u0002`;

const UNICODE = [
  '\u0000',
  '\ud800',
  '\u202egpj.exe',
  '\u200b\u2066',
  '👩‍👩‍👧‍👦'.repeat(40),
  'a\u0301'.repeat(300),
  '\n{"level":30}',
  '<img src=x onerror="globalThis.pwned=true">',
];

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'type', 'op', 'dst', 'payload', 'then'];

/** What no program of ours would put there. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, '', [], {}, ...UNICODE, ...NAMES),
  fc.constantFrom(0, -1, 0.5, 2 ** 31, 2 ** 53, 1e308, Number.MIN_VALUE, Number.MAX_SAFE_INTEGER),
  fc.constantFrom('1e999', '-1e999', '-0').map(literal),
  fc.integer({ min: 0, max: 20_000 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 1, max: 80 }).map((depth) => literal(`${'['.repeat(depth)}${']'.repeat(depth)}`)),
  fc.jsonValue({ maxDepth: 3 }),
);

type Fields = Record<string, unknown>;
type Container = Fields | unknown[];
/** One change, at the place that the number chooses. */
type Edit = (root: Fields, at: number) => void;

/** Everything in a value that has parts. */
function containersIn(value: unknown): Container[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Container, ...Object.values(value).flatMap(containersIn)];
}

/** Hands an edit one of the fields there are. */
const atField =
  (edit: (container: Fields, key: string) => void): Edit =>
  (root, at) => {
    const fields = containersIn(root).flatMap((container) =>
      Object.keys(container).map((key) => [container as Fields, key] as const),
    );
    const found = fields[at % Math.max(fields.length, 1)];
    if (found) edit(...found);
  };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.constant(atField((container, key) => void delete container[key])),
  oddValue.map((value) => atField((container, key) => void (container[key] = value))),
  fc.constant(atField((container, key) => void (container[key] = { [key]: container[key] }))),
  fc.constant(atField((container, key) => void (container[key] = [container[key], container[key]]))),
  fc.tuple(fc.constantFrom(...NAMES), oddValue).map(([name, value]) =>
    atField((container) =>
      Object.defineProperty(container, name, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      }),
    ),
  ),
  // A name twice: the second one counts.
  oddValue.map((value) => atField((container, key) => void (container[`${key}\u0003`] = value))),
);

/** The last change is made to the text itself. */
const garble: fc.Arbitrary<(text: string) => string> = fc.oneof(
  { weight: 12, arbitrary: fc.constant((text: string) => text) },
  { weight: 1, arbitrary: fc.nat().map((at) => (text: string) => text.slice(0, at % (text.length + 1))) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(), fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }))
      .map(([at, more]) => (text: string) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + more + text.slice(cut);
      }),
  },
);

/** JSON of one of the examples after up to three changes; some stay as they are. */
export function mutationsOf(examples: readonly object[]): fc.Arbitrary<string> {
  const edits = fc.array(fc.tuple(edit, fc.nat()), { maxLength: 3 });
  return fc.tuple(fc.constantFrom(...examples), edits, garble).map(([example, changes, last]) => {
    const value = structuredClone(example) as Fields;
    for (const [change, at] of changes) change(value, at);
    const text = JSON.stringify(value)
      .replace(/"\\u0001(.*?)\\u0002"/g, (_, json: string) => json)
      .replaceAll('\\u0003"', '"');
    return last(text);
  });
}
