/** What is done about a link that fell silent, from the cheapest to the dearest (design D7). */
export type Remedy = 'restart' | 'rebuild' | 'relay';

/** Why a link is in trouble. */
export type TroubleCause = 'stalled' | 'network-change' | 'disconnected' | 'failed';

/** What is known of a link at one moment; all times in milliseconds of one steady clock. */
export interface Vitals {
  readonly now: number;
  /** When anything came in last; 0 before that. */
  readonly heardAt: number;
  readonly connection: RTCPeerConnectionState;
  /** Whether the two sides have agreed on a description of the present connection. */
  readonly isAgreed: boolean;
  /** Whether a description would reach the other side now. */
  readonly canSignal: boolean;
  readonly hasRelay: boolean;
}

/** How a link is to be shown. */
export interface HealthReport {
  readonly state: 'connecting' | 'connected' | 'reconnecting' | 'failed';
  /** 0 while all is well; 1 when trouble was noticed, one more with each remedy. */
  readonly attempt: number;
  readonly cause: TroubleCause | null;
}

/** Sooner, a person would be told of every hiccup (Jitsi: 2.5 s peer to peer). */
const STALL = 2_500;

/** From the silence to the first remedy, and from each remedy to the next: together 15 s until a new connection. */
const LADDER: readonly { readonly remedy: Remedy; readonly after: number }[] = [
  { remedy: 'restart', after: 4_000 },
  { remedy: 'restart', after: 5_000 },
  { remedy: 'rebuild', after: 6_000 },
  { remedy: 'relay', after: 10_000 },
];
/** What the last remedy gets before a person is asked to decide. */
const LAST_PATIENCE = 10_000;
/** After such a silence ICE does not come back (measured: ≥ 20 s never): restarting it would only cost time. */
const TOO_OLD_TO_RESTART = 15_000;
/** What a remedy gets at least, whatever the browser says meanwhile. */
const LEAST_PATIENCE = 3_000;
/** A path that carries anything answers within this (the same path took 400 ms at its worst when we measured). */
const PROBE = 1_000;

/** A direct path is there in well under a second, a relayed one in two; ICE itself gives up at 15 s,
 * and a person should know within 12 s of having come. */
const CONNECT_DEADLINE = 10_000;
/** An offer that nobody answers in this time was lost. */
const ANSWER_DEADLINE = 5_000;
/** And what was agreed on and leads nowhere may be of a network that is no longer there. */
const PATH_DEADLINE = 6_000;

/**
 * Watches one link and says what to do about it: pure bookkeeping on the times it is given. The side with `headStart`
 * acts first, so that the two seldom do the same thing at once; when they do, perfect negotiation sorts it out.
 */
export class LinkHealth {
  readonly #handicap: number;
  #report: HealthReport = { state: 'connecting', attempt: 0, cause: null };
  #beganAt: number;
  #lookedAt: number;
  /** When the trouble began; what is heard later ends it. */
  #silentSince: number | null = null;
  #rung = 0;
  #actedAt = 0;
  #isDue = false;
  #hasWaited = false;
  /** A question, and until when the answer is waited for. */
  #probe: { readonly at: number; readonly until: number; readonly cause: TroubleCause } | null = null;

  constructor(now: number, headStart: boolean) {
    this.#beganAt = now;
    this.#lookedAt = now;
    this.#handicap = headStart ? 0 : 1_000;
  }

  get report(): HealthReport {
    return this.#report;
  }

  /** What was heard before says nothing of the path of now. */
  get doubtedAt(): number {
    return Math.max(this.#silentSince ?? 0, this.#probe?.at ?? 0);
  }

  /** The path may have changed: unless something is heard soon, the next remedy is taken at once. */
  probe(now: number, cause: TroubleCause): void {
    if (this.#report.state === 'failed') this.#tryAgain(now);
    else this.#probe ??= { at: now, until: now + PROBE, cause };
  }

  /** The path is surely another: what has not answered since it was first in doubt is not waited for. */
  pathLost(now: number): void {
    this.#isDue ||= this.#silentSince !== null && this.#report.state === 'reconnecting';
    if (this.#probe && this.#probe.at < now) this.#probe = { ...this.#probe, until: now };
  }

  /** Descriptions get through again: what waited for that is due. */
  signalingReturned(now: number): void {
    if (this.#report.state === 'failed') return this.#tryAgain(now);
    this.#isDue = this.#silentSince !== null;
    // Socket and link fell silent together: the network is another.
    const at = Math.max(now - PROBE, this.#probe?.at ?? 0);
    if (!this.#isDue) this.#probe = { at, until: now, cause: 'network-change' };
  }

  /** The other side took a remedy: ours can wait. Once for each of ours, or they could keep us waiting for ever. */
  otherActed(now: number): void {
    if (this.#hasWaited) return;
    this.#hasWaited = true;
    this.#actedAt = now;
  }

  /** From the beginning: a person asked for it, or there is a link to look after only now. */
  startOver(now: number): void {
    this.#beganAt = now;
    this.#silentSince = null;
    this.#rung = 0;
    this.#probe = null;
    this.#report = { state: 'connecting', attempt: 0, cause: null };
  }

  /** What was hopeless may not be so on this network: a new connection is due, though not again and again. */
  #tryAgain(now: number): void {
    if (now - this.#actedAt < LAST_PATIENCE) return;
    const wasConnected = this.#silentSince !== null;
    this.#probe = null;
    this.#isDue = true;
    this.#beganAt = wasConnected ? this.#beganAt : now;
    this.#rung = LADDER.findIndex(({ remedy }) => remedy === 'rebuild');
    this.#report = { ...this.#report, state: wasConnected ? 'reconnecting' : 'connecting' };
  }

  /** What to do now, if anything; `report` says afterwards how the link is to be shown. */
  check(vitals: Vitals): Remedy | null {
    const { now, heardAt, canSignal, isAgreed } = vitals;
    // Nothing can be agreed on meanwhile, and nobody is to blame.
    if (!canSignal && !isAgreed) this.#beganAt += now - this.#lookedAt;
    this.#lookedAt = now;
    if (heardAt < this.#beganAt && this.#silentSince === null) return this.#checkBeginning(vitals);
    this.#notice(vitals);
    return this.#silentSince === null ? null : this.#climb(vitals);
  }

  #checkBeginning({ now, isAgreed, canSignal }: Vitals): Remedy | null {
    if (this.#report.state === 'failed') return null;
    if (now - this.#beganAt >= CONNECT_DEADLINE) {
      this.#report = { state: 'failed', attempt: this.#report.attempt, cause: 'failed' };
      return null;
    }
    const asked = Math.max(this.#beganAt, this.#actedAt);
    const patience = (isAgreed ? PATH_DEADLINE : ANSWER_DEADLINE) + this.#handicap;
    if (!canSignal || (!this.#isDue && now - asked < patience)) return null;
    this.#isDue = false;
    this.#actedAt = now;
    return 'rebuild';
  }

  /** Whether there is trouble, or no longer. */
  #notice({ now, heardAt, connection }: Vitals): void {
    if (this.#silentSince !== null) {
      if (heardAt <= this.#silentSince) return;
      this.#silentSince = null;
      this.#rung = 0;
    }
    const probe = this.#probe;
    if (probe && (heardAt > probe.at || now >= probe.until)) this.#probe = null;
    const isUnanswered = probe !== null && heardAt <= probe.at && now >= probe.until;
    const cause: TroubleCause | null =
      connection === 'failed'
        ? 'failed'
        : isUnanswered
          ? probe.cause
          : now - heardAt >= STALL
            ? 'stalled'
            : null;
    if (cause === null) {
      this.#report = { state: 'connected', attempt: 0, cause: null };
      return;
    }
    this.#silentSince = heardAt;
    this.#hasWaited = false;
    this.#actedAt = heardAt;
    this.#isDue = cause !== 'stalled';
    this.#report = { state: 'reconnecting', attempt: 1, cause };
  }

  #climb({ now, heardAt, connection, canSignal, hasRelay }: Vitals): Remedy | null {
    if (this.#report.state === 'failed' || !canSignal) return null;
    const ladder = hasRelay ? LADDER : LADDER.slice(0, -1);
    const waited = now - this.#actedAt;
    const rung = ladder[this.#rung];
    const hasFailed = connection === 'failed' && waited >= LEAST_PATIENCE;
    const patience = (rung?.after ?? LAST_PATIENCE) + (this.#rung === 0 ? this.#handicap : 0);
    if (!this.#isDue && !hasFailed && waited < patience) return null;
    this.#isDue = false;
    if (!rung) {
      this.#report = { ...this.#report, state: 'failed', cause: 'failed' };
      return null;
    }
    const isOld = rung.remedy === 'restart' && now - heardAt >= TOO_OLD_TO_RESTART;
    const next = isOld ? ladder.findIndex(({ remedy }) => remedy === 'rebuild') : this.#rung;
    this.#rung = next + 1;
    this.#hasWaited = false;
    this.#actedAt = now;
    this.#report = { ...this.#report, attempt: this.#report.attempt + 1 };
    return ladder[next]!.remedy;
  }
}
