#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { createCallServer } from './index.js';
import { OPTIONS, resolveOptions } from './options.js';
import type { GivenValue, OptionName, ServerOptions } from './options.js';
import { packageVersion } from './package-root.js';
import { StartError } from './start-error.js';

type Flags = Readonly<Record<string, unknown>>;

function helpText(): string {
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

function settle(flags: Flags): ServerOptions {
  const given = new Map<OptionName, GivenValue>();
  for (const { name, flag, variable } of OPTIONS) {
    const fromFlag = flags[flag.slice(2)];
    const fromEnvironment = process.env[variable];
    if (fromFlag !== undefined) given.set(name, { value: fromFlag, from: flag });
    else if (fromEnvironment) given.set(name, { value: fromEnvironment, from: variable });
  }
  return resolveOptions(given);
}

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) return void process.stdout.write(helpText());
  if (flags.version) return void process.stdout.write(`${packageVersion()}\n`);
  const server = await createCallServer(settle(flags));
  process.stdout.write(`Call server is ready: ${server.url}\n`);
  const stop = (): void => {
    // Whoever asks twice is in a hurry, and nothing may keep it from ending in time.
    process.once('SIGTERM', () => process.exit(1)).once('SIGINT', () => process.exit(1));
    setTimeout(() => process.exit(0), 8000).unref();
    void server.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartError ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
