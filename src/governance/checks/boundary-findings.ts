import { State } from '../../policy/rule/verdict';
import { RenderedResource } from '../../policy/template/rendered';
import { RenderedApp } from '../../policy/template/rendered-app';
import { Census } from '../census';
import { Words } from '../findings/words';

/** What acts with permissions of its own. */
const ACTING = ['AWS::IAM::Role', 'AWS::IAM::User'];

/**
 * Roles and users that lack the permissions boundary of their environment, or have another one. The environment gives it to
 * all of them; an override, an included template or a hand on the role takes it away.
 */
export function boundaryWords(app: RenderedApp, census: Census): Words[] {
  return ACTING.flatMap((type) => app.resourcesOfType(type)).flatMap((resource) => {
    const boundary = census.environmentOfStack(resource.stack.stack)?.permissionsBoundary;
    return boundary === undefined ? [] : wordsAbout(resource, boundary);
  });
}

function wordsAbout({ definition, view }: RenderedResource, boundary: string): Words[] {
  const { PermissionsBoundary: found } = (definition.Properties ?? {}) as { readonly PermissionsBoundary?: unknown };
  if (found !== undefined && policyIn(found) === policyIn(boundary.startsWith('arn:') ? boundary : `:policy/${boundary}`)) return [];
  return [{
    rule: 'PR-GOVERNANCE-BOUNDARY-MISSING',
    packs: ['governance'],
    state: State.NON_COMPLIANT,
    resource: view.place,
    message: `${view.place.path} has ${found === undefined ? 'no permissions boundary' : `the permissions boundary ${JSON.stringify(found)}`}; its environment has '${boundary}'`,
    statement: 'every role and user of an environment has its permissions boundary',
    why: 'one without it may be given any permission, which is what the boundary is there against',
    fix: "take out what replaces or deletes 'PermissionsBoundary', or make the role outside of the stacks of the environment",
  }];
}

/** The policy that an ARN names, with its path: whatever the ARN is joined from. What a condition decides is neither of its branches. */
function policyIn(arn: unknown): string {
  const text = JSON.stringify(arn);
  const [, owner = '', name] = text.includes('"Fn::If"') ? [] : /(iam::aws)?:policy\/([\w+=,.@/-]+)/.exec(text) ?? [];
  return name === undefined ? text : `${owner}/${name}`;
}
