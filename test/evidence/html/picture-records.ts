import { ComponentEntry, EnvironmentEntry, GovernanceRecord, ResourceEntry, TemplateCoverage } from '../../../src/evidence/record/record';
import { Finding } from '../../../src/policy/decision/finding';

/** A component of a made-up record. */
export interface MadeComponent {
  readonly stack: string;
  readonly id: string;
  readonly uses?: readonly string[];
  readonly inNetwork?: boolean;
  readonly findings?: readonly string[];
}

/** A record with as much as a picture needs: one environment, and components with one resource each. */
export function recordOf(components: readonly MadeComponent[], { hasNetwork = true, bare = [] as string[] } = {}): GovernanceRecord {
  const stacks = [...new Set([...components.map(({ stack }) => stack), ...bare])];
  const pathOf = ({ stack, id }: MadeComponent) => `${stack}/${id}`;
  const identity = { application: 'shop', environment: 'shop-production', owner: 'team-shop', tier: 'production' };
  const network = { path: 'Production/Core/Network', addresses: '10.0.0.0/16', zones: 3 };
  const resource = (path: string, stack: string, governedBy?: string): ResourceEntry =>
    ({ path, type: 'AWS::Test::Thing', template: `${stack}.json`, logicalId: path.replace(/\W/g, ''), governedBy });
  const finding = (path: string, stack: string, disposition: string, number: number) => ({
    id: `${path}${number}`.replace(/\W/g, ''), rule: 'RULE', disposition, resource: { path, stack, template: `${stack}.json`, logicalId: 'X', type: 'AWS::Test::Thing' },
  }) as unknown as Finding;
  return {
    schemaVersion: 1,
    environments: [{
      path: 'Production',
      identity,
      parts: { ...hasNetwork && { Network: components.filter(({ inNetwork = true }) => inNetwork).map(pathOf) } },
      stacks: components.length + bare.length > 0 ? ['Production/Core', ...stacks] : [],
      network: hasNetwork ? network : undefined,
    } as EnvironmentEntry],
    components: components.map((component) => ({
      path: pathOf(component),
      type: '@shop/components.Service',
      version: '1.2.3',
      identity: { ...identity, component: component.id },
      resources: [`${pathOf(component)}/Resource`],
      stacks: [component.stack],
      promises: [],
    }) as ComponentEntry),
    resources: [
      ...components.map((component) => resource(`${pathOf(component)}/Resource`, component.stack, pathOf(component))),
      ...hasNetwork ? [resource('Production/Core/Network/Resource', 'Production/Core', 'Production')] : [],
      ...bare.map((stack) => resource(`${stack}/Bucket/Resource`, stack)),
    ],
    coverage: { ruleSets: [], templates: ['Production/Core', ...stacks].map((stack) => ({ template: `${stack}.json`, stack, environment: 'Production' }) as TemplateCoverage) },
    findings: components.flatMap((component) => (component.findings ?? []).map((disposition, number) =>
      finding(`${pathOf(component)}/Resource`, component.stack, disposition, number))),
    connections: components.flatMap((component) => (component.uses ?? []).map((target) => ({
      workload: pathOf(component),
      target,
      variables: ['HOST', 'PORT', 'SECRET_ARN'].map((suffix) => `${target.split('/').pop()!.toUpperCase()}_${suffix}`),
      ...hasNetwork && component.inNetwork !== false && { network: network.path, port: 6543, protocol: 'tcp', isPrivate: true },
    }))),
  } as unknown as GovernanceRecord;
}

/** As many components as an application of 10,000 resources has: functions and databases in 10 stacks, some outside of the network. */
export function largeRecord(): GovernanceRecord {
  const DISPOSITIONS = ['blocking', 'advisory', 'baselined', 'waived'];
  const numbers = Array.from({ length: 44 }, (_, number) => number);
  const stackOf = (number: number) => `Shop${Math.floor(number / 4.5)}`;
  const isDatabase = (number: number) => number % 3 === 0;
  const nameOf = (number: number) => `${isDatabase(number) ? 'Orders' : 'Service'}${number}`;
  const databases = numbers.filter(isDatabase);
  return recordOf(numbers.map((number) => {
    const near = databases.filter((other) => stackOf(other) === stackOf(number));
    const far = number % 5 === 0 ? [databases[number % databases.length]] : [];
    return {
      stack: stackOf(number),
      id: nameOf(number),
      inNetwork: isDatabase(number) || number % 7 !== 1,
      uses: isDatabase(number) || number % 7 === 1 ? [] : [...new Set([...near, ...far])].map((other) => `${stackOf(other)}/${nameOf(other)}`),
      findings: Array.from({ length: number % 6 }, (__, index) => DISPOSITIONS[(number + index) % 4]),
    };
  }), { bare: ['Shop3'] });
}
