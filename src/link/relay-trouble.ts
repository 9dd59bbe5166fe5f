/** What a browser says of a relay that gives no candidate: `code` is 401 for a refused password, 701 for no answer. */
export interface RelayFailure {
  readonly url: string;
  readonly code: number;
}

/** Knows whether the relays were of no use when a connection looked for its ways last. */
export class RelayTrouble {
  #failure: RelayFailure | null = null;
  #hasRelay = false;

  constructor(pc: RTCPeerConnection, signal: AbortSignal) {
    pc.addEventListener(
      'icegatheringstatechange',
      () => pc.iceGatheringState === 'gathering' && this.#reset(),
      {
        signal,
      },
    );
    pc.addEventListener('icecandidate', ({ candidate }) => (this.#hasRelay ||= candidate?.type === 'relay'), {
      signal,
    });
    pc.addEventListener('icecandidateerror', ({ url, errorCode: code }) => this.#failed({ url, code }), {
      signal,
    });
  }

  /** What was the matter with them; `null` while one of them works, or there is none. */
  get failure(): RelayFailure | null {
    return this.#hasRelay ? null : this.#failure;
  }

  #failed(failure: RelayFailure): void {
    if (/^turns?:/i.test(failure.url)) this.#failure = failure;
  }

  #reset(): void {
    this.#failure = null;
    this.#hasRelay = false;
  }
}
