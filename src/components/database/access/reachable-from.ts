import { ParameterSource, ParameterUse, UsedValue } from '../../../governance/statements/parameter';
import { Amount } from '../../../policy/decision/layers/amount';
import { Reading } from '../../../policy/template/reading';
import { RenderedResource } from '../../../policy/template/rendered';
import { ResourceView } from '../../../policy/template/resource-view';

const GROUP = 'AWS::EC2::SecurityGroup';
const INGRESS = 'AWS::EC2::SecurityGroupIngress';

/** The ways in which an ingress rule names addresses rather than a security group. */
const RANGES = ['CidrIp', 'CidrIpv6', 'SourcePrefixListId'];

/**
 * The addresses that security groups of a component let in by their number. Workloads that connect come by their group and are not counted; neither
 * is a rule that admits everybody, which `PR-EC2-NO-OPEN-INGRESS` finds.
 */
export class ReachableFrom implements ParameterSource {
  /** A use for each resource that may let somebody in. */
  public usesBy(resources: readonly RenderedResource[]): ParameterUse[] {
    return resources.filter(({ view }) => [GROUP, INGRESS].includes(view.type)).map((resource) => ({ resource, read: addressesIn }));
  }
}

function addressesIn(view: ResourceView): UsedValue | undefined {
  const rules = view.type === INGRESS ? [view] : view.read('SecurityGroupIngress').parts;
  const ranges = rules.flatMap((rule) => RANGES.map((property) => rule.read(property))).filter((range) => range.isPresent && !isEverybody(range));
  if (ranges.length === 0) return undefined;
  const unknown = ranges.find((range) => sizeOf(range) === undefined);
  if (unknown) return { reason: `how many addresses ${unknown.path} has is not known before the deployment` };
  return { amount: Amount.of(ranges.reduce((sum, range) => sum + sizeOf(range)!, 0)) };
}

/** How many addresses a range has: 256 in a `/24`. */
function sizeOf({ text = '' }: Reading): number | undefined {
  const [, address, prefix] = /^([0-9a-fA-F.:]+)\/(\d+)$/.exec(text) ?? [];
  return address === undefined ? undefined : 2 ** ((address.includes(':') ? 128 : 32) - Number(prefix));
}

function isEverybody({ text = '' }: Reading): boolean {
  return text.endsWith('/0');
}
