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
export interface Side {
  /** The instant of the synthesis. */
  readonly instant: string;
  /** Whether anything blocked. */
  readonly gate: 'passed' | 'blocked';
  /** The version of this library. */
  readonly library: string;
  /** The version of aws-cdk-lib. */
  readonly cdk: string;
}

/** Something that is another now. */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** What changed about components. */
export interface ComponentChanges {
  readonly added: readonly ComponentSide[];
  readonly removed: readonly ComponentSide[];
  /** Those of another version or type. */
  readonly upgraded: readonly Change<ComponentSide>[];
  /** Those that stand elsewhere in the construct tree. */
  readonly moved: readonly Change<ComponentSide>[];
}

/** A component of one of the records. */
export interface ComponentSide {
  readonly path: string;
  readonly type: string;
  readonly version: string;
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
export interface ResourceSide {
  readonly path: string;
  readonly type: string;
  readonly template: string;
  readonly logicalId: string;
  /** The path of the component or environment that it belongs to. */
  readonly governedBy?: string;
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
  readonly new: readonly FindingSide[];
  readonly gone: readonly FindingSide[];
  /** The same in another place. */
  readonly moved: readonly Change<FindingSide>[];
  /** The same in the same place, with other consequences, such as one that is no longer excepted. */
  readonly changed: readonly Change<FindingSide>[];
}

/** A finding of one of the records. */
export interface FindingSide {
  readonly id: string;
  /** The rule, with the detail in brackets. */
  readonly rule: string;
  readonly severity: string;
  readonly state: string;
  readonly disposition: string;
  readonly message: string;
  readonly fix: string;
  /** The component or environment that it is in. */
  readonly component?: string;
  readonly path?: string;
  readonly template?: string;
  readonly logicalId?: string;
  readonly source?: string;
}

/** What changed about exceptions. */
export interface ExceptionChanges {
  readonly new: readonly ExceptionSide[];
  /** Those that lift more than they did, for longer or on the word of other people. */
  readonly widened: readonly WidenedException[];
  readonly gone: readonly ExceptionSide[];
}

/** An exception of one of the records. */
export interface ExceptionSide {
  /** Who says so: the register, a component, or the catalogue of what the CDK itself creates. */
  readonly origin: 'register' | 'proposal' | 'platform';
  /** The name in the register; nothing for what comes with a component. */
  readonly id?: string;
  readonly rules: readonly string[];
  /** Where it holds, in words. */
  readonly scope: string;
  readonly reason: string;
  readonly approver?: string;
  readonly expires?: string;
}

/** An exception that goes beyond what it was. */
export interface WidenedException extends ExceptionSide {
  /** How, a sentence for each way. */
  readonly how: readonly string[];
}

/** What changed about raw overrides. */
export interface OverrideChanges {
  readonly new: readonly OverrideSide[];
  readonly gone: readonly OverrideSide[];
  readonly changed: readonly Change<OverrideSide>[];
}

/** An override of one of the records. */
export interface OverrideSide {
  readonly path: string;
  readonly logicalId: string;
  readonly template: string;
  readonly property: string;
  /** What the construct says. */
  readonly before: unknown;
  /** What the template says. */
  readonly after: unknown;
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
  readonly name: string;
  /** Its version; left out where it was not there, or has none. */
  readonly before?: string;
  readonly after?: string;
  readonly addedRules: readonly string[];
  readonly removedRules: readonly string[];
}

/** How much a rule matters. */
export interface RuleChange extends Change<string> {
  readonly rule: string;
}
