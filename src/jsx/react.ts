/** Lets React 19 know the tags: `import type {} from 'video-call-element/jsx/react'` once in a project. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { DevicePicker, VideoCall } from '../elements.js';
import type { DevicePickerProps, VideoCallProps } from '../jsx.js';

type Props<Element, Own> = Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Own> & Own;

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- that is where React looks
  namespace JSX {
    interface IntrinsicElements {
      'video-call': Props<VideoCall, VideoCallProps>;
      'device-picker': Props<DevicePicker, DevicePickerProps>;
    }
  }
}
