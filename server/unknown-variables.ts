import { OPTIONS } from './options.js';

/** The variables of the environment that look like options and are none, each as a sentence. */
export function unknownVariables(environment: NodeJS.ProcessEnv): string[] {
  const known = OPTIONS.map(({ variable }) => variable);
  return Object.keys(environment)
    .filter((name) => name.startsWith('VC_') && !known.includes(name))
    .map((name) => {
      const near = nearest(name, known);
      return `${name} is not an option of this server and has no effect${near ? `; is it ${near} that you mean?` : '.'}`;
    });
}

/** The name that most likely was meant; `null` for one that resembles none. */
function nearest(name: string, known: readonly string[]): string | null {
  const [best] = known
    .map((one) => ({ one, distance: distanceOf(name, one) }))
    .sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.ceil((name.length - 'VC_'.length) / 3) ? best.one : null;
}

/** How many letters have to be put in, taken out or exchanged (Levenshtein). */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries())
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
