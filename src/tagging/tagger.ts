import { Aspects, TagManager } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
export function tagSubtree(scope: IConstruct, tags: Record<string, string>): void {
  Aspects.of(scope).add({ visit: (node) => { const m = TagManager.of(node); if (m) for (const [k, v] of Object.entries(tags)) m.setTag(k, v, 90); } });
}
