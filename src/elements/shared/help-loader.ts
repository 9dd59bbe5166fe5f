import { LatePart } from './late-part.js';
import type { DeviceErrorCode } from '../../call/call-error.js';
import type * as PermissionHelp from './permission-help.js';

/** What a person is told how to lift, in words for the browser they have. */
const HAS_HELP: ReadonlySet<DeviceErrorCode> = new Set([
  'permission-denied',
  'system-denied',
  'unsupported-browser',
]);

/** Loads what is said of blocked devices with the first that is; until then there is nothing but the usual sentence. */
export class HelpLoader {
  readonly #part: LatePart<typeof PermissionHelp>;

  /** `loaded` is called when there is more to say. */
  constructor(loaded: () => void) {
    this.#part = new LatePart(() => import('./permission-help.js'), loaded);
  }

  /** What to do about it, for the place of the sentence that fits every browser. */
  wayToAllow(code: DeviceErrorCode, strings: object): string | undefined {
    return this.#part.get(HAS_HELP.has(code))?.wayToAllow(code, strings);
  }
}
