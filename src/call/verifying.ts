import { safetyCode } from './safety-code.js';
import type { CallStore } from './call-store.js';
import type { PeerId, Verification } from './call-state.js';
import type { Fingerprints } from '../link/fingerprints.js';
import type { Topology } from '../topology/topology.js';

const known = new WeakMap<Topology, Verifying>();

/** The one for this stay in a room. */
export function verifyingOf(topology: Topology, store: CallStore): Verifying {
  const verifying = known.get(topology) ?? new Verifying(topology, store);
  known.set(topology, verifying);
  return verifying;
}

const pairOf = (of: Fingerprints | 'unclear'): string => (of === 'unclear' ? of : `${of.local} ${of.remote}`);

/** Keeps the safety codes of everybody up to date with the connections that they stand for. */
export class Verifying {
  readonly #topology: Topology;
  readonly #store: CallStore;
  /** The certificates for which somebody's code is known, or is being found. */
  readonly #pairs = new Map<PeerId, string>();

  constructor(topology: Topology, store: CallStore) {
    this.#topology = topology;
    this.#store = store;
    const stops = [
      topology.on('connection', ({ id }) => this.#look(id)),
      topology.on('agreed', ({ id }) => this.#look(id)),
      topology.on('gone', ({ id }) => this.#forget(id)),
      store.on('leave', () => {
        for (const stop of stops) stop();
        // What is being found is of nobody any more.
        this.#pairs.clear();
        this.#set([]);
      }),
    ];
    for (const { id, self } of store.state.people) if (!self) this.#look(id);
  }

  /** The person has compared `code`, and says whether both see the same; true when it is still that one. */
  mark(peerId: PeerId, code: string | null): boolean {
    this.#look(peerId);
    const one = this.#of(peerId);
    if (!one) return false;
    const verified = one.code !== '' && one.code === code && this.#topology.fingerprints(peerId) !== null;
    if (code === null || verified) this.#tell({ ...one, verified, changed: false });
    return verified;
  }

  #of(id: PeerId): Verification | undefined {
    return this.#store.state.verification.find(({ peerId }) => peerId === id);
  }

  /** Whether the connection to somebody is still between the same two certificates. */
  #look(id: PeerId): void {
    const fingerprints = this.#topology.fingerprints(id);
    // Between two connections the last one counts: it is the next that says who is there.
    if (!fingerprints || this.#pairs.get(id) === pairOf(fingerprints)) return;
    this.#pairs.set(id, pairOf(fingerprints));
    const before = this.#of(id);
    const isDoubtful = before !== undefined && (before.verified || before.changed);
    // At once, not when the next code is there.
    this.#set(this.#store.state.verification.filter((one) => one !== before));
    if (fingerprints !== 'unclear') void this.#find(id, fingerprints, isDoubtful);
    else if (isDoubtful) this.#tell({ peerId: id, code: '', words: [], verified: false, changed: true });
  }

  async #find(id: PeerId, fingerprints: Fingerprints, changed: boolean): Promise<void> {
    const { code, words } = await safetyCode(fingerprints);
    if (this.#pairs.get(id) !== pairOf(fingerprints)) return;
    this.#tell({ peerId: id, code, words, verified: false, changed });
  }

  #tell(one: Verification): void {
    const others = this.#store.state.verification.filter(({ peerId }) => peerId !== one.peerId);
    this.#set([...others, Object.freeze(one)]);
    this.#store.emit('verify', one);
  }

  #forget(id: PeerId): void {
    this.#pairs.delete(id);
    this.#set(this.#store.state.verification.filter(({ peerId }) => peerId !== id));
  }

  #set(verification: readonly Verification[]): void {
    if (verification.length === this.#store.state.verification.length && verification.length === 0) return;
    this.#store.dispatch({ type: 'shared', patch: { verification: Object.freeze(verification) } });
  }
}
