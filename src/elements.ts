export { DevicePicker } from './elements/device-picker/device-picker.element.js';
export { VideoCall } from './elements/video-call/video-call.element.js';
export { CallError } from './call/call-error.js';
export type { CallErrorCode, DeviceErrorCode } from './call/call-error.js';
export type { CallPhase, ChatMessage, ConnectionInfo } from './call/call-state.js';
export type { Participant } from './call/participant.js';
export type { DevicePickerEventMap } from './elements/device-picker/events.js';
export type { CallEventMap } from './elements/shared/events.js';
export type { Strings } from './locales/en.js';
