// Registered here, because a wrapper of an unknown element would draw nothing.
import './index.js';
import * as React from 'react';
import { createComponent } from '@lit/react';
import { DevicePicker as DevicePickerElement, VideoCall as VideoCallElement } from './elements.js';
import type { EventName, ReactWebComponent } from '@lit/react';
import type { CallEventMap, DevicePickerEventMap } from './elements.js';

const callEvents = {
  onCallBeforeJoin: 'call-before-join' as EventName<CallEventMap['call-before-join']>,
  onCallBeforeLeave: 'call-before-leave' as EventName<CallEventMap['call-before-leave']>,
  onCallStateChange: 'call-state-change' as EventName<CallEventMap['call-state-change']>,
  onCallJoin: 'call-join' as EventName<CallEventMap['call-join']>,
  onCallLeave: 'call-leave' as EventName<CallEventMap['call-leave']>,
  onCallParticipantJoin: 'call-participant-join' as EventName<CallEventMap['call-participant-join']>,
  onCallParticipantLeave: 'call-participant-leave' as EventName<CallEventMap['call-participant-leave']>,
  onCallParticipantUpdate: 'call-participant-update' as EventName<CallEventMap['call-participant-update']>,
  onCallStream: 'call-stream' as EventName<CallEventMap['call-stream']>,
  onCallMicrophoneChange: 'call-microphone-change' as EventName<CallEventMap['call-microphone-change']>,
  onCallCameraChange: 'call-camera-change' as EventName<CallEventMap['call-camera-change']>,
  onCallScreenShareChange: 'call-screen-share-change' as EventName<CallEventMap['call-screen-share-change']>,
  onCallDeviceChange: 'call-device-change' as EventName<CallEventMap['call-device-change']>,
  onCallDeviceError: 'call-device-error' as EventName<CallEventMap['call-device-error']>,
  onCallError: 'call-error' as EventName<CallEventMap['call-error']>,
  onCallMessage: 'call-message' as EventName<CallEventMap['call-message']>,
  onCallHandChange: 'call-hand-change' as EventName<CallEventMap['call-hand-change']>,
  onCallReaction: 'call-reaction' as EventName<CallEventMap['call-reaction']>,
  onCallData: 'call-data' as EventName<CallEventMap['call-data']>,
  onCallFile: 'call-file' as EventName<CallEventMap['call-file']>,
  onCallFileChange: 'call-file-change' as EventName<CallEventMap['call-file-change']>,
  onCallKnock: 'call-knock' as EventName<CallEventMap['call-knock']>,
  onCallVerify: 'call-verify' as EventName<CallEventMap['call-verify']>,
  onCallCaption: 'call-caption' as EventName<CallEventMap['call-caption']>,
  onCallActiveSpeakerChange: 'call-active-speaker-change' as EventName<
    CallEventMap['call-active-speaker-change']
  >,
  onCallQualityChange: 'call-quality-change' as EventName<CallEventMap['call-quality-change']>,
  onCallReconnecting: 'call-reconnecting' as EventName<CallEventMap['call-reconnecting']>,
  onCallReconnected: 'call-reconnected' as EventName<CallEventMap['call-reconnected']>,
  onCallLayoutChange: 'call-layout-change' as EventName<CallEventMap['call-layout-change']>,
  onCallAutoplayBlocked: 'call-autoplay-blocked' as EventName<CallEventMap['call-autoplay-blocked']>,
};

const pickerEvents = {
  onInput: 'input',
  onChange: 'change',
  onDeviceListChange: 'device-list-change' as EventName<DevicePickerEventMap['device-list-change']>,
  onDevicePermissionChange: 'device-permission-change' as EventName<
    DevicePickerEventMap['device-permission-change']
  >,
  onDevicePermissionRequest: 'device-permission-request' as EventName<
    DevicePickerEventMap['device-permission-request']
  >,
  onDeviceError: 'device-error' as EventName<DevicePickerEventMap['device-error']>,
  onDeviceLevel: 'device-level' as EventName<DevicePickerEventMap['device-level']>,
};

/** `<video-call>` for React 18; React 19 takes the element itself. */
export const VideoCall: ReactWebComponent<VideoCallElement, typeof callEvents> = createComponent({
  tagName: 'video-call',
  displayName: 'VideoCall',
  elementClass: VideoCallElement,
  react: React,
  events: callEvents,
});

/** `<device-picker>` for React 18. */
export const DevicePicker: ReactWebComponent<DevicePickerElement, typeof pickerEvents> = createComponent({
  tagName: 'device-picker',
  displayName: 'DevicePicker',
  elementClass: DevicePickerElement,
  react: React,
  events: pickerEvents,
});
