import type { DeviceNoun } from './en.js';

/** What stands for devices in a frame’s attribute `allow`. */
export const FEATURES: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'microphone',
  camera: 'camera',
  both: 'camera; microphone',
  screen: 'display-capture',
  speaker: 'speaker-selection',
};
