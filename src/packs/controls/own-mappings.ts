import { AWS_FSBP, NOT_IN_AWS_FSBP } from './aws-fsbp';
import { ControlMapping } from './control-mapping';
import { NIST_800_53_R5 } from './nist-800-53-r5';

/**
 * What the rules of this library stand for.
 *
 * @internal
 */
export const OWN_MAPPINGS: readonly ControlMapping[] = [AWS_FSBP, ...NIST_800_53_R5];

/**
 * Rules that stand for no control of a framework, by framework and rule, with the reason.
 *
 * @internal
 */
export const WITHOUT_CONTROL: Record<string, Record<string, string>> = { [AWS_FSBP.framework]: NOT_IN_AWS_FSBP };
