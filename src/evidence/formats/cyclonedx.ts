import { Finding } from '../../policy/decision/finding';
import { append } from '../../private/append';
import { TagKey } from '../../tagging/tag-keys';
import { Edition, EvidenceFile } from '../edition/edition';
import { targetsIn } from '../edition/targets';
import { uuidOfDocument } from '../edition/uuid';
import { FILE_NAMES } from '../files/file-names';
import { jsonPieces } from '../files/json-pieces';
import { EvidenceFormat } from '../options/evidence-format';
import { ComponentEntry, EnvironmentEntry, GovernanceRecord, ResourceEntry } from '../record/record';
import { DISPOSITION_WORDS, STATE_WORDS } from '../text/wording';

/** What has a line for each of its fields or elements. */
const OPENED = new Set(['metadata', 'components', 'dependencies']);

/** What the app as a whole is called inside of the file; no construct path begins so. */
const WHOLE = '/';

/** A value that CycloneDX has no field for; its name begins with whose name it is. */
interface Property {
  readonly name: string;
  readonly value: string;
}

/**
 * Writes a CycloneDX inventory: environments as platforms, components as applications, each with version, owner and what its tags say, its
 * resources counted by type, and who depends on whom. Resources are not listed one by one; the record has them.
 *
 * @see https://cyclonedx.org/docs/1.6/json/
 */
export function cyclonedxFiles(edition: Edition): EvidenceFile[] {
  return [{ name: FILE_NAMES[EvidenceFormat.CYCLONEDX], pieces: piecesOf(edition) }];
}

function* piecesOf(edition: Edition): Iterable<string> {
  yield* jsonPieces(inventoryOf(edition), OPENED);
}

function inventoryOf({ record }: Edition): object {
  const { environments, components, resources, findings } = record;
  const belongings = new Belongings(resources, findings);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOfDocument('cyclonedx', record)}`,
    version: 1,
    metadata: { timestamp: record.instant, tools: { components: toolsOf(record) }, component: wholeOf(record, belongings) },
    components: [
      ...environments.map((environment) => environmentOf(environment, record.library, belongings)),
      ...components.map((component) => componentOf(component, belongings)),
    ],
    dependencies: dependenciesOf(record),
  };
}

/** What judged: this library, the CDK, and the packs of rules. */
function toolsOf({ library, cdk, packs }: GovernanceRecord): object[] {
  return [
    packageOf('cdk-paved-road', library),
    packageOf('aws-cdk-lib', cdk),
    ...packs.map(({ name, version, rules }) => ({
      type: 'library', name, version, description: 'A pack of rules', properties: propertiesOf({ rules: String(rules) }),
    })),
  ];
}

function packageOf(name: string, version: string): object {
  return { type: 'library', name, version, purl: `pkg:npm/${name}@${encodeURIComponent(version)}` };
}

/** The app, with what belongs to no component and no environment. */
function wholeOf({ applications, gate }: GovernanceRecord, belongings: Belongings): object {
  return {
    'type': 'application',
    'bom-ref': WHOLE,
    'name': applications.flatMap(({ application }) => application ?? []).join(', ') || 'app',
    'properties': [
      ...propertiesOf({ gate }),
      ...applications.flatMap(({ application = 'none', coverage }) => propertiesOf({ [`coverage:${application}`]: `${coverage} %` })),
      ...belongings.of(undefined),
    ],
  };
}

function environmentOf({ path, identity, parts, source }: EnvironmentEntry, version: string, belongings: Belongings): object {
  return {
    'type': 'platform',
    'bom-ref': path,
    'name': identity[TagKey.ENVIRONMENT] ?? path,
    version,
    'properties': [...propertiesOf({ path, source, ...identity }), ...Object.keys(parts).flatMap((part) => propertiesOf({ part })), ...belongings.of(path)],
  };
}

function componentOf({ path, type, version, identity, promises, source, stacks }: ComponentEntry, belongings: Belongings): object {
  return {
    'type': 'application',
    'bom-ref': path,
    'name': identity[TagKey.COMPONENT] ?? path,
    version,
    'properties': [
      ...propertiesOf({ path, type, source, ...identity }),
      ...stacks.flatMap((stack) => propertiesOf({ stack })),
      ...promises.flatMap(({ rule, state }) => propertiesOf({ [`promise:${rule}`]: STATE_WORDS[state] })),
      ...belongings.of(path),
    ],
  };
}

/** The app depends on all, a component on the environment that it lies in and on those that it is connected to. */
function dependenciesOf(record: GovernanceRecord): object[] {
  const { environments, components } = record;
  const homes = new Map(environments.flatMap(({ path, stacks }) => stacks.map((stack) => [stack, path])));
  const targets = targetsIn(record);
  return [
    { ref: WHOLE, dependsOn: [...environments, ...components].map(({ path }) => path) },
    ...environments.map(({ path }) => ({ ref: path })),
    ...components.map(({ path, stacks: [stack] }) => ({ ref: path, dependsOn: [homes.get(stack) ?? [], ...targets.get(path)!].flat() })),
  ];
}

/** What belongs to components, environments and nobody: resources by type, and findings by what follows from them. */
class Belongings {
  private readonly resources = new Map<string | undefined, ResourceEntry[]>();
  private readonly findings = new Map<string | undefined, Finding[]>();

  constructor(resources: readonly ResourceEntry[], findings: readonly Finding[]) {
    const owners = new Map(resources.map(({ path, governedBy }) => [path, governedBy]));
    for (const resource of resources) append(this.resources, resource.governedBy, resource);
    for (const finding of findings) append(this.findings, owners.get(finding.resource?.path ?? ''), finding);
  }

  public of(owner: string | undefined): Property[] {
    const resources = this.resources.get(owner) ?? [];
    return [
      ...propertiesOf({ resources: String(resources.length) }),
      ...countsOf('resources', resources.map(({ type }) => type)),
      ...countsOf('findings', (this.findings.get(owner) ?? []).map(({ disposition }) => DISPOSITION_WORDS[disposition])),
    ];
  }
}

function countsOf(name: string, values: readonly string[]): Property[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a < b ? -1 : 1).flatMap(([value, count]) => propertiesOf({ [`${name}:${value}`]: String(count) }));
}

function propertiesOf(values: Readonly<Record<string, string | undefined>>): Property[] {
  return Object.entries(values).flatMap(([name, value]) => value === undefined ? [] : [{ name: `cdk-paved-road:${name}`, value }]);
}
