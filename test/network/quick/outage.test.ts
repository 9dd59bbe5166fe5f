import { outage } from '../support/outage.js';

outage(20);
