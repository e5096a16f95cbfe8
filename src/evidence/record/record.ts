import { AlarmOptOut } from '../../core/alarm-opt-out';
import { Connection } from '../../core/connection/connection';
import { Responsibility, ResponsibilityTopic } from '../../core/responsibility';
import { Collection, PackRun } from '../../policy/collection/collect';
import { Disposition, Finding } from '../../policy/decision/finding';
import { GovernanceMode } from '../../policy/decision/mode';
import { Severity } from '../../policy/rule/severity';
import { State } from '../../policy/rule/verdict';
import { WaiverProps, WaiverRequestProps } from '../../waivers';
import { WaiverBase } from '../../waivers/base/compared-register';

/** A governed component, as the record lists it. */
export interface ComponentEntry {
  /** The construct path. */
  readonly path: string;
  /** The type, with the library that it comes from. */
  readonly type: string;
  /** The version of that library. */
  readonly version: string;
  /** The tags of its resources. */
  readonly identity: Readonly<Record<string, string>>;
  /** The construct paths of its resources. */
  readonly resources: readonly string[];
  /** The construct paths of the stacks that they stand in. */
  readonly stacks: readonly string[];
  /** The rules that it promises to keep. */
  readonly promises: readonly PromiseEntry[];
  /** What it is to achieve, with the settings that keep it; left out where it has no objectives. */
  readonly objectives?: readonly ObjectiveEntry[];
  /** The alarms that it does not raise, with the reasons; left out where it raises all that it comes with. */
  readonly withoutAlarms?: readonly AlarmOptOut[];
  /** The user's file and line that made it, relative to the working directory; left out where nobody knows. */
  readonly source?: string;
}

/** A rule that a component promises to keep, and what became of it. */
export interface PromiseEntry {
  /** The id of the rule. */
  readonly rule: string;
  /** The worst that was found; not applicable when no rule of that id looked at the component. */
  readonly state: State;
}

/** What a component is to achieve, a setting that it rests on, and whether the template keeps it. */
export interface ObjectiveEntry {
  /** What it is called in props, such as `rpo`. */
  readonly objective: string;
  /** How long at most, as an ISO 8601 duration. */
  readonly value: string;
  /** The construct path of the resource that has the setting. */
  readonly resource: string;
  /** The property, names joined by dots, or what is counted. */
  readonly property: string;
  /** The least value that keeps the objective. */
  readonly atLeast: number | string | boolean;
  /** The value in the template; left out where it is not known. */
  readonly found?: number | string | boolean;
  /** Whether the template keeps it. */
  readonly state: 'kept' | 'broken' | 'unknown';
}

/** Something that components of the app use and that was made elsewhere, as the record lists it. No rule judges it here. */
export interface ImportEntry {
  /** The construct path of what stands for it. */
  readonly path: string;
  /** What it is, with the library whose components it is used like. */
  readonly type: string;
  /** How the app knows it: by the contract of an environment, or by what was written down. */
  readonly origin: 'contract' | 'attributes';
  /** Where it is used and what it is called there, with its owner and what its data calls for where that is known. */
  readonly identity: Readonly<Record<string, string>>;
  /** The rules that components of its kind keep, with what is known about them. */
  readonly promises: readonly StatedPromiseEntry[];
  /** The user's file and line that made it, relative to the working directory; left out where nobody knows. */
  readonly source?: string;
}

/** A rule that something made elsewhere may keep. It is somebody's word or unknown, and never compliant. */
export interface StatedPromiseEntry {
  /** The id of the rule. */
  readonly rule: string;
  /** Whether somebody states that it holds. */
  readonly state: 'stated' | 'unknown';
  /** How they know; left out where nobody states anything. */
  readonly reason?: string;
}

/** Who does what about components that say the same about themselves, or about environments. */
export interface ResponsibilityEntry {
  /** The type, with the library that it comes from. */
  readonly type: string;
  /** The construct paths of the components or environments. */
  readonly paths: readonly string[];
  /** Who does what, topic by topic. */
  readonly topics: readonly Responsibility[];
  /** The topics about which nothing is said. */
  readonly missing: readonly ResponsibilityTopic[];
}

/** The network of an environment. */
export interface NetworkEntry {
  /** The construct path. */
  readonly path: string;
  /** Its addresses, such as `10.0.0.0/16`; left out where they are not known at synthesis. */
  readonly addresses?: string;
  /** In how many availability zones it lies. */
  readonly zones: number;
}

/** How an environment is shared. */
export interface ContractEntry {
  /** Whether it is made elsewhere, and this app takes part in it; otherwise this app makes and offers it. */
  readonly imported: boolean;
  /** The version of what it publishes; left out where the contract was not at hand. */
  readonly version?: string;
  /** Below which path it is published in Systems Manager. */
  readonly parameters: string;
}

/** An environment, with what was created in it and for whom. */
export interface EnvironmentEntry {
  /** The construct path. */
  readonly path: string;
  /** The tags of its resources. */
  readonly identity: Readonly<Record<string, string>>;
  /** The parts of the core, each with the paths of those who asked for it. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
  /** What those parts cost to have, in words, as far as somebody wrote it down; left out where the environment does not say. */
  readonly costs?: Readonly<Record<string, string>>;
  /** The construct paths of the stacks that belong to it. */
  readonly stacks: readonly string[];
  /** Its network; left out where nothing asked for one, or the environment does not say. */
  readonly network?: NetworkEntry;
  /** When it ends, and what goes with it; left out where it has no end. */
  readonly end?: EndEntry;
  /** How it is shared; left out where it is not. */
  readonly contract?: ContractEntry;
  /** The user's file and line that made it, relative to the working directory; left out where nobody knows. */
  readonly source?: string;
}

/** When an environment ends, and what goes with it. */
export interface EndEntry {
  /** How many days after it was made; left out where it ends on a day. */
  readonly afterDays?: number;
  /** The UTC day at whose beginning it ends; left out where it ends after a number of days. */
  readonly on?: string;
  /** The names of the stacks that are deleted, in that order. */
  readonly deletes: readonly string[];
  /** The construct paths of the resources that stay, or of which a snapshot does. */
  readonly leaves: readonly string[];
}

/** A resource of a template. */
export interface ResourceEntry {
  /** The construct path. */
  readonly path: string;
  /** The CloudFormation type. */
  readonly type: string;
  /** The template that it stands in. */
  readonly template: string;
  /** The logical id. */
  readonly logicalId: string;
  /** The path of the component or environment that it belongs to; left out for what stands outside of all. */
  readonly governedBy?: string;
}

/** How much of an application is on the paved road. */
export interface ApplicationEntry {
  /** The name, from the environments that its stacks belong to; left out for what stands in stacks of nobody. */
  readonly application?: string;
  /** How many resources it has. */
  readonly resources: number;
  /** How many of them belong to a component or an environment. */
  readonly governed: number;
  /** The same in percent, rounded down to a tenth. */
  readonly coverage: number;
}

/** A rule that had something to say, and what it said in all. */
export interface RuleEntry {
  /** The id. */
  readonly id: string;
  /** The names of the packs that have it. */
  readonly packs: readonly string[];
  /** How much it matters by itself. */
  readonly severity: Severity;
  /** What holds when a resource complies. */
  readonly statement: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do when it does not hold. */
  readonly fix: string;
  /** The page that it rests on. */
  readonly reference?: string;
  /** What it stands for in frameworks, such as `NIST.800-53.R5/SC-28`. */
  readonly controls: readonly string[];
  /** How many resources it found compliant, not compliant, and could not tell. */
  readonly evaluations: Readonly<Record<Exclude<State, State.NOT_APPLICABLE>, number>>;
}

/** An exception, and whether anything made use of it. */
export interface WaiverEntry {
  /** Who says so. */
  readonly origin: 'proposal' | 'platform';
  /** The path of the component, or of the construct of the CDK. */
  readonly component: string;
  /** What the catalogue of platform exceptions calls the construct of the CDK. */
  readonly helper?: string;
  /** The versions of aws-cdk-lib that the catalogue speaks of. */
  readonly cdk?: string;
  /** The full id of the rule. */
  readonly rule: string;
  /** The construct path of what it is for. */
  readonly resource: string;
  /** Why, for a security reviewer. */
  readonly reason: string;
  /** Whether a finding made use of it, none did, no pack has such a rule, or it does not count. */
  readonly state: 'active' | 'unused' | 'idle' | 'untrusted';
}

/** A granted exception of the register, and what became of it. */
export interface RegisteredWaiverEntry extends Pick<WaiverProps,
  'id' | 'rules' | 'controls' | 'scope' | 'covers' | 'match' | 'reason' | 'risk' | 'owner' | 'approver' | 'ticket' | 'granted' | 'expires' | 'compensatingControl' | 'fingerprints' | 'breakGlass'> {
  /** Who says so. */
  readonly origin: 'register';
  /** Where it is written, as file and line; nothing for code. */
  readonly source?: string;
  /** The one word for what became of it. */
  readonly state: string;
  /** What is wrong or odd about it, each a finding as well. */
  readonly faults: readonly { readonly rule: string; readonly message: string }[];
  /** How many findings its words cover. */
  readonly covered: number;
  /** How many of them it lifts. */
  readonly lifted: number;
  /** Of how many resources. */
  readonly resources: number;
  /** The ids of the findings that its words cover. */
  readonly findings: readonly string[];
}

/** The baseline, and what became of it. */
export interface BaselineSummary {
  /** The UTC day on which it was recorded. */
  readonly recorded: string;
  /** The last UTC day on which it holds, which the policy may have set. */
  readonly expires: string;
  /** How many entries it has. */
  readonly entries: number;
  /** How many findings it covers. */
  readonly matched: number;
  /** How many findings it has that are there no more. */
  readonly stale: number;
  /** The file; nothing for code. */
  readonly source?: string;
}

/** An acknowledgement made with the CDK's own means. It changes no verdict. */
export interface AcknowledgementEntry {
  /** The construct that it was made on; empty for the App. */
  readonly path: string;
  /** The id that was acknowledged. */
  readonly rule: string;
  /** The reason that was given. */
  readonly reason: string;
  /** The construct that made it: its path, or its class where several are of it. Unknown with constructs before 10.6.0. */
  readonly author?: string;
  /** The user's file and line, relative to the working directory. Unknown with constructs before 10.6.0. */
  readonly source?: string;
  /** Where it does not stand in code: cdk-nag 2 writes into templates. */
  readonly form?: 'cdk-nag 2';
  /** What is odd about it. */
  readonly remarks?: readonly string[];
}

/** An entry of the register that somebody has to ask for: code wants findings excepted, and does not count. */
export interface RequestEntry extends WaiverRequestProps {
  /** What wants it. */
  readonly origin: 'proposal' | 'acknowledgement';
  /** Where it says so: the construct path of what is proposed for, or acknowledged on. */
  readonly path: string;
  /** The ids of the findings that the entry lifts once it is granted. */
  readonly findings: readonly string[];
}

/** A raw override of a property of a governed resource, with both values. */
export interface OverrideEntry {
  /** The construct path of the resource. */
  readonly path: string;
  /** The logical id of the resource. */
  readonly logicalId: string;
  /** The template that it stands in. */
  readonly template: string;
  /** The property, names joined by dots. */
  readonly property: string;
  /** What the construct says. */
  readonly before: unknown;
  /** What the template says. */
  readonly after: unknown;
}

/** Something that a component stated about a resource, and which verdicts rest on it. */
export interface FactEntry {
  /** The construct path of the resource. */
  readonly path: string;
  /** The property, names joined by dots. */
  readonly property: string;
  /** Its value. */
  readonly value: unknown;
  /** The path of the component. */
  readonly statedBy: string;
  /** How the component knows. */
  readonly reason: string;
  /** Whether a verdict rests on it, none does, or it does not count. */
  readonly state: 'used' | 'unused' | 'untrusted';
  /** The verdicts that rest on it. */
  readonly verdicts: readonly { readonly rule: string; readonly state: State }[];
}

/** A value of a parameter that has a range, with the range that holds for it. Amounts are numbers, or sizes such as `1 TiB`. */
export interface EnvelopeEntry {
  /** The construct path of the component or environment. */
  readonly component: string;
  /** The name of the parameter, such as `ServiceDatabase.storage`. */
  readonly parameter: string;
  /** The construct path of the resource that has the value. */
  readonly resource: string;
  /** What is used; left out where it is not known. */
  readonly value?: number | string;
  /** Up to this, nobody needs to sign. */
  readonly free?: number | string;
  /** Up to this with a sign-off. */
  readonly signOff?: number | string;
  /** From this on, nobody needs to sign. */
  readonly freeFrom?: number | string;
  /** From this on with a sign-off. */
  readonly signOffFrom?: number | string;
  /** The layers of policy that bounds come from; the component itself says the others. */
  readonly layers: readonly string[];
  /** What entries of the register sign off for the parameter there, whether they count or not; no value for any. */
  readonly approved?: readonly { readonly waiver: string; readonly value?: unknown }[];
  /** Where in the range the value lies. */
  readonly state: 'free' | 'sign-off' | 'refused' | 'unknown';
}

/** What governance was asked to do. */
export interface PolicyEntry {
  /** What governance does inside of governed components and environments, and elsewhere. */
  readonly mode: { readonly components: 'enforce'; readonly elsewhere: GovernanceMode };
  /** Effective values by the name of the setting, with the layers that they come from. */
  readonly values: Readonly<Record<string, { readonly value: unknown; readonly layers: readonly string[] }>>;
  /** Settings of narrower layers that would loosen what wider ones say, and have no effect. */
  readonly withoutEffect: readonly string[];
}

/** What the record is made of. */
export interface Evidence {
  /** The version of this library. */
  readonly library: string;
  /** The version of aws-cdk-lib. */
  readonly cdk: string;
  /** The instant of the synthesis. */
  readonly instant: string;
  /** What governance was asked to do. */
  readonly policy: PolicyEntry;
  /** What the packs found out. */
  readonly collection: Collection;
  /** What follows from it. */
  readonly findings: readonly Finding[];
  /** The rules that had something to say, by id. */
  readonly rules: readonly RuleEntry[];
  /** The environments of the app. */
  readonly environments: readonly EnvironmentEntry[];
  /** The components of the app. */
  readonly components: readonly ComponentEntry[];
  /** What components use that was made elsewhere; left out where there is nothing. */
  readonly imports?: readonly ImportEntry[];
  /** Who does what about environments and components, once for those that say the same. */
  readonly responsibilities: readonly ResponsibilityEntry[];
  /** Every resource of every template. */
  readonly resources: readonly ResourceEntry[];
  /** What the parts of the register were compared with, so that no change excepts itself; none where nothing was compared. */
  readonly waiverBases: readonly WaiverBase[];
  /** The exceptions that were proposed, those of the platform that are in use, and those of the register. */
  readonly waivers: readonly (WaiverEntry | RegisteredWaiverEntry)[];
  /** The baseline, where the app has one. */
  readonly baseline?: BaselineSummary;
  /** The acknowledgements that change nothing. */
  readonly acknowledgements: readonly AcknowledgementEntry[];
  /** The entries of the register that somebody has to ask for. */
  readonly requests: readonly RequestEntry[];
  /** What components stated about their resources. */
  readonly facts: readonly FactEntry[];
  /** The values of parameters that have a range. */
  readonly envelopes: readonly EnvelopeEntry[];
  /** Who was connected to what. */
  readonly connections: readonly Connection[];
  /** Raw overrides of governed resources. */
  readonly overrides: readonly OverrideEntry[];
}

/** What was judged, by which rules, with what result: the one thing that every report is written from. */
export interface GovernanceRecord extends Omit<Evidence, 'collection'> {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** Whether anything blocked; not a claim that all is well. */
  readonly gate: 'passed' | 'blocked';
  /** How many there are of each kind. */
  readonly counts: Counts;
  /** How each pack went about the app. */
  readonly packs: readonly PackRun[];
  /** What was judged. */
  readonly coverage: Coverage;
  /** How much of each application is on the paved road. */
  readonly applications: readonly ApplicationEntry[];
}

/** How many findings and evaluations there are of each kind. */
export interface Counts {
  /** All findings. */
  readonly findings: number;
  /** Findings by what follows from them. */
  readonly byDisposition: Record<Disposition, number>;
  /** Evaluations of all packs by what they found. */
  readonly byState: Record<State, number>;
}

/** The proof of what was judged. */
export interface Coverage {
  /** Each set of rules that had something to say about some resource, ids in order. */
  readonly ruleSets: readonly (readonly string[])[];
  /** The templates of the app. */
  readonly templates: readonly TemplateCoverage[];
}

/** How much of a template was judged. */
export interface TemplateCoverage {
  /** The file, relative to the cloud assembly. */
  readonly template: string;
  /** The construct path of the stack. */
  readonly stack: string;
  /** The path of the environment that the stack belongs to; left out for a stack of nobody. */
  readonly environment?: string;
  /** The AWS account; left out where the template is for any. */
  readonly account?: string;
  /** The AWS region; left out where the template is for any. */
  readonly region?: string;
  /** SHA-256 of the resources as compact JSON, without the CDK's own metadata resource, which names the runtime. */
  readonly sha256: string;
  /** How many resources it has. */
  readonly resources: number;
  /** How many of them every pack looked at. */
  readonly evaluated: number;
  /** The others, each with the reason. */
  readonly unjudged: readonly { readonly logicalId: string; readonly reason: string }[];
  /** For each resource by its logical id the number of the set of rules that had something to say; all other rules of the packs had nothing. */
  readonly applied: Readonly<Record<string, number>>;
  /** The logical ids of the resources that a macro changes after they were judged, so that what holds may not hold for long; left out where there are none. */
  readonly changedLater?: readonly string[];
}
