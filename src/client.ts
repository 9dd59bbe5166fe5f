/** The call engine without any UI. Importing it has no side effect, in a browser or in Node. */
export { createCall } from './create-call.js';
export { Call } from './call/call.js';
export { CallError } from './call/call-error.js';
export { LocalMedia } from './media/local-media.js';
export { canShareScreen } from './media/screen-share.js';
export { isPeerId, isRoomName } from './signaling/room-protocol.js';
export type { CallConfig, CallParts, Wanted } from './call/call.js';
export type { CallErrorCode, DeviceErrorCode } from './call/call-error.js';
export type {
  CheckCode,
  CheckId,
  CheckStatus,
  CheckTarget,
  ConnectionCheck,
  ConnectionReport,
  ExplainedCheck,
} from './call/connection-report.js';
export type {
  CallEvents,
  ChangeSource,
  FileDetail,
  KnockDetail,
  ParticipantDetail,
  QualityDetail,
  ReconnectDetail,
  ToggleDetail,
} from './call/call-events.js';
export type {
  CallPhase,
  CallState,
  Caption,
  ChatMessage,
  Verification,
  ConnectionCause,
  ConnectionInfo,
  DeviceNotice,
  FileReceipt,
  FileTransfer,
  Knock,
  LocalSource,
  LocalState,
  PeerId,
  Person,
  ProbeReason,
  Reaction,
  Role,
} from './call/call-state.js';
export type { Unsubscribe } from './call/emitter.js';
export type { MediaFlags, PeerMessage } from './call/messages.js';
export type { Participant } from './call/participant.js';
export type { IceServer } from './signaling/room-protocol.js';
export type { JoinOptions, Source, Topology, TopologyEvents, TopologyOptions } from './topology/topology.js';
