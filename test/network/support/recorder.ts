import type { Participant } from '../../../src/client.js';

/** What somebody got from another at one moment: counts since the page began, over all connections between the two. */
export interface Sample {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly of: string;
  readonly frames: number;
  readonly audioBytes: number;
  /** Samples of sound played, and those of them that had to be made up. */
  readonly heard: number;
  readonly concealed: number;
  readonly freezes: number;
  /** Milliseconds that pictures took to come and go. */
  readonly rtt: number | null;
  /** The other one holds their picture back for the voice, and the tile says so. */
  readonly paused: boolean;
  /** Where the viewer's own call is. */
  readonly phase: string;
  readonly connection: Participant['connection'];
}

/** An event of the element. */
export interface Noted {
  readonly at: number;
  readonly type: string;
  /** Whom or what it was about. */
  readonly about: string;
}

export interface Recorded {
  readonly samples: readonly Sample[];
  readonly events: readonly Noted[];
  /** How many offers and answers this page made. */
  readonly negotiations: number;
}

interface CallElement extends HTMLElement {
  readonly state: string;
  readonly participants: readonly Participant[];
  getStats(): Promise<ReadonlyMap<string, RTCStatsReport>>;
}

/**
 * Runs in a page before all else: keeps the captured picture small, so that three browsers fit two cores, and writes
 * down ten times a second what comes in from each of the others, by the browser's own counts.
 */
export function record(): void {
  const EVENTS = ['call-participant-join', 'call-participant-leave', 'call-error'];
  const COUNTS = {
    audio: { audioBytes: 'bytesReceived', heard: 'totalSamplesReceived', concealed: 'concealedSamples' },
    video: { frames: 'framesDecoded', freezes: 'freezeCount' },
  } as const;
  const NOTHING = { frames: 0, audioBytes: 0, heard: 0, concealed: 0, freezes: 0 };
  type Counts = typeof NOTHING;
  type Report = Readonly<Record<string, unknown>>;
  const samples: Sample[] = [];
  const events: Noted[] = [];
  /** By person: what the connections before this one brought, and what this one brought so far. */
  const past = new Map<string, Counts>();
  const present = new Map<string, Counts>();
  let negotiations = 0;
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
  const sum = (a: Counts, b: Counts): Counts => ({
    frames: a.frames + b.frames,
    audioBytes: a.audioBytes + b.audioBytes,
    heard: a.heard + b.heard,
    concealed: a.concealed + b.concealed,
    freezes: a.freezes + b.freezes,
  });

  const { capture: size = { width: 320, height: 240 } } = globalThis as { capture?: MediaTrackConstraints };
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (wanted) =>
    open(wanted?.video ? { ...wanted, video: { ...size, frameRate: 15 } } : wanted);
  const prototype = RTCPeerConnection.prototype as { setLocalDescription: () => Promise<void> };
  const describe = prototype.setLocalDescription;
  prototype.setLocalDescription = function (this: RTCPeerConnection, ...given) {
    negotiations += 1;
    return describe.apply(this, given);
  };

  for (const type of EVENTS) {
    addEventListener(type, (event) => {
      type Detail = Readonly<Record<'participant' | 'error', { id: string; code: string } | undefined>>;
      const { participant, error } = (event as CustomEvent<Detail>).detail;
      const about = participant?.id ?? error?.code ?? '';
      events.push({ at: Date.now(), type, about });
    });
  }

  /** What the browser itself says of its network. */
  const notice = (event: Event): void =>
    void events.push({ at: Date.now(), type: 'network', about: event.type });
  for (const type of ['online', 'offline']) addEventListener(type, notice);
  (navigator as { connection?: EventTarget }).connection?.addEventListener('change', notice);

  const read = (reports: Iterable<Report>): { counts: Counts; rtt: number | null } => {
    const counts = { ...NOTHING };
    const pairs = new Map<unknown, Report>();
    let selected: unknown;
    for (const report of reports) {
      if (report['type'] === 'candidate-pair') pairs.set(report['id'], report);
      // Firefox knows no transport, but says which pair it chose.
      if (report['selected']) selected = report['id'];
      if (report['type'] === 'transport') selected = report['selectedCandidatePairId'];
      // The first two lines are microphone and camera.
      if (report['type'] !== 'inbound-rtp' || Number(report['mid']) > 1) continue;
      const names = COUNTS[report['kind'] as keyof typeof COUNTS];
      for (const [name, field] of Object.entries(names))
        counts[name as keyof Counts] += number(report[field]);
    }
    const seconds = pairs.get(selected)?.['currentRoundTripTime'];
    return { counts, rtt: typeof seconds === 'number' ? seconds * 1_000 : null };
  };

  const look = async (): Promise<void> => {
    const element = document.querySelector<CallElement>('video-call');
    const stats = (await element?.getStats?.()) ?? new Map<string, RTCStatsReport>();
    const at = Date.now();
    for (const { id, self, connection, videoPaused } of element?.participants ?? []) {
      if (self) continue;
      const { counts, rtt } = read((stats.get(id)?.values() ?? []) as Iterable<Report>);
      const last = present.get(id) ?? NOTHING;
      // A connection made anew counts from nothing.
      if (counts.audioBytes < last.audioBytes || counts.frames < last.frames) {
        past.set(id, sum(past.get(id) ?? NOTHING, last));
      }
      present.set(id, counts);
      samples.push({
        at,
        of: id,
        ...sum(past.get(id) ?? NOTHING, counts),
        rtt,
        paused: videoPaused,
        phase: element?.state ?? '',
        connection,
      });
    }
  };
  setInterval(() => void look().catch(() => undefined), 100);

  Object.assign(globalThis, {
    recorded: (since: number): Recorded => ({
      samples: samples.filter(({ at }) => at >= since),
      events: events.filter(({ at }) => at >= since),
      negotiations,
    }),
  });
}
