import { Token } from 'aws-cdk-lib';
import { CostAnomalyOptions } from './cost-anomaly-options';
import { ErrorCode, Problem } from '../../core/errors';
import { unresolvedProblem } from '../../core/identity-problems';
import { EnvironmentTier } from '../../core/tier/environment-tier';
import { AppEnvironmentProps } from '../app-environment-props';

/**
 * What is wrong with how the spend of an environment is watched.
 *
 * @param props the props of the environment
 * @param region the region that it lies in, when that is known
 */
export function spendProblems(props: AppEnvironmentProps, region: string | undefined): Problem[] {
  const { monthlyBudget, creatingRoles, costAnomalies, tier } = props;
  return [
    ...budgetProblems(monthlyBudget, tier),
    ...roleProblems(creatingRoles),
    ...costAnomalies === undefined ? [] : anomalyProblems(costAnomalies, region),
  ];
}

function budgetProblems(amount: number | undefined, tier: EnvironmentTier): Problem[] {
  if (amount === undefined) return [];
  if (Token.isUnresolved(amount)) return [unresolvedProblem('monthlyBudget', 'write the amount itself')];
  if (!Number.isFinite(amount) || amount <= 0) {
    return [{ code: ErrorCode.INVALID_VALUE, message: `'monthlyBudget' must be an amount above 0 US dollars, got ${amount}` }];
  }
  if (amount <= (tier.monthlyBudget ?? Infinity)) return [];
  const message = `'monthlyBudget' must be at most ${tier.monthlyBudget} US dollars in ${tier}, got ${amount}; `
    + 'spend less, or use a tier that is meant for more';
  return [{ code: ErrorCode.OUTSIDE_TIER_BOUND, message }];
}

/** The one region in which CloudFormation knows `AWS::CE::AnomalyMonitor`. */
const REGION_OF_ANOMALIES = 'us-east-1';

function anomalyProblems({ threshold }: CostAnomalyOptions, region: string | undefined): Problem[] {
  return [...thresholdProblems(threshold), ...region === undefined || region === REGION_OF_ANOMALIES ? [] : [{
    code: ErrorCode.CONTRADICTING_PROPS,
    message: `'costAnomalies' must be left out in ${region}, since CloudFormation makes monitors of cost anomalies in ${REGION_OF_ANOMALIES} alone; `
      + "rely on 'monthlyBudget', whose notices look ahead, or have the organization's management account watch the tag",
  }]];
}

function thresholdProblems(threshold: number): Problem[] {
  if (Token.isUnresolved(threshold)) return [unresolvedProblem('costAnomalies.threshold', 'write the amount itself')];
  if (Number.isFinite(threshold) && threshold > 0) return [];
  return [{ code: ErrorCode.INVALID_VALUE, message: `'costAnomalies.threshold' must be an amount above 0 US dollars, got ${threshold}` }];
}

/** IAM's own rule for the names of roles. */
function roleProblems(names: readonly string[] | undefined): Problem[] {
  if (names === undefined) return [];
  if (names.length === 0) {
    return [{ code: ErrorCode.INVALID_VALUE, message: "'creatingRoles' must name at least one role, got none; leave it out for the role of the CDK's bootstrap" }];
  }
  return names.filter((name) => !Token.isUnresolved(name) && !/^[\w+=,.@-]{1,64}$/.test(name)).map((name) => ({
    code: ErrorCode.INVALID_VALUE,
    message: `'creatingRoles' must be names of roles, 1 to 64 letters, digits or _ + = , . @ -, got ${JSON.stringify(name)}; leave out the ARN and the path`,
  }));
}
