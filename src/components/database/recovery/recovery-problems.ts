import { Duration } from 'aws-cdk-lib';
import { ErrorCode, Problem } from '../../../core/errors';
import { SettledDatabaseProps } from '../settled-props';

/** What RDS and Aurora can restore to: they store what was written every five minutes. */
const LATEST_RESTORABLE = Duration.minutes(5);

/** How long a failover takes to a standby of RDS, and to a reader of Aurora. */
const FAILOVER = { instance: Duration.minutes(2), cluster: Duration.minutes(1) };

/** A copy begins once a day, and is made within hours. */
const COPIED = Duration.days(2);

/** What is wrong with the objectives of a database. */
export function recoveryProblems({ recovery = {}, environment, engine }: SettledDatabaseProps): Problem[] {
  const { rpo, rto, regionLoss } = recovery;
  const { tier } = environment;
  const failover = engine.isCluster ? FAILOVER.cluster : FAILOVER.instance;
  const problems = [
    ...atLeast('rpo', rpo, LATEST_RESTORABLE, `${engine} restores to five minutes before the loss`),
    ...atLeast('rto', rto, failover, `a failover of ${engine} takes so long${engine.isCluster ? '' : ', and that of Aurora 1 minute'}`),
    ...atLeast('regionLoss', regionLoss, COPIED, 'backups are copied once a day'),
  ];
  if (regionLoss && !tier.keepsData) {
    const message = `'regionLoss' must be left out in a ${tier} environment, which keeps no data and copies none, got ${regionLoss.toHumanString()}; use a tier that keeps data, such as staging`;
    problems.push({ code: ErrorCode.CONTRADICTING_PROPS, message });
  }
  return problems;
}

function atLeast(name: string, value: Duration | undefined, bound: Duration, reason: string): Problem[] {
  if (value?.isUnresolved()) {
    return [{ code: ErrorCode.UNRESOLVED_TOKEN, message: `'${name}' must be known at synthesis, got a token; give a Duration with a number` }];
  }
  if (!value || value.toMilliseconds() >= bound.toMilliseconds()) return [];
  const message = `'${name}' must be at least ${bound.toHumanString()}, got ${value.toHumanString()}; ${reason}, so ask for more or leave it out`;
  return [{ code: ErrorCode.INVALID_VALUE, message }];
}
