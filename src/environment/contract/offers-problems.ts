import { Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { EnvironmentOffers } from './environment-offers';
import { ErrorCode, Problem } from '../../core/errors';
import { stackAround, stageAround } from '../../core/placement';
import { EnvironmentTier } from '../../core/tier/environment-tier';
import { Namesakes } from '../../private/namesakes';

const offering = new Namesakes<Stage>();

/** The names of the environments of a stage that are offered, with their construct paths. */
export function offeringIn(scope: Construct): Map<string, string> {
  return offering.in(stageAround(scope)!);
}

/** What keeps an environment from offering what it declares. */
export function offersProblems(scope: Construct, name: string, offers: EnvironmentOffers, tier: EnvironmentTier): Problem[] {
  return [...placeProblems(scope), ...nameProblems(scope, name), ...keyProblems(offers, tier)];
}

/** What is deployed together with its users cannot be read by them. */
function placeProblems(scope: Construct): Problem[] {
  const stack = stackAround(scope);
  if (!stack) return [];
  const message = `'offers' must be of an environment that has its stack to itself, got one in the stack '${stack.node.path}'; create the environment in the app or in a stage`;
  return [{ code: ErrorCode.CONTRADICTING_PROPS, message }];
}

function nameProblems(scope: Construct, name: string): Problem[] {
  const namesake = stageAround(scope) && offeringIn(scope).get(name);
  if (namesake === undefined) return [];
  const message = `'name' must be unique among the environments of a stage that are offered, got '${name}', which is ${namesake}; their contracts would be one file, so name one of them otherwise`;
  return [{ code: ErrorCode.CONTRADICTING_PROPS, message }];
}

function keyProblems({ keys = [] }: EnvironmentOffers, tier: EnvironmentTier): Problem[] {
  return keys.filter((classification) => !tier.holds(classification)).map((classification) => {
    const message = `'offers.keys' must be for data of at most '${tier.mostSensitiveData}' in a ${tier} environment, got '${classification}'; use a tier that may hold it`;
    return { code: ErrorCode.CLASSIFICATION_NOT_ALLOWED, message };
  });
}
