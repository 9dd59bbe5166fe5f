/** What `server/tokens.ts` exports to make a token with. */
export type Mint = (claims: {
  readonly secret: string;
  readonly room: string;
  readonly peerId: string;
}) => Promise<string>;

/** Used by nothing but a server that lives as long as a measurement. */
export const BENCH_SECRET = 'a secret of the benchmark, and of nothing else';

const MODULE = '../../../server/tokens.js';

/** How to make a token, where the server can ask for one. */
export async function findMint(): Promise<Mint | null> {
  try {
    return ((await import(MODULE)) as { readonly mintToken: Mint }).mintToken;
  } catch {
    return null;
  }
}
