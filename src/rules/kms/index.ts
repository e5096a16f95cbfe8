import { KeyPolicyNarrow } from './key-policy-narrow';
import { KeyRotation } from './key-rotation';
import { Rule } from '../../policy/rule/rule';

/** Rules on encryption keys. */
export class KmsRules {
  /** Symmetric keys are rotated automatically. */
  public static readonly KEY_ROTATION: Rule = new KeyRotation();

  /** Key policies allow nothing to everyone without a condition. */
  public static readonly KEY_POLICY_NARROW: Rule = new KeyPolicyNarrow();

  private constructor() {}
}
