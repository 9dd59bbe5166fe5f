import { parseArgs } from 'node:util';
import { OPTIONS, resolveOptions } from './options.js';
import type { GivenValue, OptionName, ServerOptions } from './options.js';
import { StartError } from './start-error.js';

/** What the person at the command line wants. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'start'; readonly options: ServerOptions };

type Flags = Readonly<Record<string, unknown>>;

/** Reads flags and environment; throws a `StartError` for what makes no sense. */
export function parseCommandLine(args: readonly string[], environment: NodeJS.ProcessEnv): Command {
  const flags = readFlags(args);
  if (flags.help) return { kind: 'help' };
  if (flags.version) return { kind: 'version' };
  const given = new Map<OptionName, GivenValue>();
  for (const { name, flag, variable } of OPTIONS) {
    const fromFlag = flags[flag.slice(2)];
    const fromEnvironment = environment[variable];
    if (fromFlag !== undefined) given.set(name, { value: fromFlag, from: flag });
    else if (fromEnvironment) given.set(name, { value: fromEnvironment, from: variable });
  }
  return { kind: 'start', options: resolveOptions(given) };
}

function readFlags(args: readonly string[]): Flags {
  const texts = OPTIONS.map(({ flag }) => [flag.slice(2), { type: 'string' }] as const);
  const switches = { help: { type: 'boolean' }, version: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...args], options: { ...Object.fromEntries(texts), ...switches } }).values;
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\.? To specify|\n/);
    throw new StartError(`${sentence?.replace(/\.$/, '')}. See video-call-server --help.`, { cause: error });
  }
}

/** What `--help` says. */
export function helpText(): string {
  const rows = OPTIONS.map(({ flag, variable, description, expected, defaultText }) =>
    [
      `  ${flag} (${variable})`,
      `      ${description}.`,
      `      ${expected}${defaultText === '' ? '' : `; ${defaultText} unless given`}`,
    ].join('\n'),
  );
  return [
    'Usage: video-call-server [options]',
    '',
    'Serves the <video-call> element, a demo, and the signalling it needs.',
    'Each option is a flag or a variable of the environment; the flag wins. Lists are separated by commas.',
    '',
    ...rows,
    '  --help',
    '  --version',
    '',
  ].join('\n');
}
