import { stackPlace } from './allowances';
import { IWorkload } from '../../core/connection/connection';
import { Severity } from '../../policy/rule/severity';
import { State } from '../../policy/rule/verdict';
import { CDK_METADATA, RenderedStack } from '../../policy/template/rendered';
import { RenderedApp } from '../../policy/template/rendered-app';
import { append } from '../../private/append';
import { TagKey } from '../../tagging/tag-keys';
import { Census } from '../census';
import { Words } from '../findings/words';
import { GovernedScope, topStackOf } from '../scope/governed-scope';

/** How many resources CloudFormation takes in one stack, and from how many on somebody should know. */
const LIMIT = 500;
const NEAR = 400;

/** What is worth knowing about how an app is cut into stacks; none of it blocks by itself. */
export function stackWords(app: RenderedApp, census: Census): Words[] {
  const inStack = new Map<unknown, GovernedScope[]>();
  for (const scope of census.scopes.filter(({ component }) => component)) append(inStack, topStackOf(scope.construct), scope);
  return app.stacks.flatMap((rendered) => [...besideCompute(rendered, inStack.get(rendered.stack) ?? []), ...nearlyFull(rendered)]);
}

/** A stack is deployed, rolled back and deleted as one, so code and the data that outlives it are better apart. */
function besideCompute(rendered: RenderedStack, scopes: readonly GovernedScope[]): Words[] {
  const workloads = scopes.filter(runs);
  // What runs and keeps data in one, such as recorded sessions, cannot be apart from itself.
  const data = scopes.filter((scope) => scope.identity[TagKey.DATA_CLASSIFICATION] !== undefined && scope.tier.keepsData && !runs(scope));
  if (data.length === 0 || workloads.length === 0) return [];
  const listed = (some: readonly GovernedScope[]) => some.map(({ construct }) => construct.node.path).sort().join(', ');
  return [{
    rule: 'PR-GOVERNANCE-DATA-BESIDE-COMPUTE',
    packs: ['governance'],
    state: State.NON_COMPLIANT,
    severity: Severity.INFO,
    resource: stackPlace(rendered),
    message: `the stack ${rendered.path} keeps data (${listed(data)}) beside what runs (${listed(workloads)})`,
    statement: 'where data is kept, it lies in another stack than what uses it',
    why: 'a stack is deployed, rolled back and deleted as one: code comes and goes, data stays',
    fix: 'before the first deployment, make the component that keeps data in a stack of its own; later, moving it is a migration. Nothing is moved by itself',
  }];
}

/** Whether a component is a workload: it has a place in the network. */
function runs({ construct }: GovernedScope): boolean {
  return typeof (construct as Partial<IWorkload>).joinNetwork === 'function';
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
function nearlyFull(rendered: RenderedStack): Words[] {
  const count = rendered.resources.filter(({ view }) => view.type !== CDK_METADATA).length;
  if (count <= NEAR) return [];
  return [{
    rule: 'PR-GOVERNANCE-STACK-SIZE',
    packs: ['governance'],
    state: State.NON_COMPLIANT,
    severity: Severity.WARNING,
    resource: stackPlace(rendered),
    message: `the stack ${rendered.path} has ${count} resources; CloudFormation takes ${LIMIT}`,
    statement: `stacks have at most ${NEAR} resources`,
    why: `CloudFormation refuses a template with more than ${LIMIT}, and resources that keep data do not move to another stack by themselves`,
    fix: 'make new components in another stack of the same environment',
  }];
}
