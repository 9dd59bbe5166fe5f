import type { ReactiveControllerHost } from 'lit';
import type { CallModeration } from '../call-moderation.element.js';

/** Where the people are drawn, and whom they ask for what a moderator can do. */
export type PeopleHost = ReactiveControllerHost &
  HTMLElement &
  Pick<CallModeration, 'admit' | 'deny' | 'mute' | 'kick' | 'lock' | 'endForAll'>;
