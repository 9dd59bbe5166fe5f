/** Builds and starts the server; who only asks something does not wait for a build that is there. */
import { existsSync } from 'node:fs';
import { run } from './run.mjs';

const asked = process.argv.slice(2);
const isQuestion = asked[0] === 'doctor' || asked.includes('--help') || asked.includes('--version');
if (!isQuestion || !existsSync('dist/server/cli.js')) {
  console.log('Building…');
  run('npm', ['run', '--silent', 'build']);
}
await import('../dist/server/cli.js');
