import { Construct } from 'constructs';
import { GovernanceHost } from './host';
import { environmentOf, settle } from './scope/composition';
import { GovernedScope, markGoverned, topStackOf } from './scope/governed-scope';
import { identityTags } from './scope/identity-tags';
import { rememberSource } from './scope/source-position';
import { IAppEnvironment } from '../core/app-environment';
import { ErrorCode, Problem } from '../core/errors';
import { stackAround } from '../core/placement';
import { TagKey } from '../tagging/tag-keys';
import { tagSubtree } from '../tagging/tagger';

/** What an environment says about its core when the record is made. */
export type CoreFacts = Required<Pick<GovernedScope, 'parts' | 'costs' | 'network' | 'end' | 'responsibilities'>>
  & Pick<GovernedScope, 'permissionsBoundary' | 'contract'>;

/** What an environment has in common with components: it brings governance, which enforces below it, and is tagged. */
export function governEnvironment(environment: IAppEnvironment & Construct, core: CoreFacts): void {
  rememberSource(environment);
  const { charter } = GovernanceHost.ensure(environment);
  const identity = identityTags(environment);
  const stack = stackAround(environment);
  if (stack) settle(topStackOf(stack), environment);
  markGoverned({ construct: environment, identity, tier: environment.tier, proposals: [], facts: [], parameters: [], objectives: [], ...core });
  tagSubtree(environment, identity, () => charter.tagSchema);
}

/** What keeps an environment out of a stack: another one lives there. */
export function residenceProblems(scope: Construct, environmentName: string): Problem[] {
  const stack = stackAround(scope);
  const resident = stack && environmentOf(topStackOf(stack));
  if (!resident) return [];
  const message = `an environment must have its stack to itself, got '${environmentName}' where '${resident.identity.environmentName}' lives; create it outside of the stack, or in one of its own`;
  return [{ code: ErrorCode.TWO_ENVIRONMENTS_IN_STACK, message }];
}

/** Tags everything below a scope as part of an environment, also what is no component. */
export function tagAsPartOf(environment: IAppEnvironment, scope: Construct): void {
  const { charter } = GovernanceHost.ensure(environment);
  tagSubtree(scope, identityTags(environment), () => charter.tagSchema);
}

/** What the key is called that carries the name of the environment on resources. */
export function environmentTagName(scope: Construct): string {
  return GovernanceHost.ensure(scope).charter.tagSchema.nameOf(TagKey.ENVIRONMENT);
}
