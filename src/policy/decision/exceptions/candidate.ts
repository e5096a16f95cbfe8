import { SightingPlace } from '../../../waivers/baseline/sighting';
import { Severity } from '../../rule/severity';
import { State } from '../../rule/verdict';
import { EffectivePolicy } from '../layers/effective-policy';

/** Where something was found, in the words of a waiver's scope. */
export interface WaivedPlace {
  /** The construct path; empty for the app itself. */
  readonly path: string;
  /** The CloudFormation type; empty where it is no resource. */
  readonly type: string;

  /**
   * The name of the application.
   *
   * @default - it is in no environment
   */
  readonly application?: string;

  /** The names of the environment: its name, and its construct path. */
  readonly environments: readonly string[];

  /**
   * The name of the component.
   *
   * @default - it belongs to none
   */
  readonly component?: string;
}

/** A finding that a waiver may lift. */
export interface Candidate {
  /** The id of the finding. */
  readonly id: string;
  /** Every id that it can be named by: of the rules that found it, with the detail and without, as written and as it lasts. */
  readonly names: readonly string[];
  /** What its rules stand for in frameworks. */
  readonly controls: readonly string[];
  /** Whether it is wrong, or nobody knows. */
  readonly state: State;
  /** How much it matters where it was found. */
  readonly severity: Severity;
  /** Where it was found. */
  readonly place: WaivedPlace;

  /**
   * The place in names that survive renames of what lies between.
   *
   * @default - no baseline covers it
   */
  readonly lastingPlace?: SightingPlace;

  /**
   * What sets it apart from other findings of the rule on the resource.
   *
   * @default - it is the only one
   */
  readonly detail?: string;

  /**
   * The property that it is about.
   *
   * @default - it names none
   */
  readonly property?: string;

  /**
   * Whether it is about going beyond a range, which is signed off for one value and no other.
   *
   * @default - it is not
   */
  readonly isSignOff?: boolean;

  /** What the layers of policy say where it was found. */
  readonly policy: EffectivePolicy;
  /** The value of the property, or of everything where it names none, as the template has it. */
  value(): unknown;
  /** What the finding is, down to the value that was found: the same as long as nothing about it changes. */
  fingerprint(): string;
}

/** Whether the policy excepts it from nothing: one of its rules or controls holds for everybody. */
export function isForbidden({ names, controls, policy }: Pick<Candidate, 'names' | 'controls' | 'policy'>): boolean {
  const never = policy.neverExcepted();
  return names.some((name) => never.has(name)) || controls.some((control) => never.has(control));
}
