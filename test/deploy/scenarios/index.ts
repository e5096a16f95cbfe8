import { DATABASE_CLONED, DATABASE_GROWN, DATABASE_IN_PLAYGROUND, DATABASE_READ_ONLY, DATABASE_RECOVERY, DATABASE_RESTORED } from './database';
import { TWO_ENGINES } from './engines';
import { ENVIRONMENT_FILE, ENVIRONMENT_FILE_OF_PRODUCTION } from './environment-file';
import { LANDING_ZONE } from './landing-zone';
import { ORDERS_IN_PLAYGROUND, ORDERS_IN_PRODUCTION } from './orders';
import { OVERLAY } from './overlay';
import { PLAIN } from './plain';
import { SHARED_ENVIRONMENT } from './shared-environment';
import { Scenario } from '../story';

/** Everything that is deployed, the longest first. */
export const SCENARIOS: readonly Scenario[] = [
  ORDERS_IN_PRODUCTION, ORDERS_IN_PLAYGROUND, SHARED_ENVIRONMENT, OVERLAY, DATABASE_RESTORED, DATABASE_IN_PLAYGROUND, DATABASE_GROWN,
  LANDING_ZONE, DATABASE_CLONED, DATABASE_READ_ONLY, DATABASE_RECOVERY, ...TWO_ENGINES,
  ENVIRONMENT_FILE, ENVIRONMENT_FILE_OF_PRODUCTION, ...PLAIN,
];
