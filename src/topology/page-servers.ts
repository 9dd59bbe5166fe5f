import { CallError } from '../call/call-error.js';
import { areIceServers } from '../call/ice-servers.js';
import type { IceProvider } from '../call/ice-servers.js';
import type { IceServer } from '../signaling/room-protocol.js';

/** What the page's own function gives within `patience` ms; rejects with `no-relay` where that is of no use. */
export async function pageServers(provider: IceProvider, patience: number): Promise<readonly IceServer[]> {
  const failed = (what: string, cause?: unknown): CallError =>
    new CallError('no-relay', `iceProvider ${what}; the call goes on without its servers`, { cause });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(failed(`took more than ${patience} ms`)), patience);
  });
  const asked = (async (): Promise<unknown> => provider())().catch((cause: unknown) => {
    throw failed('failed', cause);
  });
  try {
    const given = await Promise.race([asked, late]);
    if (areIceServers(given)) return given;
    throw failed('gave no array of RTCIceServer (a turn: URL needs a username and a credential)', given);
  } finally {
    clearTimeout(timer);
  }
}
