import { Scenario } from '../story';
import { ORDERS_IN_PLAYGROUND, ORDERS_IN_PRODUCTION } from './orders';

/** Everything that is deployed, the longest first. */
export const SCENARIOS: readonly Scenario[] = [ORDERS_IN_PRODUCTION, ORDERS_IN_PLAYGROUND];
