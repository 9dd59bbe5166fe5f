import { controls } from './styles/controls.styles.js';
import { prejoin } from './styles/prejoin.styles.js';
import { stage } from './styles/stage.styles.js';
import { theme } from './styles/theme.styles.js';

export const styles = [theme, controls, stage, prejoin];
