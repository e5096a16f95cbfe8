import { Environment, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { alarmProblems } from './alarms/alarm-problems';
import { AppEnvironmentProps } from './app-environment-props';
import { backupProblems } from './backups/backup-problems';
import { boundaryProblems } from './boundary/boundary-problems';
import { offersProblems } from './contract/offers-problems';
import { nameFrom } from './environment-name';
import { EnvironmentKeys } from './keys/environment-keys';
import { lifetimeProblems } from './lifetime/lifetime-problems';
import { locationOf, regionProblems } from './location';
import { overlapProblems } from './network/address-claims';
import { NetworkShape } from './network/network-shape';
import { spendProblems } from './spend/spend-problems';
import { ErrorCode, PavedRoadError, Problem } from '../core/errors';
import { identityProblems, unresolvedProblem } from '../core/identity-problems';
import { stackAround } from '../core/placement';
import { Governance } from '../governance/governance';
import { residenceProblems } from '../governance/governed-environment';

/** Returns the scope when the environment may be created in it, so that a refused one leaves nothing behind. */
export function admitted(scope: Construct, id: string, props: AppEnvironmentProps): Construct {
  refuse(scope, id, environmentProblems(scope, props));
  Governance.ensure(scope);
  return scope;
}

/** Throws one error with everything that is wrong with an environment that does not exist yet. */
export function refuse(scope: Construct, id: string, problems: Problem[]): void {
  if (problems.length > 0) throw PavedRoadError.about(scope.node.path === '' ? id : `${scope.node.path}/${id}`, problems);
}

/** What is wrong with the props of an environment in a scope. */
export function environmentProblems(scope: Construct, props: AppEnvironmentProps): Problem[] {
  const location = locationOf(scope, props.env);
  return [
    ...identityProblems('application', props.application),
    ...identityProblems('owner', props.owner),
    ...identityProblems('costCenter', props.costCenter),
    ...nameProblems(props),
    ...envProblems(scope, props.env),
    ...regionProblems(location.region),
    ...alarmProblems(props),
    ...networkProblems(scope, props, location),
    ...(props.keys instanceof EnvironmentKeys ? props.keys._problems(location.region) : []),
    ...backupProblems(props.backups ?? {}, props.tier),
    ...spendProblems(props, location.region),
    ...boundaryProblems(props.permissionsBoundary, location.account),
    ...lifetimeProblems(scope, props, props.tier),
    ...(props.offers ? offersProblems(scope, props.name ?? defaultName(props), props.offers, props.tier) : []),
    ...residenceProblems(scope, props.name ?? defaultName(props)),
  ];
}

/** Addresses are compared once they are addresses. */
function networkProblems(scope: Construct, props: AppEnvironmentProps, location: Environment): Problem[] {
  const { network, tier, name = defaultName(props) } = props;
  if (!(network instanceof NetworkShape)) return [];
  const problems = network._problems(tier, location);
  const addresses = network._addresses();
  return problems.length > 0 || addresses === undefined ? problems : overlapProblems(scope, name, addresses);
}

/** The name of an environment that was given none: only what may stand in the name of a stack. */
export function defaultName(props: AppEnvironmentProps): string {
  return nameFrom(props.application, props.tier.name);
}

/** Stacks, key aliases and parameters are named after it, so the narrowest of their rules holds. */
function nameProblems(props: AppEnvironmentProps): Problem[] {
  if (Token.isUnresolved(props.name)) return [unresolvedProblem('name', 'stacks and keys are named after it')];
  if (props.name === undefined && identityProblems('application', props.application).length > 0) return [];
  const name = props.name ?? defaultName(props);
  if (/^[A-Za-z][A-Za-z0-9-]{0,62}$/.test(name)) return [];
  const origin = props.name === undefined ? ", which was made from 'application' and 'tier'; set 'name' yourself" : '';
  return [{
    code: ErrorCode.INVALID_VALUE,
    message: `'name' must begin with a letter and have at most 63 letters, digits and dashes, got ${JSON.stringify(name)}${origin}`,
  }];
}

function envProblems(scope: Construct, env: Environment = {}): Problem[] {
  const stack = stackAround(scope);
  return (['account', 'region'] as const).flatMap((what) => {
    if (env[what] === undefined) return [];
    if (Token.isUnresolved(env[what])) return [unresolvedProblem(`env.${what}`, "leave 'env' out when it is not known")];
    if (stack === undefined || stack[what] === env[what]) return [];
    const ofStack = Token.isUnresolved(stack[what]) ? `no ${what} of its own` : stack[what];
    const message = `'env.${what}' must be that of the stack '${stack.node.path}' around the environment, which has ${ofStack}, got ${env[what]}; `
      + "leave 'env' out, or create the environment outside of the stack";
    return [{ code: ErrorCode.CONTRADICTING_PROPS, message }];
  });
}
