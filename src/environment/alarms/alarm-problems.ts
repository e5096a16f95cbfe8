import { Token } from 'aws-cdk-lib';
import { AlarmSubscription } from './alarm-subscription';
import { AlarmSeverity } from '../../core/alarm-severity';
import { ErrorCode, Problem } from '../../core/errors';
import { unresolvedProblem } from '../../core/identity-problems';
import { EnvironmentTier } from '../../core/tier/environment-tier';
import { AppEnvironmentProps } from '../app-environment-props';

/** What is wrong with who receives the alarms of an environment. */
export function alarmProblems(props: AppEnvironmentProps): Problem[] {
  return [
    ...receiverProblems(props),
    ...emailProblems(props.alertEmail),
    ...(props.alarmSubscriptions ?? []).flatMap(({ severities }, at) => severitiesProblems(severities, at)),
  ];
}

/** Topics are either the environment's own, which somebody subscribes to, or brought, which is somebody else's affair. */
function receiverProblems({ alarms, alertEmail, alarmSubscriptions = [], tier }: AppEnvironmentProps): Problem[] {
  if (alarms !== undefined) {
    const refused = [...alertEmail === undefined ? [] : ['alertEmail'], ...alarmSubscriptions.length === 0 ? [] : ['alarmSubscriptions']];
    return refused.map((prop) => {
      const message = `'${prop}' must be left out where 'alarms' brings the topics, got both; subscribe to those topics instead`;
      return { code: ErrorCode.CONTRADICTING_PROPS, message };
    });
  }
  const isHeard = alertEmail !== undefined || alarmSubscriptions.some((subscription) => receivesMostUrgent(subscription, tier));
  if (isHeard || !tier.alarmReceiverRequired) return [];
  const message = `'alertEmail' must be given in ${tier}, got undefined; somebody has to receive its alarms: an address, one of 'alarmSubscriptions' `
    + `that takes the severity '${mostUrgent(tier)}', or topics of your own with 'alarms'`;
  return [{ code: ErrorCode.MISSING_VALUE, message }];
}

function receivesMostUrgent({ severities }: AlarmSubscription, tier: EnvironmentTier): boolean {
  return severities === undefined || severities.includes(mostUrgent(tier));
}

function mostUrgent(tier: EnvironmentTier): AlarmSeverity {
  return tier.alarmSeverity(AlarmSeverity.PAGE);
}

function emailProblems(alertEmail: string | undefined): Problem[] {
  if (alertEmail === undefined) return [];
  if (Token.isUnresolved(alertEmail)) return [unresolvedProblem('alertEmail', 'write the address itself')];
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(alertEmail)) return [];
  return [{ code: ErrorCode.INVALID_VALUE, message: `'alertEmail' must be one e-mail address, got ${JSON.stringify(alertEmail)}` }];
}

function severitiesProblems(severities: readonly AlarmSeverity[] | undefined, at: number): Problem[] {
  if (severities === undefined || severities.length > 0) return [];
  const message = `'alarmSubscriptions[${at}].severities' must name at least one severity, got none; leave it out for all of them`;
  return [{ code: ErrorCode.INVALID_VALUE, message }];
}
