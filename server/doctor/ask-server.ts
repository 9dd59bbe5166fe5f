const PATIENCE = 5000;

/** What a server said over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Asks a server, at the address under which it is known; follows no redirect. */
export async function askServer(
  base: URL,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(new URL(path, base), { headers, signal, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
