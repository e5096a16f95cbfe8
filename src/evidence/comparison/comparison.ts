import { ComponentEntry, GovernanceRecord, OverrideEntry, ResourceEntry } from '../record/record';

/** What changed from one record to another, for those who review the change. `schemas/comparison.schema.json` describes it. */
export interface Comparison {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** What was before. */
  readonly before: Side;
  /** What is now. */
  readonly after: Side;
  /** What got worse, a sentence for each kind; nothing where nothing did. */
  readonly worse: readonly string[];
  /** What is composed. */
  readonly components: ComponentChanges;
  /** What is deployed. */
  readonly resources: ResourceChanges;
  /** What was found. */
  readonly findings: FindingChanges;
  /** What is excepted. */
  readonly exceptions: ExceptionChanges;
  /** Raw overrides of governed resources. */
  readonly overrides: OverrideChanges;
  /** How much of each application is on the paved road, where that changed. */
  readonly coverage: readonly CoverageChange[];
  /** The packs that changed their version or their rules. */
  readonly packs: readonly PackChange[];
  /** The rules that matter more or less by themselves than they did. */
  readonly rules: readonly RuleChange[];
}

/** One of the two records. */
export type Side = Pick<GovernanceRecord, 'instant' | 'gate' | 'library' | 'cdk'>;

/** Something that is another now. */
export interface Change<T> {
  /** What it was. */
  readonly before: T;
  /** What it is. */
  readonly after: T;
}

/** What changed about components. */
export interface ComponentChanges {
  /** Those that are new. */
  readonly added: readonly ComponentSide[];
  /** Those that are gone. */
  readonly removed: readonly ComponentSide[];
  /** Those of another version or type. */
  readonly upgraded: readonly Change<ComponentSide>[];
  /** Those that stand elsewhere in the construct tree. */
  readonly moved: readonly Change<ComponentSide>[];
}

/** A component of one of the records. */
export interface ComponentSide extends Pick<ComponentEntry, 'path' | 'type' | 'version'> {
  /**
   * Who answers for it.
   *
   * @default - no tag says so
   */
  readonly owner?: string;
}

/** What changed about resources. */
export interface ResourceChanges {
  /** How many are new. */
  readonly added: number;
  /** Those that are gone, the ones that keep data first. */
  readonly removed: readonly ResourceSide[];
  /** Those that CloudFormation makes anew, since they have another logical id, type or template, the ones that keep data first. */
  readonly replaced: readonly ReplacedResource[];
}

/** A resource of one of the records. */
export interface ResourceSide extends ResourceEntry {
  /** Whether it keeps data that are gone with it. */
  readonly keepsData: boolean;
}

/** A resource that stands where it stood, and is another one. */
export interface ReplacedResource extends Change<ResourceSide> {
  /** Whether the one before keeps data. */
  readonly keepsData: boolean;
}

/** What changed about findings. */
export interface FindingChanges {
  /** Those that were not there. */
  readonly new: readonly FindingSide[];
  /** Those that are there no more. */
  readonly gone: readonly FindingSide[];
  /** The same in another place. */
  readonly moved: readonly Change<FindingSide>[];
  /** The same in the same place, with other consequences, such as one that is no longer excepted. */
  readonly changed: readonly Change<FindingSide>[];
}

/** A finding of one of the records. */
export interface FindingSide {
  /** The id, which is stable across machines and unrelated changes. */
  readonly id: string;
  /** The rule, with the detail in brackets. */
  readonly rule: string;
  /** How much it matters. */
  readonly severity: string;
  /** What was found. */
  readonly state: string;
  /** What follows from it. */
  readonly disposition: string;
  /** What was found, in words. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  /** The component or environment that it is in. */
  readonly component?: string;
  /** The construct path of the resource; nothing for one about the app itself. */
  readonly path?: string;
  /** The template that the resource stands in. */
  readonly template?: string;
  /** The logical id of the resource. */
  readonly logicalId?: string;
  /** The user's file and line. */
  readonly source?: string;
}

/** What changed about exceptions. */
export interface ExceptionChanges {
  /** Those that were not there. */
  readonly new: readonly ExceptionSide[];
  /** Those that lift more than they did, for longer or on the word of other people. */
  readonly widened: readonly WidenedException[];
  /** Those that are there no more. */
  readonly gone: readonly ExceptionSide[];
}

/** An exception of one of the records. */
export interface ExceptionSide {
  /** Who says so: the register, a component, or the catalogue of what the CDK itself creates. */
  readonly origin: 'register' | 'proposal' | 'platform';
  /** The name in the register; nothing for what comes with a component. */
  readonly id?: string;
  /** The rules and controls that it is for. */
  readonly rules: readonly string[];
  /** Where it holds, in words. */
  readonly scope: string;
  /** Why. */
  readonly reason: string;
  /** Who granted it. */
  readonly approver?: string;
  /** The last UTC day on which it holds. */
  readonly expires?: string;
}

/** An exception that goes beyond what it was. */
export interface WidenedException extends ExceptionSide {
  /** How, a sentence for each way. */
  readonly how: readonly string[];
}

/** What changed about raw overrides. */
export interface OverrideChanges {
  /** Those that were not there. */
  readonly new: readonly OverrideEntry[];
  /** Those that are there no more. */
  readonly gone: readonly OverrideEntry[];
  /** Those that put another value there. */
  readonly changed: readonly Change<OverrideEntry>[];
}

/** How much of an application is on the paved road. */
export interface CoverageChange {
  /** Its name; left out for what belongs to none. */
  readonly application?: string;
  /** In percent; left out where it was not there. */
  readonly before?: number;
  /** In percent; left out where it is there no more. */
  readonly after?: number;
}

/** How a pack changed. */
export interface PackChange {
  /** The name. */
  readonly name: string;
  /** Its version; left out where it was not there, or has none. */
  readonly before?: string;
  /** Its version now; left out where it is there no more, or has none. */
  readonly after?: string;
  /** The rules that it has now and had not. */
  readonly addedRules: readonly string[];
  /** The rules that it had and has no more. */
  readonly removedRules: readonly string[];
}

/** How much a rule matters. */
export interface RuleChange extends Change<string> {
  /** The id. */
  readonly rule: string;
}
