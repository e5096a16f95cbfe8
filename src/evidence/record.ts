import { Connection } from '../core/connection';
import { Collection, PackRun } from '../policy/collect';
import { Disposition, Finding } from '../policy/finding';
import { State } from '../policy/verdict';
import { sha256, stableJson } from '../private/stable-json';

/** A governed component, as the record lists it. */
export interface ComponentEntry {
  readonly path: string;
  readonly type: string;
  readonly version: string;
  readonly identity: Readonly<Record<string, string>>;
  /** The construct paths of its resources. */
  readonly resources: readonly string[];
  readonly promises: readonly PromiseEntry[];
}

/** A rule that a component promises to keep, and what became of it. */
export interface PromiseEntry {
  readonly rule: string;
  readonly state: State;
}

/** An environment, with what was created in it and for whom. */
export interface EnvironmentEntry {
  readonly path: string;
  readonly identity: Readonly<Record<string, string>>;
  /** The parts of the core, each with the paths of those who asked for it. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
}

/** An exception, and whether anything made use of it. */
export interface WaiverEntry {
  readonly origin: 'proposal';
  readonly component: string;
  readonly rule: string;
  readonly resource: string;
  readonly reason: string;
  readonly state: 'active' | 'unused' | 'untrusted';
}

/** An acknowledgement made with the CDK's own means. It changes no verdict. */
export interface AcknowledgementEntry {
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
}

/** A raw override of a property of a governed resource, with both values. */
export interface OverrideEntry {
  readonly path: string;
  readonly logicalId: string;
  readonly template: string;
  readonly property: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What the record is made of. */
export interface Evidence {
  readonly library: string;
  readonly cdk: string;
  readonly instant: string;
  readonly policy: Readonly<Record<string, unknown>>;
  readonly collection: Collection;
  readonly findings: readonly Finding[];
  readonly environments: readonly EnvironmentEntry[];
  readonly components: readonly ComponentEntry[];
  readonly waivers: readonly WaiverEntry[];
  readonly acknowledgements: readonly AcknowledgementEntry[];
  readonly connections: readonly Connection[];
  readonly overrides: readonly OverrideEntry[];
}

/** What was judged, by which rules, with what result: the one thing that every report is written from. */
export interface GovernanceRecord extends Omit<Evidence, 'collection'> {
  readonly schemaVersion: 1;
  readonly gate: 'passed' | 'blocked';
  readonly counts: Counts;
  readonly packs: readonly PackRun[];
  readonly coverage: { readonly templates: readonly TemplateCoverage[] };
}

/** How many findings and evaluations there are of each kind. */
export interface Counts {
  readonly findings: number;
  readonly byDisposition: Record<Disposition, number>;
  readonly byState: Record<State, number>;
}

/** How much of a template was judged. */
export interface TemplateCoverage {
  readonly template: string;
  readonly stack: string;
  /** SHA-256 of the resources as judged, without the CDK's own metadata resource, which names the runtime. */
  readonly sha256: string;
  readonly resources: number;
  readonly evaluated: number;
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
