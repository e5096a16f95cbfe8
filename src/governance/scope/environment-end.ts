import { stacksToDelete } from './environment-stacks';
import { topStackOf } from './governed-scope';
import { IAppEnvironment } from '../../core/app-environment';
import { EndEntry } from '../../evidence/record/record';
import { RenderedResource } from '../../policy/template/rendered';
import { RenderedApp } from '../../policy/template/rendered-app';

/** When an environment ends, and what goes with it. */
export function endOf(environment: IAppEnvironment, end: Pick<EndEntry, 'afterDays' | 'on'> | undefined, { stacks }: RenderedApp): EndEntry | undefined {
  if (end === undefined) return undefined;
  const deleted = stacksToDelete(environment);
  const resources = stacks.filter(({ stack }) => deleted.includes(topStackOf(stack))).flatMap((stack) => stack.resources);
  const leaves = resources.filter(stays).map(({ view }) => view.place.path).sort();
  return { ...end, deletes: deleted.map(({ stackName }) => stackName), leaves };
}

/**
 * Whether a resource stays when its stack is deleted, or a snapshot of it does.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
function stays({ definition, view }: RenderedResource): boolean {
  const isAlone = view.type === 'AWS::RDS::DBCluster' || (view.type === 'AWS::RDS::DBInstance' && view.read('DBClusterIdentifier').value === undefined);
  return ['Retain', 'Snapshot'].includes(String(definition.DeletionPolicy ?? (isAlone ? 'Snapshot' : 'Delete')));
}
