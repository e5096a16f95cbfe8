import { ParameterSource, ParameterUse } from './parameter';
import { Amount } from '../../policy/layers/amount';
import { RenderedResource } from '../../policy/rendered';

/** How many resources of a type there are, those under a condition included. */
export class ResourceCount implements ParameterSource {
  constructor(private readonly type: string) {}

  /** One use, by the first of them. */
  public usesBy(resources: readonly RenderedResource[]): ParameterUse[] {
    const counted = resources.filter(({ view }) => view.type === this.type);
    return counted.slice(0, 1).map((resource) => ({ resource, read: () => ({ amount: Amount.of(counted.length) }) }));
  }
}
