import { canShareScreen } from '../../media/screen-share.js';
import type { View } from './view.js';

/** What the attribute `features` means when it is absent. */
const DEFAULT = 'screen-share reactions hand chat people settings';

/** What the built-in UI offers besides microphone, camera and leave. */
export function offeredBy(
  features: string | null,
): Pick<View, 'canShareScreen' | 'hasChat' | 'hasHand' | 'hasReactions' | 'hasPeople' | 'hasSettings'> {
  const offered = (features ?? DEFAULT).split(/\s+/);
  return {
    canShareScreen: canShareScreen() && offered.includes('screen-share'),
    hasChat: offered.includes('chat'),
    hasHand: offered.includes('hand'),
    hasReactions: offered.includes('reactions'),
    hasPeople: offered.includes('people'),
    hasSettings: offered.includes('settings'),
  };
}
