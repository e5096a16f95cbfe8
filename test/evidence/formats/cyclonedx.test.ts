import * as fc from 'fast-check';
import { cyclonedxFiles } from '../../../src/evidence/formats/cyclonedx';
import { GovernanceRecord } from '../../../src/evidence/record/record';
import { HOSTILE, written } from '../hostile-texts';
import { faultsInCyclonedx } from '../readers';
import { editionOf, EMPTY, recordOfOrders, textOf } from '../records';

const write = (record: GovernanceRecord): string => textOf(cyclonedxFiles(editionOf(record))[0]);

interface Inventory {
  readonly serialNumber: string;
  readonly metadata: { readonly timestamp: string; readonly component: Part; readonly tools: { readonly components: Part[] } };
  readonly components: Part[];
  readonly dependencies: { readonly ref: string; readonly dependsOn?: string[] }[];
}

interface Part {
  readonly 'bom-ref': string;
  readonly 'type': string;
  readonly 'name': string;
  readonly 'version'?: string;
  readonly 'properties': { readonly name: string; readonly value: string }[];
}

const read = (record: GovernanceRecord): Inventory => JSON.parse(write(record));
const property = ({ properties }: Part, name: string) => properties.find((each) => each.name === `cdk-paved-road:${name}`)?.value;

const orders = recordOfOrders();

describe('the CycloneDX inventory', () => {
  test('of examples/orders is what CycloneDX 1.6 asks for', async () => expect(await faultsInCyclonedx(write(orders))).toBeNull());

  test('of nothing is, too', async () => expect(await faultsInCyclonedx(write(EMPTY))).toBeNull());

  test('the validator sees what is wrong', async () => expect(await faultsInCyclonedx(write(orders).replace('"platform"', '"database"'))).not.toBeNull());

  test('has every environment as a platform and every component as an application, with version, owner and what its tags say', () => {
    const { components } = read(orders);
    expect(components.filter(({ type }) => type === 'platform').map((each) => each['bom-ref'])).toEqual(orders.environments.map(({ path }) => path));
    const applications = components.filter(({ type }) => type === 'application');
    expect(applications.map((each) => each['bom-ref'])).toEqual(orders.components.map(({ path }) => path));
    const database = applications.find((each) => each['bom-ref'] === 'OrdersProductionData/Orders')!;
    expect([database.name, database.version]).toEqual(['Orders', orders.library]);
    expect(['type', 'owner', 'environment', 'tier', 'data-classification', 'cost-center', 'promise:PR-RDS-BACKED-UP'].map((name) => property(database, name))).toEqual(
      ['cdk-paved-road.ServiceDatabase', 'team-orders', 'orders-production', 'production', 'internal', 'cc-4711', 'compliant']);
  });

  test('counts resources by type, each once, and findings by what follows', () => {
    const all = [...read(orders).components, read(orders).metadata.component];
    const properties = all.flatMap((each) => each.properties);
    const sum = (name: RegExp) => properties.filter((each) => name.test(each.name)).reduce((total, { value }) => total + Number(value), 0);
    expect(sum(/:resources$/)).toBe(orders.resources.length);
    expect(sum(/:resources:/)).toBe(orders.resources.length);
    expect(sum(/:findings:/)).toBe(orders.counts.findings);
    expect(sum(/:findings:excepted/)).toBe(orders.counts.byDisposition.waived);
  });

  test('counts what belongs to nobody with the app', () => {
    const resources = [{ path: 'Aside/Loose', type: 'AWS::S3::Bucket', template: 'Aside.template.json', logicalId: 'Loose' }];
    const { metadata: { component } } = read({ ...EMPTY, resources, applications: [{ resources: 1, governed: 0, coverage: 0 }] });
    expect([property(component, 'resources'), property(component, 'resources:AWS::S3::Bucket'), property(component, 'coverage:none')]).toEqual(['1', '1', '0 %']);
  });

  test('says who depends on whom: on the environment around, and along connections', () => {
    const { dependencies } = read(orders);
    expect(dependencies.find(({ ref }) => ref === 'OrdersProductionApp/Api')).toEqual({
      ref: 'OrdersProductionApp/Api', dependsOn: ['OrdersProduction', 'OrdersProductionData/Orders', 'OrdersProductionData/Stock'],
    });
    expect(dependencies[0].dependsOn).toHaveLength(orders.components.length + orders.environments.length);
  });

  test('refers to nothing that is not there, also where somebody connects to what is no component', () => {
    const connections = [...orders.connections, { workload: 'OrdersProductionApp/Api', target: 'Elsewhere', variables: [] }, { workload: 'Nobody', target: 'OrdersProductionApp/Api', variables: [] }];
    const { components, metadata, dependencies } = read({ ...orders, connections: connections as unknown as GovernanceRecord['connections'] });
    const refs = [metadata.component, ...components].map((each) => each['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    expect(dependencies.flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn]).filter((ref) => !refs.includes(ref))).toEqual([]);
  });

  test('names the tools: this library, the CDK and the packs', () => {
    expect(read(orders).metadata.tools.components.map(({ name, version }) => [name, version])).toEqual([
      ['cdk-paved-road', orders.library], ['aws-cdk-lib', orders.cdk], ['PavedRoadChecks', orders.library], ['AwsSolutions', undefined],
    ]);
  });

  test('is equal to the byte for equal records, and has another serial number for another result', () => {
    expect(write(JSON.parse(JSON.stringify(orders)))).toBe(write(orders));
    expect(read({ ...orders, findings: orders.findings.slice(1) }).serialNumber).not.toBe(read(orders).serialNumber);
  });

  test('has no clock of its own', () => expect(read(EMPTY).metadata.timestamp).toBe(EMPTY.instant));
});

describe('what users write breaks nothing', () => {
  test.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 40), text]))('%s', async (_, text) => expect(await faultsInCyclonedx(write(written(orders, text)))).toBeNull());

  test('whatever it is', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
      expect(await faultsInCyclonedx(write(written(orders, text)))).toBeNull();
    }), { numRuns: 15 });
  }, 30_000);
});
