import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Site {
  readonly origin: string;
  /** Publishes a page, and gives its address. */
  page(html: string, headers?: Readonly<Record<string, string>>): string;
  close(): void;
}

/** Somebody else's web site: plain pages, on an origin of their own. */
export async function startSite(host = '127.0.0.1'): Promise<Site> {
  const pages = new Map<
    string,
    { readonly html: string; readonly headers: Readonly<Record<string, string>> }
  >();
  const server = createServer((request, response) => {
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    const page = pages.get(request.url ?? '');
    if (!page) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
  });
  await new Promise<void>((done) => server.listen(0, host, done));
  const origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    page(html, headers = {}) {
      const path = `/page-${pages.size}`;
      pages.set(path, { html, headers });
      return `${origin}${path}`;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
