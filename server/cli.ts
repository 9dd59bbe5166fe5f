#!/usr/bin/env node
import { helpText, parseCommandLine } from './command-line.js';
import { createCallServer } from './index.js';
import { packageVersion } from './package-root.js';
import { StartError } from './start-error.js';
import { unknownVariables } from './unknown-variables.js';

async function main(): Promise<void> {
  const command = parseCommandLine(process.argv.slice(2), process.env);
  if (command.kind === 'help') return void process.stdout.write(helpText());
  if (command.kind === 'version') return void process.stdout.write(`${packageVersion()}\n`);
  if (command.kind === 'doctor') {
    // Only whoever asks for it waits for it to load.
    const [{ checkVariables }, { examine }, { reportText }] = await Promise.all([
      import('./doctor/check-variables.js'),
      import('./doctor/doctor.js'),
      import('./doctor/finding.js'),
    ]);
    const findings = [...checkVariables(process.env), ...(await examine(command.options, command.url))];
    process.stdout.write(reportText(findings));
    process.exitCode = findings.some(({ status }) => status === 'failed') ? 1 : 0;
    return;
  }
  const server = await createCallServer(command.options);
  for (const sentence of unknownVariables(process.env)) process.stderr.write(`${sentence}\n`);
  const stop = (): void => {
    // Whoever asks twice is in a hurry, and nothing may keep it from ending in time.
    process.once('SIGTERM', () => process.exit(1)).once('SIGINT', () => process.exit(1));
    setTimeout(() => process.exit(0), 8000).unref();
    void server.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  process.stdout.write(`Call server is ready: ${server.url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartError ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
