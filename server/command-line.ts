import { parseArgs } from 'node:util';
import { OPTIONS, resolveOptions } from './options.js';
import type { GivenValue, OptionName, ServerOptions } from './options.js';
import { StartError } from './start-error.js';

/** What the person at the command line wants. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'doctor'; readonly options: ServerOptions; readonly url: URL | null }
  | { readonly kind: 'start'; readonly options: ServerOptions };

const SECRETS: ReadonlySet<OptionName> = new Set(['authSecret', 'jwksUrl', 'adminKey', 'turnSecret']);

type Flags = Readonly<Record<string, unknown>>;

/** Reads flags and environment; throws a `StartError` for what makes no sense. */
export function parseCommandLine(args: readonly string[], environment: NodeJS.ProcessEnv): Command {
  const isDoctor = args[0] === 'doctor';
  const flags = readFlags(isDoctor ? args.slice(1) : args, isDoctor);
  if (flags.help) return { kind: 'help' };
  if (flags.version) return { kind: 'version' };
  const given = new Map<OptionName, GivenValue>();
  for (const { name, flag, variable } of OPTIONS) {
    const fromFlag = flags[flag.slice(2)];
    const fromEnvironment = environment[variable];
    if (fromFlag !== undefined) given.set(name, { value: fromFlag, from: flag });
    // An empty secret is a slip that would leave the doors open.
    else if (fromEnvironment || (fromEnvironment !== undefined && SECRETS.has(name)))
      given.set(name, { value: fromEnvironment, from: variable });
  }
  const options = resolveOptions(given);
  return isDoctor ? { kind: 'doctor', options, url: publicUrl(flags.url) } : { kind: 'start', options };
}

function publicUrl(text: unknown): URL | null {
  if (typeof text !== 'string') return null;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new StartError(
      '--url must be the public address of the server, such as https://calls.example.org.',
    );
  const url = new URL(text);
  url.pathname = url.pathname.replace(/\/?$/, '/');
  return url;
}

function readFlags(args: readonly string[], isDoctor: boolean): Flags {
  const texts = OPTIONS.map(({ flag }) => [flag.slice(2), { type: 'string' }] as const);
  const url = isDoctor ? { url: { type: 'string' } as const } : {};
  const switches = { help: { type: 'boolean' }, version: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...args], options: { ...Object.fromEntries(texts), ...url, ...switches } })
      .values;
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
    '       video-call-server doctor [--url https://calls.example.org] [options]',
    '',
    'Serves the <video-call> element, a demo, and the signalling it needs. The doctor starts nothing: with the same',
    'options, and where callers find the server, it says what is fine, what is not, and what to do about it.',
    'Each option is a flag or a variable of the environment; the flag wins. Lists are separated by commas.',
    '',
    ...rows,
    '  --help',
    '  --version',
    '',
  ].join('\n');
}
