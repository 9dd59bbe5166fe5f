import { canShareScreen } from '../../media/screen-share.js';
import { canBeFullscreen, canBeSmall } from './windows/can.js';
import type { View } from './view.js';

/** What the attribute `features` means when it is absent; what the browser can't do is offered nowhere. */
const DEFAULT = 'screen-share reactions hand chat people settings pip fullscreen verify captions';

type Offered =
  | 'canShareScreen'
  | 'canFullscreen'
  | 'canPictureInPicture'
  | 'hasChat'
  | 'hasHand'
  | 'hasReactions'
  | 'hasPeople'
  | 'hasSettings'
  | 'hasVerify'
  | 'hasCaptions';

/** What the built-in UI offers besides microphone, camera and leave. */
export function offeredBy(features: string | null): Pick<View, Offered> {
  const offered = (features ?? DEFAULT).split(/\s+/);
  return {
    canShareScreen: canShareScreen() && offered.includes('screen-share'),
    canFullscreen: canBeFullscreen() && offered.includes('fullscreen'),
    canPictureInPicture: canBeSmall() && offered.includes('pip'),
    hasChat: offered.includes('chat'),
    hasHand: offered.includes('hand'),
    hasReactions: offered.includes('reactions'),
    hasPeople: offered.includes('people'),
    hasSettings: offered.includes('settings'),
    hasVerify: offered.includes('verify'),
    hasCaptions: offered.includes('captions'),
  };
}
