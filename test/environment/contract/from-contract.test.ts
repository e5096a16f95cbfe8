import { readFileSync } from 'fs';
import { Stack, Stage } from 'aws-cdk-lib';
import { databaseIn, fileWith, functionIn, Platform, Team } from './sharing';
import { AlarmSeverity, AppEnvironment, DataClassification, EnvironmentTier, NetworkShape } from '../../../src';
import { CONTRACT } from '../../../src/environment/contract/contract-tree';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp, proposalsIn, recordOf } from '../../governance/apps';
import { workInFolders, write } from '../../working-folder';
import { CONCRETE, Rendered } from '../shop';

const { INTERNAL, CONFIDENTIAL, RESTRICTED } = DataClassification;
const { PRODUCTION, STAGING } = EnvironmentTier;

const contract = new Platform().contract;
const changed = (change: (document: Rendered) => void): string => {
  const copy: Rendered = JSON.parse(readFileSync(contract, 'utf8'));
  change(copy);
  return fileWith(copy);
};
/** The properties of the first resource of a type that a team has. */
const propertiesOf = (team: Team, type: string): Rendered =>
  Object.values(team.template().Resources as Record<string, Rendered>).find(({ Type }) => Type === type)!.Properties;

/** Ids for three zones. */
const ids = (kind: string, first: number): string[] => [0, 1, 2].map((zone) => `${kind}-0000000${first + zone}`);

/** What an application says that has no contract at hand. */
const ALONE = { tier: PRODUCTION, application: 'orders', owner: 'team-orders', costCenter: 'cc-1' };

describe('import by name from another repository', () => {
  test('a database and a function meet every rule in production', () => {
    const team = new Team({ file: contract });
    functionIn(team.stack, team.environment).connectTo(databaseIn(team.stack, team.environment));
    GovernanceAssertions.of(team.app).isCompliant();
    const record = recordOf(team.app);
    expect(record.counts.byState.unknown).toBe(0);
    expect(proposalsIn(record).filter(({ state }) => state !== 'active')).toEqual([]);
    for (const { promises } of record.components) expect(promises.filter(({ state }) => state !== 'compliant')).toEqual([]);
  });

  test.each(EnvironmentTier._builtIn())('a database and a function meet every rule in %s', (tier) => {
    const file = new Platform({ tier, offers: { network: { egress: true } } }).contract;
    const team = new Team({ file });
    functionIn(team.stack, team.environment).connectTo(databaseIn(team.stack, team.environment));
    GovernanceAssertions.of(team.app).isCompliant();
  });

  test('needs no contract at hand, and then says at deployment what is missing', () => {
    const team = new Team(ALONE);
    functionIn(team.stack, team.environment, 'Api', CONFIDENTIAL).connectTo(databaseIn(team.stack, team.environment, 'Orders', CONFIDENTIAL));
    GovernanceAssertions.of(team.app).isCompliant();
    expect(recordOf(team.app).counts.byState.unknown).toBe(0);
    const { Parameters } = team.template();
    expect(Parameters).toMatchObject({
      EnvironmentContractSharedNetworkVpcId1D432DF8: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>', Default: '/paved-road/shared/v1/network/vpc-id' },
      EnvironmentContractSharedNetworkDataSubnetIds10F4B0B6: { Type: 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>' },
    });
    const paths = Object.values(Parameters as Record<string, { Default: string }>).map(({ Default }) => Default);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toContain('/paved-road/shared/v1/keys/confidential');
  });

  test('places data and workloads in the subnets of every zone that there is', () => {
    const team = new Team({ file: new Platform({ tier: STAGING }).contract });
    databaseIn(team.stack, team.environment);
    expect(propertiesOf(team, 'AWS::RDS::DBSubnetGroup').SubnetIds).toEqual([0, 1].map((zone) => ({
      'Fn::Select': [zone, { Ref: expect.stringMatching(/^EnvironmentContractSharedNetworkDataSubnetIds/) }],
    })));
  });

  test('gives one stack one parameter for each value, and refers to no other stack', () => {
    const team = new Team({ file: contract });
    const database = databaseIn(team.stack, team.environment);
    const other = new Stack(team.app, 'Api');
    functionIn(other, team.environment).connectTo(database);
    functionIn(other, team.environment, 'Worker').connectTo(database);
    const template = team.template(other);
    const keys = Object.values(template.Parameters as Record<string, Rendered>).filter(({ Default }) => Default === '/paved-road/shared/v1/keys/internal');
    expect(keys).toHaveLength(1);
    expect(JSON.stringify([template, team.template()])).not.toMatch(/"Export"|Fn::ImportValue/);
  });

  test('hands out the same network, key and topic each time in one stack', () => {
    const { environment, stack } = new Team({ file: contract });
    expect(environment.provideNetwork(stack).vpc).toBe(environment.provideNetwork(stack).vpc);
    expect(environment.provideKey(stack, INTERNAL)).toBe(environment.provideKey(stack, INTERNAL));
    expect(environment.provideAlarmTopic(stack, AlarmSeverity.PAGE)).toBe(environment.provideAlarmTopic(stack, AlarmSeverity.PAGE));
  });

  test('lists the environment with what was used, and that it is made elsewhere', () => {
    const team = new Team({ file: contract });
    functionIn(team.stack, team.environment).connectTo(databaseIn(team.stack, team.environment));
    GovernanceAssertions.of(team.app);
    const { environments, connections, coverage } = recordOf(team.app);
    expect(environments).toEqual([expect.objectContaining({
      path: 'Shared',
      contract: { imported: true, version: '1.1', parameters: '/paved-road/shared/v1' },
      network: { path: '/paved-road/shared/v1/network/vpc-id', addresses: '10.0.0.0/16', zones: 3 },
      stacks: ['Shared/Dashboard', 'Orders'],
    })]);
    expect(Object.keys(environments[0].parts)).toEqual(['Alarms/page', 'Alarms/ticket', 'Backups', 'Dashboard', 'Keys/internal', 'Network']);
    expect(environments[0].parts.Backups).toEqual(['Orders/Orders']);
    expect(connections[0].network).toBe('/paved-road/shared/v1/network/vpc-id');
    expect(coverage.templates.map(({ environment }) => environment)).toEqual(['Shared', 'Shared']);
  });

  test('lists no version and no network where the contract was not at hand and nothing asked', () => {
    const team = new Team(ALONE);
    new Stack(team.app, 'Other');
    GovernanceAssertions.of(team.app);
    expect(recordOf(team.app).environments).toEqual([{ ...recordOf(team.app).environments[0], parts: {}, contract: { imported: true, parameters: '/paved-road/shared/v1' } }]);
    expect(recordOf(team.app).environments[0].network).toBeUndefined();
  });

  test('tags what an application puts there as its own, with the environment and tier of the contract', () => {
    const team = new Team({ file: contract, costCenter: 'cc-9' });
    databaseIn(team.stack, team.environment);
    const { Tags } = propertiesOf(team, 'AWS::RDS::DBCluster');
    expect(Object.fromEntries(Tags.map(({ Key, Value }: Rendered) => [Key, Value]))).toMatchObject({
      'application': 'orders', 'owner': 'team-orders', 'cost-center': 'cc-9', 'environment': 'shared', 'tier': 'production',
    });
  });

  test('is whose the contract says where an application says nothing', () => {
    const { environment } = new Team({ file: contract, application: undefined, owner: undefined });
    expect(environment.identity).toEqual({ application: 'platform', owner: 'team-platform', costCenter: 'cc-4711', environmentName: 'shared' });
  });

  test('has the tier of another company as it is, with those that it is based on', () => {
    const gold = EnvironmentTier.custom('gold', { basedOn: EnvironmentTier.custom('silver', { basedOn: STAGING, multiAz: true }), availabilityZones: 3 });
    const { environment: { tier } } = new Team({ file: new Platform({ tier: gold }).contract });
    expect([tier.name, tier._lineage, tier._document]).toEqual(['gold', gold._lineage, gold._document]);
  });

  test('lies in the account and region of the contract, and so must its stacks', () => {
    const file = new Platform({ env: CONCRETE }).contract;
    expect(new Team({ file }).environment).toMatchObject(CONCRETE);
    const { stack, environment } = new Team({ file }, { env: { ...CONCRETE, region: 'eu-central-1' } });
    expect(() => databaseIn(stack, environment)).toThrow(/got eu-central-1 instead of eu-west-1.*OtherAccountOrRegion/);
  });

  test('lies where its stage or stack does when the contract does not say', () => {
    const stage = new Stage(newApp(), 'Blue', { env: CONCRETE });
    expect(AppEnvironment.fromContract(stage, 'Shared', { name: 'shared', file: contract })).toMatchObject(CONCRETE);
    const stack = new Stack(newApp(), 'Orders', { env: CONCRETE });
    expect(AppEnvironment.fromContract(stack, 'Shared', { name: 'shared', file: contract })).toMatchObject(CONCRETE);
  });

  test('may lie in the stack of its components', () => {
    const app = newApp();
    const stack = new Stack(app, 'Orders');
    databaseIn(stack, AppEnvironment.fromContract(stack, 'Shared', { name: 'shared', file: contract }));
    GovernanceAssertions.of(app).isCompliant();
  });

  test('reaches what has gateway endpoints in every network that the library makes', () => {
    const { environment, stack } = new Team({ file: new Platform({ network: NetworkShape.isolated(), offers: { network: {} } }).contract });
    expect(() => environment.provideNetwork(stack, { services: ['s3', 'dynamodb'] })).not.toThrow();
  });

  test('reaches of an imported network what is offered of it', () => {
    const network = NetworkShape.importedByIds({
      vpcId: 'vpc-00000001',
      availabilityZones: ['a', 'b', 'c'],
      services: ['s3', 'dynamodb'],
      workloadSubnetIds: ids('subnet', 1),
      workloadRouteTableIds: ids('rtb', 1),
      dataSubnetIds: ids('subnet', 4),
      dataRouteTableIds: ids('rtb', 4),
    });
    const { environment, stack } = new Team({ file: new Platform({ network, offers: { network: { services: ['s3'] } } }).contract });
    expect(() => environment.provideNetwork(stack, { services: ['s3'] })).not.toThrow();
    expect(() => environment.provideNetwork(stack, { services: ['dynamodb'] })).toThrow(/reaches dynamodb, got one that reaches s3;.*NeedNotMet/);
  });

  test('gives a construct that is no component what it asks for, and refuses one that no stack reads for', () => {
    const { app, environment, stack } = new Team({ file: contract });
    expect(environment.provideNetwork(stack).vpc.privateSubnets).toHaveLength(3);
    expect(() => environment.provideNetwork(app)).toThrow(/'asker' must lie in a stack, got the app.*MissingValue/);
  });
});

describe('the contract beside cdk.json', () => {
  workInFolders();

  test('is found by the name of the environment', () => {
    write('contracts/shared.json', readFileSync(contract, 'utf8'));
    const team = new Team();
    expect(team.environment.tier.name).toBe('production');
    expect(() => team.environment.provideKey(team.stack, RESTRICTED)).toThrow(/must offer a key for restricted data, got internal, confidential.*NeedNotMet/);
  });

  test('has its mistakes told by line and column', () => {
    write('contracts/shared.json', '{\n  "contractVersion": "1.0",\n  "name": 7\n}\n');
    expect(() => new Team()).toThrow(/contracts\/shared\.json:3:3: 'name' must be the name of an environment, got 7/);
  });
});

describe('a versioned contract', () => {
  test('of a newer minor is read, whatever it has besides', () => {
    const file = changed((copy) => { Object.assign(copy, { contractVersion: '1.7', news: {} }); copy.offers.buckets = true; });
    const { stack, environment } = new Team({ file });
    expect(() => databaseIn(stack, environment)).not.toThrow();
  });

  test('of an older minor than a value is refused when the value is needed', () => {
    const { stack, environment } = new Team({ file: contract });
    jest.replaceProperty(CONTRACT.backupPlanId, 'since', 2 as 0);
    expect(() => functionIn(stack, environment)).not.toThrow();
    expect(() => environment.provideBackupPlan(stack))
      .toThrow(/must be at least of version 1.2 to have 'backups\/plan-id', got 1.1; publish it again with version 1.2.*IncompatibleContract/);
    jest.restoreAllMocks();
  });

  test('of a newer major is refused, whatever it says', () => {
    expect(() => new Team({ file: fileWith({ contractVersion: '2.0', everything: 'else' }) })).toThrow(/must be of version 1, got 2.0; upgrade cdk-paved-road.*IncompatibleContract/);
  });

  test('with a tier that is based on none that is known here is refused', () => {
    expect(() => new Team({ file: changed((copy) => { copy.tier.lineage = ['gold', 'sandbox']; }) }))
      .toThrow(/must be based on a built-in one that is known here, got gold > sandbox; upgrade.*IncompatibleContract/);
  });

  test('that lacks a value of a tier has that of the built-in one', () => {
    const { environment } = new Team({ file: changed((copy) => { delete copy.tier.values.multiAz; }) });
    expect(environment.tier.multiAz).toBe(true);
  });
});

describe('a contract is refused', () => {
  test.each<[string, () => object, RegExp]>([
    ['that is named and not there', () => ({ file: 'nowhere.json' }), /nowhere.json: the contract must be there and readable, got ENOENT; take it from contracts.*InvalidContract/],
    ['that is no JSON', () => ({ file: fileWith('{ "contractVersion": ') }), /shared\.json:1:\d+: .*InvalidContract/],
    ['that is empty', () => ({ file: fileWith('') }), /shared\.json:1:1: .*InvalidContract/],
    ['with a wrong value, by line and column', () => ({ file: changed((copy) => { copy.offers.network.zones = 'three'; }) }), /shared\.json:\d+:\d+: 'offers.network.zones' must be a number of availability zones, got 'three'.*InvalidContract/],
    ['without what it needs', () => ({ file: changed((copy) => { delete copy.offers; }) }), /'offers' must be given.*InvalidContract/],
    ['of another environment', () => ({ file: changed((copy) => { copy.name = 'other'; }) }), /'name' must be what the contract says, which is 'other', got 'shared'.*ContradictingProps/],
    ['of another tier', () => ({ file: contract, tier: STAGING }), /'tier' must be what the contract says, which is 'production', got 'staging'.*ContradictingProps/],
    ['of another region', () => ({ file: new Platform({ env: CONCRETE }).contract, env: { region: 'us-east-1' } }), /must be used in the region of its contract, which is eu-west-1, got us-east-1.*OtherAccountOrRegion/],
    ['by a name that is none', () => ({ name: '../shared' }), /'name' must be the name of an environment.*"..\/shared".*InvalidValue/],
    ['for an application with a name that is none', () => ({ file: contract, application: 'two words' }), /'application' must be 1 to 128.*InvalidValue/],
  ])('%s', (_, props, message) => {
    expect(() => new Team(props())).toThrow(message);
  });

  test('without a file, tier and identity have to be said, all at once', () => {
    expect(() => new Team()).toThrow(/'tier' must be given without the contract of 'shared'[^]*'costCenter' must be given/);
    expect(() => new Team()).toThrow(/contracts\/shared\.json.*MissingValue at Shared/);
  });

  test('what is refused leaves nothing behind', () => {
    const app = newApp();
    expect(() => AppEnvironment.fromContract(app, 'Shared', { name: 'shared', file: 'nowhere.json' })).toThrow();
    expect(app.node.tryFindChild('Shared')).toBeUndefined();
  });

  test.each<[string, object, (team: Team) => unknown, RegExp]>([
    ['a network', {}, ({ environment, stack }) => environment.provideNetwork(stack), /must offer a network, got none/],
    ['the internet', { network: { services: ['xray'] } }, ({ environment, stack }) => environment.provideNetwork(stack, { egress: true }), /reaches the internet, got one without egress/],
    ['a service', { network: {} }, ({ environment, stack }) => environment.provideNetwork(stack, { services: ['xray'] }), /reaches xray, got one that reaches dynamodb, s3;/],
    ['a key', { keys: [] }, ({ environment, stack }) => functionIn(stack, environment), /a key for internal data, got none/],
    ['a topic', { alarms: [] }, ({ environment, stack }) => environment.provideAlarmTopic(stack, AlarmSeverity.INFO), /severity 'info', got none/],
    ['a plan of backups', { network: {}, backups: false }, ({ environment, stack }) => databaseIn(stack, environment), /a plan of backups, got none/],
  ])('where a component needs %s that it does not offer', (_, offers, ask, message) => {
    const team = new Team({ file: new Platform({ offers }).contract });
    expect(() => ask(team)).toThrow(message);
    expect(() => ask(new Team({ file: new Platform({ offers }).contract }))).toThrow('NeedNotMet');
  });
});
