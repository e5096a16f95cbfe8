import { FlowLogs } from './flow-logs';
import { NoPublicAddresses } from './no-public-addresses';
import { Rule } from '../../policy/rule/rule';

/** Rules on networks. */
export class VpcRules {
  /** Networks record their traffic in flow logs. */
  public static readonly FLOW_LOGS: Rule = new FlowLogs();

  /** Subnets give no public address to what is started in them. */
  public static readonly NO_PUBLIC_ADDRESSES: Rule = new NoPublicAddresses();

  private constructor() {}
}
