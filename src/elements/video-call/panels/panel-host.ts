import type { Verification } from '../../../call/call-state.js';
import type { CallControls } from '../call-controls.element.js';
import type { PeopleHost } from '../people/people-host.js';

/** Where the parts of a call are drawn, and whom they ask for what a person does in them. */
export type PanelHost = PeopleHost &
  Pick<
    CallControls,
    'toggleHand' | 'verify' | 'sendMessage' | 'react' | 'sendFile' | 'acceptFile' | 'cancelFile'
  > & {
    readonly noHotkeys: boolean;
    readonly verification: readonly Verification[];
  };
