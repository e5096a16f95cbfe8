import { Token } from 'aws-cdk-lib';
import { PersonalProps } from './personal-props';
import { ErrorCode, Problem } from '../../core/errors';
import { unresolvedProblem } from '../../core/identity-problems';
import { EnvironmentTier } from '../../core/tier/environment-tier';
import { AppEnvironmentProps } from '../app-environment-props';
import { nameFrom } from '../environment-name';

/** What a personal environment is as an environment. */
export function personalOf({ person, ...props }: PersonalProps): AppEnvironmentProps {
  return { ...props, owner: props.owner ?? person, tier: props.tier ?? EnvironmentTier.PLAYGROUND, name: nameFrom(props.application, person) };
}

/** What keeps an environment from being somebody's own. */
export function personalProblems({ person, tier = EnvironmentTier.PLAYGROUND }: PersonalProps): Problem[] {
  return [...personProblems(person), ...tierProblems(tier)];
}

function personProblems(person: string | undefined): Problem[] {
  if (person === undefined || person === '') {
    return [{ code: ErrorCode.MISSING_VALUE, message: `'person' must be given, got ${JSON.stringify(person)}; the environment is named after it` }];
  }
  if (Token.isUnresolved(person)) return [unresolvedProblem('person', 'names are made from it, so write the text itself')];
  if (!/^[a-z][a-z0-9]{0,30}$/.test(person)) {
    const message = `'person' must be a letter and at most 30 lower-case letters and digits, got ${JSON.stringify(person)}; write 'annlee' for ann.lee`;
    return [{ code: ErrorCode.INVALID_VALUE, message }];
  }
  if (EnvironmentTier._builtIn().every(({ name }) => name !== person)) return [];
  const message = `'person' must not be the name of a tier, got '${person}'; that is what an environment of everybody is called`;
  return [{ code: ErrorCode.INVALID_VALUE, message }];
}

/** An environment that somebody has for themselves is forgotten, so it has to end by itself. */
function tierProblems(tier: EnvironmentTier): Problem[] {
  if (tier.lifetime !== undefined) return [];
  const message = `'tier' must be one whose environments end by themselves, got ${tier}; use EnvironmentTier.PLAYGROUND, or a tier of your own with a 'lifetime'`;
  return [{ code: ErrorCode.OUTSIDE_TIER_BOUND, message }];
}
