import { readFileSync } from 'fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Peer } from 'aws-cdk-lib/aws-ec2';
import { AppEnvironment, DatabaseDialect, DataClassification, EnvironmentTier, IServiceDatabase, NetworkShape, ServiceDatabase, ServiceDatabaseAttributes } from '../../../../src';
import { ConnectionAssertions, GovernanceAssertions } from '../../../../src/testing';
import { functionIn } from '../../../environment/contract/sharing';
import { CONCRETE, VALID } from '../../../environment/shop';
import { newApp, recordOf } from '../../../governance/apps';
import { Shop } from '../../shop';

const SECRET = 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:rds!db-7c9d-AbCd12';
const KEY = 'arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d-1111-2222-3333-444455556666';
const LEGACY = { host: 'legacy.abc123.eu-west-1.rds.amazonaws.com', port: 1521, secretArn: SECRET, securityGroupIds: ['sg-0123456789abcdef0'] };

type Attributes = Partial<ServiceDatabaseAttributes>;
const legacyIn = ({ stack, environment }: Shop, attributes: Attributes = {}): IServiceDatabase =>
  ServiceDatabase.fromAttributes(stack, 'Legacy', { environment, ...LEGACY, ...attributes });

describe('Import an existing database and still `connect`', () => {
  test('a workload gets the same as from a database of its own app', () => {
    const shop = new Shop();
    const api = shop.function();
    api.connectTo(legacyIn(shop, { secretKeyArn: KEY, dialect: DatabaseDialect.POSTGRESQL }));
    const own = new Shop();
    const other = own.function();
    other.connectTo(own.database({ componentName: 'Legacy' }));
    const connected = ConnectionAssertions.of(api);
    connected.isLike(ConnectionAssertions.of(other));
    connected.reachesDatabase('LEGACY');
    connected.opensPorts([1521]);
  });

  test('the values are those that were written down', () => {
    const shop = new Shop();
    shop.function().connectTo(legacyIn(shop, { databaseName: 'ORCL', secretKeyArn: KEY }));
    const template = shop.template();
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { LEGACY_HOST: LEGACY.host, LEGACY_PORT: '1521', LEGACY_NAME: 'ORCL', LEGACY_SECRET_ARN: SECRET } },
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-0123456789abcdef0', FromPort: 1521, ToPort: 1521, IpProtocol: 'tcp' });
    const policies = JSON.stringify(template.findResources('AWS::IAM::ManagedPolicy'));
    for (const arn of [SECRET, KEY]) expect(policies).toContain(`"Resource":"${arn}"`);
  });

  test('creates nothing, and nothing of the environment either', () => {
    const shop = new Shop();
    legacyIn(shop, { secretKeyArn: KEY, readerHost: 'reader.example.internal' });
    expect(shop.template().toJSON().Resources ?? {}).toEqual({});
    expect(shop.environment.node.tryFindChild('Core')).toBeUndefined();
  });

  test('breaks no rule in any tier', () => {
    for (const tier of EnvironmentTier._builtIn()) {
      const shop = new Shop(tier);
      shop.function().connectTo(legacyIn(shop));
      GovernanceAssertions.of(shop.app).isCompliant();
    }
  });

  test('its readers are another host behind the same door', () => {
    const shop = new Shop();
    const api = shop.function();
    api.connectTo(legacyIn(shop, { readerHost: 'reader.example.internal' }).readOnly);
    ConnectionAssertions.of(api).reachesDatabase('LEGACY_READ_ONLY');
    shop.template().hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: { LEGACY_READ_ONLY_HOST: 'reader.example.internal', LEGACY_READ_ONLY_PORT: '1521' } } });
  });

  test('readers that nobody named are refused, and nothing is opened', () => {
    const shop = new Shop();
    const api = shop.function();
    const { readOnly } = legacyIn(shop);
    const before = shop.stack.node.findAll().length;
    expect(() => api.connectTo(readOnly)).toThrow(/'target' must have a reader, got Shop\/Legacy, of which nobody said a host for readers; name its 'readerHost'.*ConnectionRefused/);
    expect(shop.stack.node.findAll().length).toBe(before);
    expect(shop.template().findResources('AWS::EC2::SecurityGroupIngress')).toEqual({});
  });

  test('several security groups are all opened to', () => {
    const shop = new Shop();
    shop.function().connectTo(legacyIn(shop, { securityGroupIds: ['sg-0123456789abcdef0', 'sg-0123456789abcdef1'] }));
    expect(Object.values(shop.template().findResources('AWS::EC2::SecurityGroupIngress')).map(({ Properties }) => Properties.GroupId))
      .toEqual(['sg-0123456789abcdef0', 'sg-0123456789abcdef1']);
  });

  test('tokens are taken as they are', () => {
    const shop = new Shop();
    const vpc = new Stack(shop.app, 'Other');
    const host = Token.asString({ Ref: 'Host' });
    expect(() => legacyIn(shop, { host, port: Token.asNumber({ Ref: 'Port' }), secretArn: host, secretKeyArn: host, securityGroupIds: [host], vpcId: vpc.region })).not.toThrow();
  });
});

describe('the record of an imported database', () => {
  test('lists it as an import whose promises are unknown, with what is stated, and never as compliant', () => {
    const shop = new Shop();
    shop.function().connectTo(legacyIn(shop, {
      owner: 'team-legacy', dataClassification: DataClassification.INTERNAL, facts: { 'PR-RDS-STORAGE-ENCRYPTED': 'checked by security on 2026-11-02, SEC-12' },
    }));
    GovernanceAssertions.of(shop.app);
    const { imports, components } = recordOf(shop.app);
    expect(components.map(({ path }) => path)).toEqual(['Shop/Api']);
    expect(imports).toEqual([expect.objectContaining({
      path: 'Shop/Legacy',
      origin: 'attributes',
      identity: { 'environment': 'shop', 'tier': 'production', 'component': 'Legacy', 'owner': 'team-legacy', 'data-classification': 'internal' },
      source: expect.stringContaining('database-from-attributes.test.ts'),
    })]);
    const [{ promises }] = imports!;
    expect(promises.find(({ rule }) => rule === 'PR-RDS-STORAGE-ENCRYPTED')).toEqual({ rule: 'PR-RDS-STORAGE-ENCRYPTED', state: 'stated', reason: 'checked by security on 2026-11-02, SEC-12' });
    expect(promises.filter(({ state }) => state === 'unknown').length).toBe(promises.length - 1);
    expect(promises.length).toBeGreaterThan(5);
  });

  test('is as its schema says', () => {
    const shop = new Shop();
    shop.function().connectTo(legacyIn(shop, { facts: { 'PR-RDS-NOT-PUBLIC': 'seen in the console' } }));
    GovernanceAssertions.of(shop.app);
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
    addFormats(ajv);
    const isValid = ajv.compile(JSON.parse(readFileSync('schemas/record.schema.json', 'utf8')));
    expect([isValid(recordOf(shop.app)), isValid.errors]).toEqual([true, null]);
  });

  test('says nothing about owner and data where nobody did, and has no imports where there are none', () => {
    const shop = new Shop();
    legacyIn(shop);
    GovernanceAssertions.of(shop.app);
    expect(recordOf(shop.app).imports![0].identity).toEqual({ environment: 'shop', tier: 'production', component: 'Legacy' });
    const without = new Shop();
    without.database();
    GovernanceAssertions.of(without.app);
    expect('imports' in recordOf(without.app)).toBe(false);
  });
});

describe('connecting from another VPC', () => {
  const inVpc = (vpcId: string, attributes: Attributes) => {
    const app = newApp();
    const environment = new AppEnvironment(app, 'Env', {
      ...VALID,
      name: 'shop',
      network: NetworkShape.importedByIds({
        vpcId,
        availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
        workloadSubnetIds: ['subnet-0000000a', 'subnet-0000000b', 'subnet-0000000c'],
        dataSubnetIds: ['subnet-0000001a', 'subnet-0000001b', 'subnet-0000001c'],
        egress: true,
      }),
    });
    const stack = new Stack(app, 'Shop');
    const legacy = ServiceDatabase.fromAttributes(stack, 'Legacy', { environment, ...LEGACY, ...attributes });
    return () => functionIn(stack, environment).connectTo(legacy);
  };

  test('is refused where both are known', () => {
    expect(inVpc('vpc-0123456789abcdef0', { vpcId: 'vpc-0fedcba9876543210' }))
      .toThrow(/'target' must lie in the VPC of the workload, got Shop\/Legacy in vpc-0fedcba9876543210 for Shop\/Api in vpc-0123456789abcdef0.*ConnectionRefused/);
  });

  test.each<[string, Attributes]>([['it is the same', { vpcId: 'vpc-0123456789abcdef0' }], ['nobody says another one', {}]])('is no question where %s', (_, attributes) => {
    expect(inVpc('vpc-0123456789abcdef0', attributes)).not.toThrow();
  });

  test('is not known of a VPC that this app makes', () => {
    const shop = new Shop();
    expect(() => shop.function().connectTo(legacyIn(shop, { vpcId: 'vpc-0fedcba9876543210' }))).not.toThrow();
  });

  test('is refused from another environment', () => {
    const shop = new Shop();
    const other = new AppEnvironment(shop.app, 'Other', { ...VALID, name: 'other' });
    expect(() => functionIn(new Stack(shop.app, 'Others'), other).connectTo(legacyIn(shop))).toThrow('ConnectionRefused');
  });
});

describe('bad input', () => {
  test.each<[string, Attributes, RegExp]>([
    ['no host', { host: '' }, /'host' must be the name of a host, without scheme and port, got "".*MissingValue at Shop\/Legacy/],
    ['a host with its port', { host: 'db.example.com:5432' }, /'host' must be .*got 'db.example.com:5432'.*InvalidValue/],
    ['a host with a scheme', { readerHost: 'postgres://db' }, /'readerHost' must be .*got 'postgres:\/\/db'.*InvalidValue/],
    ['port 0', { port: 0 }, /'port' must be a whole number from 1 to 65535, got 0.*InvalidValue/],
    ['port 65536', { port: 65_536 }, /got 65536/],
    ['half a port', { port: 5432.5 }, /got 5432.5/],
    ['no port', { port: undefined }, /'port' must be given, got undefined.*MissingValue/],
    ['no secret', { secretArn: undefined }, /'secretArn' must be the complete ARN of a secret, with the six characters at its end, got undefined.*MissingValue/],
    ['the name of a secret', { secretArn: 'legacy/password' }, /got 'legacy\/password'.*InvalidValue/],
    ['a secret without its end', { secretArn: SECRET.slice(0, -7) }, /'secretArn' must be the complete ARN/],
    ['an alias of a key', { secretKeyArn: 'arn:aws:kms:eu-west-1:111111111111:alias/legacy' }, /'secretKeyArn' must be the ARN of a key, and not of an alias, got.*InvalidValue/],
    ['no security group', { securityGroupIds: [] }, /'securityGroupIds' must name a security group at least, got none.*MissingValue/],
    ['a security group that is none', { securityGroupIds: ['legacy-sg'] }, /'securityGroupIds' must be ids of security groups, such as sg-0123456789abcdef0, got 'legacy-sg'.*InvalidValue/],
    ['a list of security groups that nobody knows', { securityGroupIds: Token.asList({ Ref: 'Groups' }) }, /'securityGroupIds' must have a known length.*UnresolvedToken/],
    ['a VPC that is none', { vpcId: 'main' }, /'vpcId' must be the id of a VPC, such as vpc-0123456789abcdef0, got 'main'/],
    ['a fact without a reason', { facts: { 'PR-RDS-NOT-PUBLIC': ' ' } }, /'facts' must say how you know that PR-RDS-NOT-PUBLIC holds, got " ".*MissingValue/],
    ['no environment', { environment: undefined }, /'environment' must be given, got undefined.*MissingValue/],
  ])('%s is refused', (_, attributes, message) => {
    expect(() => legacyIn(new Shop(), attributes)).toThrow(message);
  });

  test.each([[1, true], [65_535, true], [65_536, false], [-1, false]])('port %d is accepted: %s', (port, accepted) => {
    const use = expect(() => legacyIn(new Shop(), { port }));
    if (accepted) use.not.toThrow();
    else use.toThrow('InvalidValue');
  });

  test('more sensitive data than the tier holds is refused', () => {
    expect(() => legacyIn(new Shop(EnvironmentTier.DEVELOPMENT), { dataClassification: DataClassification.RESTRICTED }))
      .toThrow(/must be at most 'internal' in a development environment, got 'restricted'.*ClassificationNotAllowed/);
  });

  test('a secret of another account or region is refused, with the reason', () => {
    const app = newApp();
    const environment = new AppEnvironment(app, 'Env', { ...VALID, env: CONCRETE });
    const use = (attributes: Attributes) => () => ServiceDatabase.fromAttributes(new Stack(app, `S${app.node.children.length}`, { env: CONCRETE }), 'Legacy', { environment, ...LEGACY, ...attributes });
    expect(use({})).not.toThrow();
    expect(use({ componentName: 'B', secretArn: SECRET.replace('111111111111', '222222222222') }))
      .toThrow(/'secretArn' must lie in the account of the environment 'shop-production', which is 111111111111, got 222222222222; what the role of a workload may do opens nothing elsewhere.*OtherAccountOrRegion/);
    expect(use({ componentName: 'C', secretKeyArn: KEY.replace('eu-west-1', 'us-east-1') })).toThrow(/'secretKeyArn' must lie in the region .* eu-west-1, got us-east-1/);
  });

  test('a name that a component has is refused', () => {
    const shop = new Shop();
    shop.database();
    expect(() => legacyIn(shop, { componentName: 'Orders' })).toThrow(/got 'Orders', which is Shop\/Orders; use that one, or give one of them a name of its own \(DuplicateComponent/);
  });

  test('a place outside of all stacks is refused', () => {
    const { app, environment } = new Shop();
    expect(() => ServiceDatabase.fromAttributes(app, 'Legacy', { environment, ...LEGACY })).toThrow(/must lie in a stack, got the app; create it in the stack of a workload/);
  });

  test('several mistakes come together, and leave nothing behind', () => {
    const shop = new Shop();
    expect(() => legacyIn(shop, { host: '', port: 0, secretArn: 'x', securityGroupIds: ['y'] })).toThrow(/^4 problems:[^]*'host'[^]*'port'[^]*'secretArn'[^]*'securityGroupIds'/);
    expect(shop.stack.node.children).toEqual([]);
  });
});

test('what others grant with the means of the CDK works as well', () => {
  const shop = new Shop();
  const legacy = legacyIn(shop);
  legacy.connections.allowDefaultPortFrom(Peer.ipv4('10.0.0.0/16'));
  Template.fromStack(shop.stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-0123456789abcdef0', FromPort: 1521 });
});
