import type { View } from '../view.js';

/** What leaving would cut short. */
export type LeavingLoss = 'moderator' | 'screen' | 'file';

/** Why leaving is asked about once more; `null` where nothing is lost by it. */
export function lossByLeaving({ participants, state }: View): LeavingLoss | null {
  const [self, ...others] = participants;
  if (others.length === 0) return null;
  const isLast = self?.role === 'moderator' && !others.some(({ role }) => role === 'moderator');
  if (isLast) return 'moderator';
  if (state.local.screen.enabled) return 'screen';
  const isMoving = state.files.some(({ receipts }) => receipts.some((one) => one.state === 'moving'));
  return isMoving ? 'file' : null;
}
