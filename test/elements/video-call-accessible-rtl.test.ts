import '../../src/video-call.js';
import { describeAccessibleScreens } from '../support/accessible-screens.js';

describeAccessibleScreens({ scheme: 'dark', dir: 'rtl' });
