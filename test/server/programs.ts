import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { findProgram } from '../../scripts/find-program.mjs';

/** Where Debian keeps servers, whatever the PATH of whoever runs the tests. */
process.env['PATH'] += ':/usr/sbin:/sbin';

/** Why a test that needs this program is skipped; `false` when it is not. */
export const without = (program: string): string | false =>
  findProgram(program) ? false : `${program} is not installed`;

/** A port that was free a moment ago. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** An IPv4 address of this machine that is not its loopback one. */
export const machineAddress = (): string | undefined =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
