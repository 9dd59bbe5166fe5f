/** A call server in a process of its own; asked for it, it collects its garbage and tells what memory it holds. */
import { createCallServer } from '../../server/index.js';
import type { CallServerOptions } from '../../server/index.js';

const options = JSON.parse(process.argv[2] ?? '{}') as CallServerOptions;
const server = await createCallServer({ port: 0, logLevel: 'silent', ...options });
process.send?.({ url: server.url });
process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed });
});
process.on('disconnect', () => process.exit());
