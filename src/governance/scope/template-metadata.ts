import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { GovernedComponentFacts } from './governed-scope';

const KEY = 'cdk-paved-road';

/**
 * Lists a component with its version in the metadata section of its template. Never in tags or on resources, which a
 * new version would then touch.
 */
export function listInMetadata(construct: IConstruct, { type, version }: GovernedComponentFacts): void {
  const { templateOptions, node } = Stack.of(construct);
  const metadata = templateOptions.metadata ?? {};
  const listed = (metadata[KEY] as { components: Record<string, string> } | undefined)?.components ?? {};
  const path = construct.node.path.slice(node.path === '' ? 0 : node.path.length + 1);
  templateOptions.metadata = { ...metadata, [KEY]: { components: { ...listed, [path]: `${type}@${version}` } } };
}
