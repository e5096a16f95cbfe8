import { NoOpenIngress } from './no-open-ingress';
import { Rule } from '../../policy/rule/rule';

/** Rules on security groups. */
export class Ec2Rules {
  /** Security groups admit no traffic from every address. */
  public static readonly NO_OPEN_INGRESS: Rule = new NoOpenIngress();

  private constructor() {}
}
