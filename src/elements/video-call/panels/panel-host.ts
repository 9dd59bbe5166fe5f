import type { CallControls } from '../call-controls.element.js';
import type { PeopleHost } from '../people/people-host.js';

/** Where the parts of a call are drawn, and whom they ask for what a person does in them. */
export type PanelHost = PeopleHost &
  Pick<CallControls, 'toggleHand' | 'sendMessage' | 'react' | 'sendFile' | 'acceptFile' | 'cancelFile'> & {
    readonly noHotkeys: boolean;
  };
