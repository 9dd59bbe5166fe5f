import { buttons } from './styles/buttons.styles.js';
import { face } from './styles/face.styles.js';
import { prejoin } from './styles/prejoin.styles.js';
import { preview } from './styles/preview.styles.js';
import { theme } from './styles/theme.styles.js';

/** For all that is to be seen before a call; `in-call.ts` brings the rest. */
export const styles = [theme, buttons, face, preview, prejoin];
