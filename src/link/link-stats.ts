import type { ConnectionInfo } from '../call/call-state.js';

/** Sums of a report that are compared with those of the one before. */
export interface StatsSample {
  readonly received: number;
  readonly lost: number;
}

interface Stats {
  readonly type: string;
  readonly [field: string]: unknown;
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

const ROUTES = { host: 'host', srflx: 'srflx', prflx: 'srflx', relay: 'relay' } as const;

/** Thresholds of what a person calls bad (Teams: 2 % loss or 500 ms): each crossed one costs a bar of quality. */
const LOSS_LIMITS = [0.02, 0.07, 0.2];
const RTT_LIMITS = [250, 500, 1_000];

/** 4 (good) to 1 (bad); the worse of loss and round-trip time decides. */
export function qualityOf(rtt: number | null, loss: number | null): 1 | 2 | 3 | 4 {
  const crossed = (value: number | null, limits: readonly number[]): number =>
    limits.filter((limit) => (value ?? 0) > limit).length;
  return (4 - Math.max(crossed(rtt, RTT_LIMITS), crossed(loss, LOSS_LIMITS))) as 1 | 2 | 3 | 4;
}

/** What a report says about a link, and the sample to compare the next one with. */
export function readStats(
  report: ReadonlyMap<string, unknown>,
  previous: StatsSample | null,
): { readonly sample: StatsSample; readonly patch: Partial<ConnectionInfo> } {
  let sample: StatsSample = { received: 0, lost: 0 };
  let rtt: number | null = null;
  let route: ConnectionInfo['route'] = null;
  for (const stats of report.values() as Iterable<Stats>) {
    if (stats.type === 'inbound-rtp') {
      sample = {
        received: sample.received + number(stats.packetsReceived),
        lost: sample.lost + Math.max(0, number(stats.packetsLost)),
      };
    }
    const active = stats.type === 'candidate-pair' && stats.nominated === true && stats.state === 'succeeded';
    if (!active) continue;
    if (typeof stats.currentRoundTripTime === 'number') rtt = Math.round(stats.currentRoundTripTime * 1_000);
    // The route is relayed when either end is.
    const ends = [stats.localCandidateId, stats.remoteCandidateId].map(
      (id) => report.get(String(id)) as Stats | undefined,
    );
    const types = ends.map((end) => ROUTES[end?.candidateType as keyof typeof ROUTES] ?? null);
    route =
      types.find((type) => type === 'relay') ?? types.find((type) => type === 'srflx') ?? types[0] ?? null;
  }
  const received = sample.received - (previous?.received ?? 0);
  const lost = Math.max(0, sample.lost - (previous?.lost ?? 0));
  const total = received + lost;
  const loss = total > 0 ? Math.round((lost / total) * 100) / 100 : null;
  return { sample, patch: { rtt, loss, route, quality: qualityOf(rtt, loss) } };
}

/** Reports that are so much older than the newest, in milliseconds, are of lines on which nothing is sent now. */
const STALE = 2_500;

/** The other side reports on sound every five seconds (RFC 3550 §6.2); what is older is no news. */
const SILENT = 12_000;

/** The share of our packets that the other side says it lost lately, 0–1: of the worst line; `null` when it says nothing. */
export function lossReported(report: ReadonlyMap<string, unknown>): number | null {
  const said = [...(report.values() as Iterable<Stats>)]
    .filter(({ type, fractionLost }) => type === 'remote-inbound-rtp' && typeof fractionLost === 'number')
    .map(({ timestamp, fractionLost }) => ({ at: number(timestamp), lost: number(fractionLost) }));
  const newest = Math.max(...said.map(({ at }) => at));
  const now = Math.max(
    ...[...(report.values() as Iterable<Stats>)].map(({ timestamp }) => number(timestamp)),
  );
  if (now - newest > SILENT) return null;
  const fresh = said.filter(({ at }) => at > newest - STALE);
  return fresh.length > 0 ? Math.max(...fresh.map(({ lost }) => lost)) : null;
}
