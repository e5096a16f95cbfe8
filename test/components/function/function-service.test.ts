import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  AppEnvironment, DataClassification, EnvironmentTier, FailureDestination, FunctionServiceProps, NetworkShape, ServiceDatabase,
} from '../../../src';
import { markOf } from '../../../src/governance/scope/governed-scope';
import { GovernanceAssertions } from '../../../src/testing';
import { Shop } from '../shop';

const FUNCTION = 'AWS::Lambda::Function';
interface Statement { Action: string[] | string; Resource: unknown; Condition?: unknown }

const variablesOf = (shop: Shop) => (shop.only(FUNCTION).Properties.Environment as { Variables: Record<string, unknown> }).Variables;
const statementsOf = (shop: Shop): Statement[] => Object.values(shop.template().findResources('AWS::IAM::ManagedPolicy'))
  .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);

describe('FunctionService', () => {
  test('needs no network until it connects to something in one', () => {
    const shop = new Shop();
    shop.function();
    expect(shop.only(FUNCTION).Properties.VpcConfig).toBeUndefined();
    expect(shop.environment.node.findAll().map(({ node }) => node.id)).not.toContain('Network');
  });

  test('has a role of its own, logs with an end, traces and dead letters', () => {
    const shop = new Shop();
    shop.function();
    expect(shop.only(FUNCTION).Properties).toMatchObject({
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON' },
      Architectures: ['arm64'],
      MemorySize: 512,
      Timeout: 30,
      DeadLetterConfig: { TargetArn: expect.anything() },
      KmsKeyArn: expect.anything(),
    });
    shop.template().hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365, KmsKeyId: Match.anyValue() });
    expect(shop.only('AWS::IAM::Role').Properties).not.toMatchObject({ ManagedPolicyArns: expect.anything() });
    shop.template().resourceCountIs('AWS::IAM::Policy', 0);
  });

  test('names resources in every statement but the two that AWS refuses to narrow', () => {
    const shop = new Shop();
    shop.function().connectTo(shop.database());
    const wide = statementsOf(shop).filter(({ Resource }) => Resource === '*').map(({ Action }) => [Action].flat()[0].split(':')[0]);
    expect(wide.sort()).toEqual(['ec2', 'xray']);
  });

  test('calls its alarms by what to do', () => {
    const shop = new Shop();
    shop.function();
    const alarms = Object.keys(shop.template().findResources('AWS::CloudWatch::Alarm')).map((id) => id.replace(/^Api|[0-9A-F]{8}$/g, ''));
    expect(alarms.sort()).toEqual(['DeadLettersWaiting', 'Errors', 'EventsWaiting', 'NearTimeout', 'Throttles']);
  });
});

describe('the alarms of a function', () => {
  interface AlarmProperties { Metrics?: { Expression?: string }[]; MetricName?: string; Threshold: number }
  const alarmsOf = (props: Partial<FunctionServiceProps> = {}): Record<string, AlarmProperties> => {
    const shop = new Shop();
    shop.function(props);
    const alarms = Object.entries(shop.template().findResources('AWS::CloudWatch::Alarm'));
    return Object.fromEntries(alarms.map(([id, { Properties }]) => [id.replace(/^Api|[0-9A-F]{8}$/g, ''), Properties]));
  };

  test('errors are a rate, and of a few calls all of them', () => {
    const { Errors } = alarmsOf();
    expect(Errors).toMatchObject({ Threshold: 5, EvaluationPeriods: 3, TreatMissingData: 'notBreaching' });
    expect(Errors.Metrics?.find(({ Expression }) => Expression)?.Expression)
      .toBe('IF(calls >= 10, 100 * errors / calls, IF(calls > 0 AND errors >= calls, 100, 0))');
  });

  test('p95 of the duration is compared with 80 % of the timeout', () => {
    expect(alarmsOf({ timeout: Duration.seconds(10) }).NearTimeout).toMatchObject({ MetricName: 'Duration', Threshold: 8000 });
  });

  test('concurrency is compared with 80 % of what is reserved, where anything is', () => {
    expect(alarmsOf({ reservedConcurrency: 50 }).ConcurrencyHigh).toMatchObject({ MetricName: 'ConcurrentExecutions', Threshold: 40 });
    expect(alarmsOf()).not.toHaveProperty('ConcurrencyHigh');
  });

  test.each([[{}, 3 * 3_600_000], [{ maxEventAge: Duration.minutes(10) }, 300_000]])('events may wait for half of the time that they have: %#', (props, threshold) => {
    expect(alarmsOf(props).EventsWaiting).toMatchObject({ MetricName: 'AsyncEventAge', Threshold: threshold });
  });

  test('a destination that cannot be reached is told of', () => {
    const onFailure = FailureDestination.queue(Queue.fromQueueArn(new Stack(), 'Failures', 'arn:aws:sqs:eu-west-1:111111111111:failures'));
    expect(alarmsOf({ onFailure }).FailuresUndelivered).toMatchObject({ MetricName: 'DestinationDeliveryFailures', Threshold: 1 });
    expect(alarmsOf()).not.toHaveProperty('FailuresUndelivered');
  });

  test('one that is not there cannot be left out', () => {
    expect(() => alarmsOf({ withoutAlarms: [{ alarm: 'ConcurrencyHigh', reason: 'nobody looks' }] })).toThrow(/must be one of Errors, Throttles/);
    expect(alarmsOf({ reservedConcurrency: 5, withoutAlarms: [{ alarm: 'ConcurrencyHigh', reason: 'nobody looks' }] })).not.toHaveProperty('ConcurrencyHigh');
  });
});

describe('the code of a function', () => {
  test('is a container image, which says itself what it runs', () => {
    const shop = new Shop();
    const code = Code.fromEcrImage(Repository.fromRepositoryName(shop.stack, 'Images', 'api'), { tagOrDigest: 'v1' });
    shop.function({ runtime: Runtime.FROM_IMAGE, code });
    expect(shop.only(FUNCTION).Properties).toMatchObject({ PackageType: 'Image', Code: { ImageUri: expect.anything() }, Architectures: ['arm64'] });
    for (const property of ['Handler', 'Runtime']) expect(shop.only(FUNCTION).Properties).not.toHaveProperty(property);
  });

  test('has no handler beside a container image', () => {
    const shop = new Shop();
    expect(() => shop.function({ runtime: Runtime.FROM_IMAGE, handler: 'api.run' }))
      .toThrow(/'handler' must be left out for a container image, got 'api.run'; the image says what it runs \(ContradictingProps at Shop\/Api\)/);
  });

  test.each([[undefined, 'index.handler'], ['api.run', 'api.run']])('has the handler %j', (handler, expected) => {
    const shop = new Shop();
    shop.function({ handler });
    expect(shop.only(FUNCTION).Properties).toMatchObject({ Handler: expected });
  });
});

describe('the data of a function', () => {
  const keyOf = (shop: Shop) => JSON.stringify(shop.only(FUNCTION).Properties.KmsKeyArn);

  test('is internal unless said, and decides the key of variables, logs and dead letters', () => {
    const shop = new Shop();
    shop.function();
    expect(keyOf(shop)).toContain('Keysinternal');
    const careful = new Shop();
    careful.function({ dataClassification: DataClassification.CONFIDENTIAL });
    expect(keyOf(careful)).toContain('Keysconfidential');
    expect(JSON.stringify([careful.only('AWS::Logs::LogGroup'), careful.only('AWS::SQS::Queue')]).match(/Keysconfidential/g)).toHaveLength(2);
    careful.template().hasResourceProperties(FUNCTION, { Tags: Match.arrayWith([{ Key: 'data-classification', Value: 'confidential' }]) });
  });

  test('is refused where the tier does not hold it', () => {
    expect(() => new Shop(EnvironmentTier.PLAYGROUND).function({ dataClassification: DataClassification.CONFIDENTIAL })).toThrow(/ClassificationNotAllowed/);
  });

  test('is at most what the tier holds where nothing is said', () => {
    const open = EnvironmentTier.custom('open-data', { basedOn: EnvironmentTier.DEVELOPMENT, mostSensitiveData: DataClassification.PUBLIC });
    expect(new Shop(open).function().dataClassification).toBe(DataClassification.PUBLIC);
    expect(new Shop().function().dataClassification).toBe(DataClassification.INTERNAL);
  });
});

describe('reserved concurrency', () => {
  test.each(EnvironmentTier._builtIn())('is nobody\'s by itself in %s, and differs by tier where one says so', (tier) => {
    const reserved = (props: Partial<FunctionServiceProps>) => {
      const shop = new Shop(tier);
      shop.function(props);
      return shop.only(FUNCTION).Properties.ReservedConcurrentExecutions;
    };
    expect(reserved({})).toBeUndefined();
    expect(reserved({ tiers: { [tier.name]: { reservedConcurrency: 5 } } })).toBe(5);
  });
});

describe('the network of a function', () => {
  const shopIn = (network: NetworkShape): Shop => {
    const shop = new Shop();
    return Object.assign(shop, {
      environment: new AppEnvironment(shop.app, 'Own', {
        application: 'shop', name: 'own', owner: 'team-shop', costCenter: 'cc-1', tier: EnvironmentTier.DEVELOPMENT, network,
      }),
    });
  };
  const coreOf = ({ environment }: Shop) => Template.fromStack(environment.node.findChild('Core') as Stack);
  const partsOf = ({ environment }: Shop) => Object.keys(markOf(environment)!.parts!()).filter((part) => part.startsWith('Network'));
  const reached = (shop: Shop) => (shop.only('AWS::EC2::SecurityGroup').Properties.SecurityGroupEgress as { CidrIp?: string; CidrIpv6?: string; ToPort: number }[])
    .map(({ CidrIp, CidrIpv6, ToPort }) => [CidrIp ?? CidrIpv6, ToPort]);

  test('brings endpoints for traces, and for the secret of a database it connects to, where there is nothing but endpoints', () => {
    const shop = shopIn(NetworkShape.endpointsOnly());
    shop.function().joinNetwork();
    expect(partsOf(shop)).toEqual(['Network', 'Network/Endpoints/xray']);
    shop.function({}, 'Worker').connectTo(shop.database());
    expect(partsOf(shop)).toEqual(['Network', 'Network/Endpoints/secretsmanager', 'Network/Endpoints/xray']);
  });

  test('has a way out from the beginning when the function calls the internet, beside the endpoints', () => {
    const shop = shopIn(NetworkShape.privateWithEgress({ interfaceEndpoints: true }));
    shop.function({ callsInternet: true });
    expect(shop.only(FUNCTION).Properties.VpcConfig).toBeDefined();
    expect(partsOf(shop)).toEqual(['Network', 'Network/Egress', 'Network/Endpoints/xray']);
  });

  test('has a way out in the tier that says so', () => {
    const shop = shopIn(NetworkShape.privateWithEgress());
    shop.function({ tiers: { development: { callsInternet: true } } });
    expect(partsOf(shop)).toContain('Network/Egress');
  });

  test('is not there for a function that does not say so', () => {
    const shop = shopIn(NetworkShape.privateWithEgress());
    shop.function({ callsInternet: false });
    expect(partsOf(shop)).toEqual([]);
  });

  test('refuses a function that calls the internet where there is none, before there is any of it', () => {
    const shop = shopIn(NetworkShape.endpointsOnly());
    expect(() => shop.function({ callsInternet: true })).toThrow(expect.objectContaining({
      code: 'NeedNotMet', message: expect.stringContaining("'egress' must be false in the network of 'own', which is NetworkShape.endpointsOnly and has no way to the internet, got true from Shop/Api"),
    }));
    expect(shop.stack.node.findChild('Api').node.children).toEqual([]);
  });

  test('lets it use 443 over IPv6 as well where the network has it, once the subnets do', () => {
    const shop = shopIn(NetworkShape.privateWithEgress({ ipv6: true }));
    shop.function().joinNetwork();
    expect(reached(shop)).toEqual([['0.0.0.0/0', 443], ['::/0', 443]]);
    expect(shop.only(FUNCTION).Properties.VpcConfig).toMatchObject({ Ipv6AllowedForDualStack: true });
    expect(shop.stack.dependencies).toContain(shop.environment.node.findChild('Core'));
    coreOf(shop).resourceCountIs('AWS::EC2::SubnetCidrBlock', 2);
  });

  test('has no IPv6 elsewhere', () => {
    const shop = shopIn(NetworkShape.privateWithEgress());
    shop.function().joinNetwork();
    expect(reached(shop)).toEqual([['0.0.0.0/0', 443]]);
    expect(shop.only(FUNCTION).Properties.VpcConfig).not.toHaveProperty('Ipv6AllowedForDualStack');
  });
});

describe('connectTo', () => {
  test('opens the network path on both sides, at the port of the database alone', () => {
    const shop = new Shop();
    shop.function().connectTo(shop.database());
    const ingress = shop.only('AWS::EC2::SecurityGroupIngress').Properties;
    const egress = shop.only('AWS::EC2::SecurityGroupEgress').Properties;
    expect([ingress.FromPort, ingress.ToPort, egress.FromPort, egress.ToPort]).toEqual([6543, 6543, 6543, 6543]);
    expect(JSON.stringify(ingress)).toContain('ApiSecurityGroup');
    expect(JSON.stringify(egress)).toContain('OrdersSecurityGroup');
    expect(shop.only(FUNCTION).Properties.VpcConfig).toMatchObject({ SecurityGroupIds: [expect.anything()] });
  });

  test('reaches a database in another stack, which does not refer back and is not held on to', () => {
    const shop = new Shop();
    const orders = shop.database();
    const databases = shop.stack;
    Object.assign(shop, { stack: new Stack(shop.app, 'Functions') });
    shop.function().connectTo(orders);
    shop.template().resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
    const [producer, consumer] = [Template.fromStack(databases), shop.template()].map((template) => JSON.stringify(template.toJSON()));
    expect(consumer).toContain('"Fn::GetStackOutput":{"StackName":"Shop"');
    expect(consumer).not.toContain('Fn::ImportValue');
    expect(producer).not.toContain('"Export"');
    expect(producer).not.toContain('Functions');
    GovernanceAssertions.of(shop.app).isCompliant();
  });

  test('what is granted to the function or its resource lands in its managed policy', () => {
    const shop = new Shop();
    const api = shop.function();
    const topic = new Topic(shop.stack, 'Topic');
    topic.grantPublish(api);
    new Topic(shop.stack, 'Other').grantPublish(api.resource);
    expect(statementsOf(shop).filter(({ Action }) => Action === 'sns:Publish')).toHaveLength(2);
    shop.template().resourceCountIs('AWS::IAM::Policy', 0);
  });

  test('gives the secret and its key, through Secrets Manager alone', () => {
    const shop = new Shop();
    shop.function().connectTo(shop.database());
    const secret = { 'Fn::GetAtt': ['Orders2A43276C', 'MasterUserSecret.SecretArn'] };
    expect(statementsOf(shop)).toContainEqual(expect.objectContaining({ Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], Resource: secret }));
    expect(statementsOf(shop)).toContainEqual(expect.objectContaining({
      Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:ViaService': { 'Fn::Join': ['', ['secretsmanager.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } } },
    }));
  });

  test('two databases do not collide', () => {
    const shop = new Shop();
    const api = shop.function();
    api.connectTo(shop.database());
    api.connectTo(shop.database({}, 'StockDb'));
    expect(Object.keys(variablesOf(shop)).sort()).toEqual([
      'ORDERS_ENGINE', 'ORDERS_HOST', 'ORDERS_NAME', 'ORDERS_PORT', 'ORDERS_SECRET_ARN', 'STOCK_DB_ENGINE', 'STOCK_DB_HOST', 'STOCK_DB_NAME', 'STOCK_DB_PORT', 'STOCK_DB_SECRET_ARN',
    ]);
    shop.template().resourceCountIs('AWS::EC2::SecurityGroupIngress', 2);
  });

  test('the prefix can be chosen, and what is taken is refused', () => {
    const shop = new Shop();
    const api = shop.function({ variables: { ORDERS_HOST: 'mine' } });
    const orders = shop.database();
    expect(() => api.connectTo(orders)).toThrow(/'ORDERS_HOST' must have one value.*set 'variablePrefix'.*ContradictingProps at Shop\/Api/);
    api.connectTo(orders, { variablePrefix: 'DB' });
    expect(Object.keys(variablesOf(shop))).toEqual(expect.arrayContaining(['ORDERS_HOST', 'DB_HOST']));
  });

  test('twice is once', () => {
    const shop = new Shop();
    const api = shop.function();
    const orders = shop.database();
    api.connectTo(orders);
    api.connectTo(orders);
    shop.template().resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  });

  test.each([['db'], ['Db'], ['1DB'], ['']])('refuses the prefix %j', (variablePrefix) => {
    const shop = new Shop();
    expect(() => shop.function().connectTo(shop.database(), { variablePrefix })).toThrow(/'variablePrefix' must be upper snake case.*InvalidValue/);
  });

  test('refuses a database of another environment', () => {
    const shop = new Shop();
    const staging = new Shop(EnvironmentTier.STAGING);
    const other = new AppEnvironment(shop.app, 'Other', { application: 'a', owner: 'b', costCenter: 'c', tier: EnvironmentTier.PLAYGROUND });
    expect(other).toBeDefined();
    const stranger: ServiceDatabase = staging.database();
    expect(() => shop.function().connectTo(stranger)).toThrow(/must live in the environment of the workload.*ConnectionRefused/);
  });
});

describe('FunctionService refuses', () => {
  test.each<[Partial<FunctionServiceProps>, string]>([
    [{ memorySizeMiB: 127 }, "'memorySizeMiB' must be a whole number from 128 to 10240, got 127"],
    [{ memorySizeMiB: 10_241 }, "'memorySizeMiB'"],
    [{ timeout: Duration.minutes(16) }, "'timeout' must be from 1 second to 15 minutes, got 960 seconds"],
    [{ timeout: Duration.millis(500) }, "'timeout'"],
    [{ reservedConcurrency: 0 }, "'reservedConcurrency' must be a whole number above 0, got 0"],
    [{ variables: { 'A-B': 'x' } }, "'variables' must have names of letters"],
  ])('%j', (props, words) => expect(() => new Shop().function(props)).toThrow(words));
});
