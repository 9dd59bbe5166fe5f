import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import { pathOf } from './admission.js';
import { sayMetrics, sayNotFound } from './http-answers.js';
import { listen, TIME_LIMITS } from './listening.js';
import type { Metrics } from './metrics.js';

/** A listener on which there is `/metrics` and nothing else. */
export async function listenForMetrics(metrics: Metrics, host: string, port: number): Promise<HttpServer> {
  const server = createServer(TIME_LIMITS, (request, response) => {
    if (pathOf(request) !== '/metrics') return sayNotFound(response);
    void metrics.text().then((text) => sayMetrics(request, response, text));
  });
  server.maxConnections = 100;
  await listen(server, host, port, 'metrics-');
  return server;
}
