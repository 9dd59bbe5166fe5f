import type { CallError, DeviceErrorCode } from '../../call/call-error.js';

/** What the page may do with all the devices of a picker together. */
export type PickerPermission = 'prompt' | 'granted' | 'denied';

export interface DeviceListChangeDetail {
  readonly added: readonly MediaDeviceInfo[];
  readonly removed: readonly MediaDeviceInfo[];
}

export interface DevicePermissionChangeDetail {
  readonly permission: PickerPermission;
  readonly previous: PickerPermission;
}

export interface DeviceErrorDetail {
  readonly kind: MediaDeviceKind;
  readonly code: DeviceErrorCode;
  readonly error: CallError;
}

export interface DeviceLevelDetail {
  /** 0–1. */
  readonly level: number;
}

export interface DevicePermissionRequestDetail {
  readonly kinds: readonly MediaDeviceKind[];
}

/** The picker's own events; `input` and `change` are the native ones. */
export interface DevicePickerEventMap {
  'device-list-change': CustomEvent<DeviceListChangeDetail>;
  'device-permission-change': CustomEvent<DevicePermissionChangeDetail>;
  'device-permission-request': CustomEvent<DevicePermissionRequestDetail>;
  'device-error': CustomEvent<DeviceErrorDetail>;
  'device-level': CustomEvent<DeviceLevelDetail>;
}

declare global {
  interface HTMLElementEventMap {
    'device-list-change': CustomEvent<DeviceListChangeDetail>;
    'device-permission-change': CustomEvent<DevicePermissionChangeDetail>;
    'device-permission-request': CustomEvent<DevicePermissionRequestDetail>;
    'device-error': CustomEvent<DeviceErrorDetail>;
    'device-level': CustomEvent<DeviceLevelDetail>;
  }
}
