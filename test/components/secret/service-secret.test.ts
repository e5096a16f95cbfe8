import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AppEnvironment, DataClassification, EnvironmentTier, ServiceSecretProps } from '../../../src';
import { markOf } from '../../../src/governance/scope/governed-scope';
import { GovernanceAssertions } from '../../../src/testing';
import { recordOf } from '../../governance/apps';
import { Shop } from '../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const SECRET = 'AWS::SecretsManager::Secret';
interface Statement { Action: string[] | string; Resource: unknown; Condition?: unknown }

const statementsOf = (shop: Shop): Statement[] => Object.values(shop.template().findResources('AWS::IAM::ManagedPolicy'))
  .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
const partsOf = ({ environment }: Shop) => markOf(environment)!.parts!();

describe('Secrets', () => {
  test('a template has no value: a random one is made, for people to replace', () => {
    const shop = new Shop();
    shop.secret();
    const { Properties } = shop.only(SECRET);
    expect(Properties.SecretString).toBeUndefined();
    expect(Properties).toMatchObject({ GenerateSecretString: {}, Description: 'VendorKey of shop' });
    expect(Properties.Name).toBeUndefined();
  });

  test.each([[PLAYGROUND, false], [DEVELOPMENT, false], [STAGING, true], [PRODUCTION, true]])('in %s has a customer-managed key, and outlives the stack: %s', (tier, keeps) => {
    const shop = new Shop(tier);
    shop.secret();
    const { Properties, DeletionPolicy } = shop.only(SECRET);
    expect(Properties.KmsKeyId !== undefined).toBe(keeps);
    expect(DeletionPolicy).toBe(keeps ? 'Retain' : 'Delete');
  });

  test('has the key of its classification', () => {
    const shop = new Shop();
    shop.secret({ dataClassification: DataClassification.RESTRICTED });
    expect(partsOf(shop)).toEqual({ 'Keys/restricted': ['Shop/VendorKey'] });
  });

  test('changes no policy of a key', () => {
    const policiesWith = (secrets: number) => {
      const shop = new Shop();
      shop.environment.provideKey(shop.stack, DataClassification.INTERNAL);
      for (let number = 0; number < secrets; number++) shop.secret({}, `Key${number}`);
      return Template.fromStack(shop.environment.node.findChild('Core') as Stack).findResources('AWS::KMS::Key');
    };
    expect(policiesWith(2)).toEqual(policiesWith(0));
  });

  test('keeps its logical id', () => {
    const shop = new Shop();
    shop.secret();
    expect(Object.keys(shop.template().findResources(SECRET))).toEqual(['VendorKey84EE2F1E']);
  });

  test.each<[string, Partial<ServiceSecretProps>, string]>([
    ['a public one', { dataClassification: DataClassification.PUBLIC }, "'dataClassification' must be at least internal, got public; what everybody may know is no secret, so make it a variable (InvalidValue at Shop/VendorKey)"],
    ['one that says nothing', { dataClassification: undefined }, "'dataClassification' must say what the value calls for, got undefined"],
    ['an empty description', { description: ' ' }, "'description' must have from 1 to 2048 characters, got an empty one"],
    ['a long description', { description: 'x'.repeat(2049) }, 'got 2049; say what the secret opens'],
  ])('refuses %s', (_, props, message) => expect(() => new Shop().secret(props)).toThrow(message));

  test('refuses all that is wrong at once, and leaves nothing behind', () => {
    const shop = new Shop(PLAYGROUND);
    expect(() => shop.secret({ dataClassification: DataClassification.RESTRICTED, description: '' })).toThrow(/^2 problems[^]*InvalidValue[^]*ClassificationNotAllowed/);
    expect(shop.stack.node.children).toEqual([]);
  });
});

describe('connectTo a secret', () => {
  test('gives its ARN, and lets the workload read it with its key, through Secrets Manager alone', () => {
    const shop = new Shop();
    shop.function().connectTo(shop.secret());
    const { Variables } = shop.only('AWS::Lambda::Function').Properties.Environment as { Variables: object };
    const arn = { Ref: expect.stringMatching(/^VendorKey/) };
    expect(Variables).toEqual({ VENDOR_KEY_SECRET_ARN: arn });
    expect(statementsOf(shop)).toContainEqual(expect.objectContaining({ Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], Resource: arn }));
    expect(statementsOf(shop)).toContainEqual(expect.objectContaining({
      Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:ViaService': { 'Fn::Join': ['', ['secretsmanager.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } } },
    }));
    expect(recordedConnections(shop)).toEqual([{ workload: 'Shop/Api', target: 'Shop/VendorKey', variables: ['VENDOR_KEY_SECRET_ARN'], dataClassification: 'internal' }]);
  });

  test('takes another prefix', () => {
    const shop = new Shop();
    shop.function().connectTo(shop.secret(), { variablePrefix: 'MAIL' });
    expect(shop.only('AWS::Lambda::Function').Properties.Environment).toMatchObject({ Variables: { MAIL_SECRET_ARN: expect.anything() } });
  });

  test('pulls no function into the network', () => {
    const shop = new Shop();
    shop.function().connectTo(shop.secret());
    expect(shop.only('AWS::Lambda::Function').Properties.VpcConfig).toBeUndefined();
    expect(Object.keys(partsOf(shop))).not.toContain('Network');
  });

  test.each([['before', true], ['after', false]])('brings a function that joins the network %s a way to Secrets Manager', (_, before) => {
    const shop = new Shop();
    const api = shop.function();
    const asked: string[][] = [];
    const provideNetwork = shop.environment.provideNetwork.bind(shop.environment);
    shop.environment.provideNetwork = (asker, needs) => (asked.push(needs?.services ?? []), provideNetwork(asker, needs));
    if (before) api.joinNetwork();
    api.connectTo(shop.secret());
    if (!before) api.joinNetwork();
    expect(asked[asked.length - 1]).toEqual(['xray', 'secretsmanager']);
    expect(asked).toHaveLength(before ? 2 : 1);
  });

  test('refuses a workload of another environment', () => {
    const shop = new Shop();
    const secret = shop.secret();
    const environment = new AppEnvironment(shop.app, 'Other', { application: 'a', owner: 'b', costCenter: 'c', tier: PLAYGROUND });
    Object.assign(shop, { stack: new Stack(shop.app, 'Elsewhere') });
    const api = shop.function({ environment });
    expect(() => api.connectTo(secret)).toThrow(/must live in the environment of the workload.*ConnectionRefused/);
  });

  test.each([[PLAYGROUND], [DEVELOPMENT], [STAGING], [PRODUCTION]])('breaks no rule in %s but the one that it proposes', (tier) => {
    const shop = new Shop(tier);
    shop.function().connectTo(shop.secret());
    const verdict = GovernanceAssertions.of(shop.app);
    verdict.isCompliant();
    const ours = verdict.findings().filter(({ path }) => path.startsWith('Shop/VendorKey'));
    expect(ours.map(({ rule, disposition }) => [rule, disposition])).toEqual([['AwsSolutions-SMG4', 'waived']]);
  });

  test('reaches a secret in another stack, which does not refer back and is not held on to', () => {
    const shop = new Shop();
    const key = shop.secret();
    const secrets = shop.stack;
    Object.assign(shop, { stack: new Stack(shop.app, 'Functions') });
    shop.function().connectTo(key);
    const [producer, consumer] = [Template.fromStack(secrets), shop.template()].map((template) => JSON.stringify(template.toJSON()));
    expect(consumer).toContain('"Fn::GetStackOutput":{"StackName":"Shop"');
    expect(producer).not.toMatch(/"Export"|Functions/);
  });
});

function recordedConnections(shop: Shop) {
  GovernanceAssertions.of(shop.app);
  return recordOf(shop.app).connections;
}
