import { IConstruct } from 'constructs';
import { ParameterSource, ParameterUse } from './parameter';
import { standsFor } from './proposal';
import { Amount } from '../../policy/decision/layers/amount';
import { RenderedResource } from '../../policy/template/rendered';

/** How many resources of a type there are, those under a condition included. */
export class ResourceCount implements ParameterSource {
  /**
   * @param type the CloudFormation type
   * @param user the L1 or L2 that uses them, and none of them as well; the first of them when left out
   */
  constructor(private readonly type: string, private readonly user?: IConstruct) {}

  /** One use, by whoever uses them. */
  public usesBy(resources: readonly RenderedResource[]): ParameterUse[] {
    const { type, user } = this;
    const counted = resources.filter(({ view }) => view.type === type);
    const users = user ? resources.filter(({ construct }) => construct !== undefined && standsFor(user, construct)) : counted;
    return users.slice(0, 1).map((resource) => ({ resource, read: () => ({ amount: Amount.of(counted.length) }) }));
  }
}
