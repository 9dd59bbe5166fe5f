import { unknownVariables } from '../unknown-variables.js';
import { warning } from './finding.js';
import type { Finding } from './finding.js';

/** Variables that were meant for the server and do not reach it. */
export const checkVariables = (environment: NodeJS.ProcessEnv): Finding[] =>
  unknownVariables(environment).map((sentence) =>
    warning(
      'unknown-variable',
      sentence,
      'Correct the name, or unset it; video-call-server --help lists all.',
    ),
  );
