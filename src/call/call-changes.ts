import { changedFields } from './participant.js';
import type { CallState } from './call-state.js';
import type { Told, Toggler } from './call-events.js';
import type { OwnSource } from './messages.js';
import type { Participant } from './participant.js';

/** A state, and its people as the page sees them. */
export interface Look {
  readonly state: CallState;
  readonly participants: readonly Participant[];
}

/** The events about the difference between two states, in the order in which they are told. */
export function* changesBetween(
  before: Look,
  after: Look,
  togglerOf: (toggled: OwnSource) => Toggler,
): Generator<Told> {
  const { state } = after;
  const previous = before.state;
  yield { name: 'change', detail: state };
  if (state.phase !== previous.phase)
    yield { name: 'state-change', detail: { state: state.phase, previous: previous.phase } };
  for (const source of ['microphone', 'camera', 'screen'] as const) {
    const { enabled } = state.local[source];
    if (enabled === previous.local[source].enabled) continue;
    const name = source === 'screen' ? 'screen-share-change' : (`${source}-change` as const);
    yield { name, detail: { enabled, ...togglerOf(source) } };
  }
  if (state.people !== previous.people) yield* changesOfPeople(before.participants, after.participants);
  if (state.activeSpeaker !== previous.activeSpeaker) {
    const participant = after.participants.find(({ id }) => id === state.activeSpeaker) ?? null;
    yield { name: 'active-speaker-change', detail: { participant } };
  }
}

function* changesOfPeople(before: readonly Participant[], after: readonly Participant[]): Generator<Told> {
  for (const participant of after) {
    const old = before.find((one) => (one.self && participant.self) || one.id === participant.id);
    if (old === participant) continue;
    if (!old) {
      yield { name: 'participant-join', detail: { participant, changed: [] } };
      continue;
    }
    const changed = changedFields(old, participant).filter((field) => field !== 'audioLevel');
    if (changed.length > 0) yield { name: 'participant-update', detail: { participant, changed } };
    const raised = participant.handRaised;
    if (raised !== old.handRaised) yield { name: 'hand-change', detail: { participant, raised } };
    if (!participant.self) yield* changesOfLink(old, participant);
  }
  for (const participant of before) {
    const left = !participant.self && !after.some((one) => one.id === participant.id);
    if (left) yield { name: 'participant-leave', detail: { participant, changed: [] } };
  }
}

const isLost = (state: string): boolean => state === 'reconnecting' || state === 'failed';

function* changesOfLink(old: Participant, participant: Participant): Generator<Told> {
  const { connection: before } = old;
  const { id, connection: now } = participant;
  if (now.quality !== before.quality) {
    const { quality, attempt, cause } = now;
    const link = { scope: 'peer', peerId: id, attempt, cause } as const;
    yield { name: 'quality-change', detail: { ...link, participant, quality, previous: before.quality } };
  }
  if (now.state === 'connected') {
    const wasLost = before.state !== 'connected' && (isLost(before.state) || before.attempt > 0);
    const { attempt, cause } = before;
    if (wasLost) yield { name: 'reconnected', detail: { scope: 'peer', peerId: id, attempt, cause } };
  } else if ((before.state === 'connected' && isLost(now.state)) || now.attempt > before.attempt) {
    const { attempt, cause } = now;
    yield { name: 'reconnecting', detail: { scope: 'peer', peerId: id, attempt, cause } };
  }
}
