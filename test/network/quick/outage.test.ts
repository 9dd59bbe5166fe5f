import { outage } from '../support/outage.js';

outage('F8-20', 20);
