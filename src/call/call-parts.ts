import type { CheckTarget, ConnectionReport } from './connection-report.js';
import type * as sharing from './sharing.js';
import type { SessionParts } from './session.js';
import type { LocalMedia } from '../media/local-media.js';

/** What a call is made of; `createCall` in `/client` chooses the real ones. */
export interface CallParts {
  readonly media: LocalMedia;
  /** May take its time: what carries a call is loaded when there is a room to go to. */
  readonly createTopology: SessionParts['createTopology'];
  /** What people share besides sound and pictures: loaded when there is something of it. */
  readonly loadSharing: () => Promise<Pick<typeof sharing, 'sharingOf'>>;
  /** Looks at what stands between here and a call. */
  readonly checkConnection: (target: CheckTarget | null) => Promise<ConnectionReport>;
}
