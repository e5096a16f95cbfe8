import { GovernanceMode } from './mode';
import { baseRuleId, fullRuleId } from '../../private/rule-id';
import { SightingPlace } from '../../waivers/baseline/sighting';
import { Waiver } from '../../waivers/waiver';
import { Severity } from '../rule/severity';
import { State } from '../rule/verdict';
import { Fact } from '../template/fact';
import { ResourcePlace } from '../template/resource-view';

/** What follows from a finding. */
export enum Disposition {
  /** Fails the synthesis. */
  BLOCKING = 'blocking',

  /** Would block, and is excepted. */
  WAIVED = 'waived',

  /** Would block, and was there before governance was enforced. */
  BASELINED = 'baselined',

  /** Is reported. */
  ADVISORY = 'advisory',
}

/**
 * Why a finding is excepted.
 *
 * @internal
 */
export interface Exception {
  /** The name of the exception, unique in the app. */
  readonly id: string;
  /** Who says so: a component for resources of its own, the catalogue of what the CDK itself creates, or the register. */
  readonly origin: 'proposal' | 'platform' | 'register';
  /** The path of the component, or of the construct of the CDK; nothing for an entry of the register. */
  readonly component?: string;
  /** What the catalogue calls the construct of the CDK. */
  readonly helper?: string;
  /** The versions of aws-cdk-lib that the catalogue speaks of. */
  readonly cdk?: string;
  readonly reason: string;
  /** Who answers for it, where it was granted. */
  readonly owner?: string;
  /** Who granted it. */
  readonly approver?: string;
  /** The last UTC day on which it holds. */
  readonly expires?: string;
}

/**
 * A waiver as the finding has it that it lifts.
 *
 * @internal
 */
export function exceptionOf(waiver: Waiver | undefined): Exception | undefined {
  return waiver && { id: waiver.id, origin: 'register', reason: waiver.reason, owner: waiver.owner, approver: waiver.approver, expires: waiver.expires };
}

/**
 * What follows from a finding of a severity where governance does so much.
 *
 * @internal
 */
export function dispositionOf(severity: Severity, mode: GovernanceMode, waiver: Exception | undefined, isCovered: boolean): Disposition {
  if (waiver) return Disposition.WAIVED;
  if (severity !== Severity.ERROR || mode !== GovernanceMode.ENFORCE) return Disposition.ADVISORY;
  return isCovered ? Disposition.BASELINED : Disposition.BLOCKING;
}

/**
 * An evaluation that is not good news, and what follows from it.
 *
 * @internal
 */
export interface Finding {
  /** Stable across machines and unrelated changes. */
  readonly id: string;
  /** Where it is, in names that survive renames of what lies between; of those that a baseline may cover. */
  readonly identity?: SightingPlace;
  readonly rule: string;
  /** What sets the finding apart from others of the rule on the resource; together they are the name to except. */
  readonly detail?: string;
  /** The detail in names that survive renames, where those are others; of findings with a fingerprint. */
  readonly lastingDetail?: string;
  /** Rules of other packs that found the same. */
  readonly sameAs: readonly string[];
  /** What the rule stands for in frameworks, such as `NIST.800-53.R5/SC-28`; filled where a mapping knows. */
  readonly controls: readonly string[];
  readonly packs: readonly string[];
  readonly state: State;
  readonly severity: Severity;
  readonly disposition: Disposition;
  /** Nothing for findings about the app itself. */
  readonly resource?: ResourcePlace;
  /** The condition under which the resource exists at all, and whether it ever holds in this environment. */
  readonly condition?: { readonly name: string; readonly holds: 'always' | 'never' | 'sometimes' };
  readonly property?: string;
  /** The value of the property that it is about: what a sign-off is given for. */
  readonly value?: unknown;
  readonly message: string;
  readonly statement: string;
  readonly why: string;
  readonly fix: string;
  readonly reference?: string;
  /** The user's file and line, relative to the working directory. */
  readonly source?: string;
  readonly waiver?: Exception;
  /** The same as long as nothing about the finding changes, the value that was found included; of those that block, are excepted, or that somebody wants excepted. */
  readonly fingerprint?: string;
  /** What components stated, as far as the finding rests on it. */
  readonly facts?: readonly Fact[];
}

/**
 * Every id that a finding can be named by: of the rules that found it, with the detail and without, as written and as it lasts.
 *
 * @internal
 */
export function namesOf({ rule, detail, lastingDetail, sameAs }: Pick<Finding, 'rule' | 'detail' | 'lastingDetail' | 'sameAs'>): string[] {
  const full = [detail, lastingDetail].map((each) => fullRuleId(rule, each));
  return [...new Set([rule, ...full, ...sameAs.flatMap((other) => [other, baseRuleId(other)])])];
}
