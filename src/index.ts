import './device-picker.js';
import './video-call.js';

export * from './elements.js';
