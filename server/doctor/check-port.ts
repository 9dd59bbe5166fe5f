import { createServer } from 'node:net';
import { failed, ok } from './finding.js';
import type { Finding } from './finding.js';
import { askServer } from './ask-server.js';

const TAKEN = 'EADDRINUSE';

/** Whether the server could listen where it is told to, or is there already. */
export async function checkPort(host: string, port: number): Promise<Finding> {
  const code = await tryListening(host, port);
  const where = `${host} port ${port}`;
  if (code === null) return ok('port-free', `${where} is free for the server.`);
  if (code === TAKEN && (await isOurs(localUrl(host, port)))) {
    return ok('port-ours', `The server runs on ${where}.`);
  }
  if (code === TAKEN) {
    const fix = `Stop that program, or choose another port with --port or VC_PORT.`;
    return failed('port-taken', `Another program has ${where}.`, fix);
  }
  const fix = 'Choose an address that this machine has, and a port above 1023, with VC_HOST and VC_PORT.';
  return failed('port-refused', `The server can't listen on ${where} (${code}).`, fix);
}

/** Where to find from this machine what listens on an address. */
export function localUrl(host: string, port: number): URL {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}/`);
}

async function isOurs(url: URL): Promise<boolean> {
  const answer = await askServer(url, 'healthz').catch(() => null);
  return answer?.status === 200 && answer.text === 'ok\n';
}

/** The code of the error; `null` when there is none. */
function tryListening(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
