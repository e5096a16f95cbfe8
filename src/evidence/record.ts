import { Connection } from '../core/connection';
import { Collection, PackRun } from '../policy/collect';
import { Disposition, Finding } from '../policy/finding';
import { State } from '../policy/verdict';
import { sha256, stableJson } from '../private/stable-json';

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
  /** The rules that it promises to keep. */
  readonly promises: readonly PromiseEntry[];
}

/** A rule that a component promises to keep, and what became of it. */
export interface PromiseEntry {
  /** The id of the rule. */
  readonly rule: string;
  /** The worst that was found; not applicable when no rule of that id looked at the component. */
  readonly state: State;
}

/** An environment, with what was created in it and for whom. */
export interface EnvironmentEntry {
  /** The construct path. */
  readonly path: string;
  /** The tags of its resources. */
  readonly identity: Readonly<Record<string, string>>;
  /** The parts of the core, each with the paths of those who asked for it. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
}

/** An exception, and whether anything made use of it. */
export interface WaiverEntry {
  /** Who says so. */
  readonly origin: 'proposal';
  /** The path of the component. */
  readonly component: string;
  /** The full id of the rule. */
  readonly rule: string;
  /** The construct path of what it is for. */
  readonly resource: string;
  /** Why, for a security reviewer. */
  readonly reason: string;
  /** Whether a finding made use of it, none did, no pack has such a rule, or it does not count. */
  readonly state: 'active' | 'unused' | 'idle' | 'untrusted';
}

/** An acknowledgement made with the CDK's own means. It changes no verdict. */
export interface AcknowledgementEntry {
  /** The construct that it was made on. */
  readonly path: string;
  /** The id that was acknowledged. */
  readonly rule: string;
  /** The reason that was given. */
  readonly reason: string;
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

/** What the record is made of. */
export interface Evidence {
  /** The version of this library. */
  readonly library: string;
  /** The version of aws-cdk-lib. */
  readonly cdk: string;
  /** The instant of the synthesis. */
  readonly instant: string;
  /** What governance was asked to do. */
  readonly policy: Readonly<Record<string, unknown>>;
  /** What the packs found out. */
  readonly collection: Collection;
  /** What follows from it. */
  readonly findings: readonly Finding[];
  /** The environments of the app. */
  readonly environments: readonly EnvironmentEntry[];
  /** The components of the app. */
  readonly components: readonly ComponentEntry[];
  /** The exceptions that were proposed. */
  readonly waivers: readonly WaiverEntry[];
  /** The acknowledgements that change nothing. */
  readonly acknowledgements: readonly AcknowledgementEntry[];
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
  readonly coverage: { readonly templates: readonly TemplateCoverage[] };
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

/** How much of a template was judged. */
export interface TemplateCoverage {
  /** The file, relative to the cloud assembly. */
  readonly template: string;
  /** The construct path of the stack. */
  readonly stack: string;
  /** SHA-256 of the resources as judged, without the CDK's own metadata resource, which names the runtime. */
  readonly sha256: string;
  /** How many resources it has. */
  readonly resources: number;
  /** How many of them every pack looked at. */
  readonly evaluated: number;
  /** The others, each with the reason. */
  readonly unjudged: readonly { readonly logicalId: string; readonly reason: string }[];
}

/** Makes the record: plain data in a stable order, without anything that differs from machine to machine. */
export function recordOf({ collection, ...evidence }: Evidence): GovernanceRecord {
  const counts = countsOf(evidence.findings, collection.packs);
  return {
    schemaVersion: 1,
    ...evidence,
    gate: counts.byDisposition[Disposition.BLOCKING] > 0 ? 'blocked' : 'passed',
    counts,
    packs: collection.packs,
    coverage: { templates: coverageOf(collection) },
  };
}

function countsOf(findings: readonly Finding[], packs: readonly PackRun[]): Counts {
  const count = <T extends string>(values: T[], of: (value: T) => number) =>
    Object.fromEntries(values.map((value) => [value, of(value)])) as Record<T, number>;
  return {
    findings: findings.length,
    byDisposition: count(Object.values(Disposition), (value) => findings.filter(({ disposition }) => disposition === value).length),
    byState: count(Object.values(State), (value) => packs.reduce((sum, pack) => sum + pack.evaluations[value], 0)),
  };
}

function coverageOf({ app, unjudged }: Collection): TemplateCoverage[] {
  return app.stacks.map(({ template, path, content, resources }) => {
    const left = resources.flatMap((resource) => {
      const reason = unjudged.get(resource);
      return reason === undefined ? [] : [{ logicalId: resource.view.place.logicalId, reason }];
    });
    const judged = Object.entries(content.Resources ?? {}).filter(([, { Type }]) => Type !== 'AWS::CDK::Metadata');
    const hash = sha256(stableJson(Object.fromEntries(judged)));
    return { template, stack: path, sha256: hash, resources: resources.length, evaluated: resources.length - left.length, unjudged: left };
  });
}
