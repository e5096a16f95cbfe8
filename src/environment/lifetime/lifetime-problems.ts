import { Duration, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { LifetimeProps } from './lifetime-props';
import { ErrorCode, Problem } from '../../core/errors';
import { unresolvedProblem } from '../../core/identity-problems';
import { instantOf } from '../../core/instant';
import { EnvironmentTier } from '../../core/tier/environment-tier';
import { daysAfter, daysBetween, dayOf } from '../../waivers/utc-day';

/** What keeps an environment from living that long. */
export function lifetimeProblems(scope: IConstruct, props: LifetimeProps, tier: EnvironmentTier): Problem[] {
  const { timeToLive, expiresOn } = props;
  if (timeToLive !== undefined && expiresOn !== undefined) {
    const message = `'timeToLive' and 'expiresOn' must not be given both, got ${inWords(timeToLive)} and ${JSON.stringify(expiresOn)}; say one of them`;
    return [{ code: ErrorCode.CONTRADICTING_PROPS, message }];
  }
  if (timeToLive !== undefined) return permanenceProblems('timeToLive', inWords(timeToLive), tier) ?? timeProblems(timeToLive, tier);
  if (expiresOn !== undefined) return permanenceProblems('expiresOn', expiresOn, tier) ?? dayProblems(expiresOn, tier, dayOf(instantOf(scope.node.root)));
  return [];
}

function permanenceProblems(prop: keyof LifetimeProps, given: string, tier: EnvironmentTier): Problem[] | undefined {
  if (!tier.permanent) return undefined;
  const message = `'${prop}' must be left out in ${tier}, got ${given}; environments of that tier have no end, so use one that has`;
  return [{ code: ErrorCode.OUTSIDE_TIER_BOUND, message }];
}

function timeProblems(time: Duration, tier: EnvironmentTier): Problem[] {
  if (time.isUnresolved()) return [unresolvedProblem('timeToLive', 'write the number of days itself')];
  const days = time.toDays({ integral: false });
  if (!Number.isInteger(days) || days < 1) {
    return [{ code: ErrorCode.INVALID_VALUE, message: `'timeToLive' must be one or more whole days, got ${inWords(time)}` }];
  }
  const longest = tier.longestLifetime?.toDays() ?? Infinity;
  if (days <= longest) return [];
  const message = `'timeToLive' must be at most ${longest} days in ${tier}, got ${inWords(time)}; make it shorter, or use a tier that lives longer`;
  return [{ code: ErrorCode.OUTSIDE_TIER_BOUND, message }];
}

function dayProblems(day: string, tier: EnvironmentTier, today: string): Problem[] {
  if (Token.isUnresolved(day)) return [unresolvedProblem('expiresOn', 'write the day itself')];
  if (!isDay(day)) return [{ code: ErrorCode.INVALID_VALUE, message: `'expiresOn' must be a day such as 2027-03-31, until 2199, got ${JSON.stringify(day)}` }];
  if (day <= today) {
    const message = `'expiresOn' must be a day after ${today}, the day of this synthesis, got ${day}; the environment has ended, or give it a later day`;
    return [{ code: ErrorCode.INVALID_VALUE, message }];
  }
  const longest = tier.longestLifetime?.toDays() ?? Infinity;
  if (daysBetween(today, day) <= longest) return [];
  const message = `'expiresOn' must be at most ${longest} days after ${today} in ${tier}, so ${daysAfter(today, longest)}, got ${day}; `
    + 'choose an earlier day, or a tier that lives longer';
  return [{ code: ErrorCode.OUTSIDE_TIER_BOUND, message }];
}

/** Whether a text is a day that the calendar has, and EventBridge: its years end with 2199. */
function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(new Date(text).toISOString()) === text && text < '2200';
}

function inWords(time: Duration): string {
  return time.isUnresolved() ? 'a token' : time.toHumanString();
}
