import { execFileSync } from 'child_process';
import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { EnvironmentTier, IConnectionTarget, IWorkload, NetworkNeeds, OperatorAccessProps } from '../../../src';
import { GovernanceAssertions } from '../../../src/testing';
import { recordOf } from '../../governance/apps';
import { Shop } from '../shop';

const GROUP = 'AWS::AutoScaling::AutoScalingGroup';
const TEMPLATE = 'AWS::EC2::LaunchTemplate';
const DOCUMENT = 'AWS::SSM::Document';
const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

interface Statement { Action: string[] | string; Resource: unknown; Condition?: Record<string, Record<string, unknown>> }
interface SessionContent {
  sessionType: string;
  inputs: Record<string, unknown>;
  parameters?: Record<string, { default: unknown }>;
  properties?: Record<string, unknown>;
}

/** A shop whose operators reach its database. */
const reaching = (props: Partial<OperatorAccessProps> = {}, tier = PRODUCTION) => {
  const shop = new Shop(tier);
  const orders = shop.database();
  const operators = shop.operators(props);
  operators.connectTo(orders);
  return { shop, orders, operators };
};
const launchDataOf = (shop: Shop) => shop.only(TEMPLATE).Properties.LaunchTemplateData as Record<string, unknown>;
const policiesOf = (shop: Shop, logicalId: RegExp): Statement[] => Object.entries(shop.template().findResources('AWS::IAM::ManagedPolicy'))
  .filter(([id]) => logicalId.test(id)).flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
const operatorStatements = (shop: Shop) => policiesOf(shop, /OperatorPolicy/);
const hostStatements = (shop: Shop) => policiesOf(shop, /^OperatorsRole/);
const actionsOf = (statements: Statement[]) => statements.flatMap(({ Action }) => Action).sort();
const documentsOf = (shop: Shop): Record<string, SessionContent> => Object.fromEntries(Object.entries(shop.template().findResources(DOCUMENT))
  .map(([id, { Properties }]) => [id, Properties.Content]));
const tunnelOf = (shop: Shop, target: string) => Object.entries(documentsOf(shop)).find(([id]) => id.startsWith(`Operators${target}Tunnel`))![1];

/** What the environment was asked for by the operators. */
const needsOf = (props: Partial<OperatorAccessProps>): NetworkNeeds => {
  const shop = new Shop();
  const orders = shop.database();
  const asked = jest.spyOn(shop.environment, 'provideNetwork');
  shop.operators(props).connectTo(orders);
  return { services: asked.mock.calls.flatMap(([, needs]) => needs?.services ?? []), egress: asked.mock.calls.some(([, needs]) => needs?.egress) };
};

/** A target that says what it likes. */
class Target extends Construct implements IConnectionTarget {
  constructor(scope: Construct, public readonly connectionName: string, private readonly variables: Record<string, string>) {
    super(scope, connectionName);
  }

  public admitWorkload(workload: IWorkload, prefix: string): void {
    Object.entries(this.variables).forEach(([name, value]) => workload.addVariable(`${prefix}_${name}`, value));
  }
}

describe('operator access without open ports', () => {
  test('admits nobody to the host', () => {
    const { shop } = reaching();
    const [host] = Object.values(shop.template().findResources('AWS::EC2::SecurityGroup', { Properties: { GroupDescription: 'what Shop/Operators may reach' } }));
    expect(host.Properties.SecurityGroupIngress).toBeUndefined();
    expect(JSON.stringify(shop.only('AWS::EC2::SecurityGroupIngress').Properties.GroupId)).toContain('OrdersSecurityGroup');
  });

  test('the host has no public address, no key pair, no metadata without a token, and an encrypted volume', () => {
    const { shop } = reaching();
    const data = launchDataOf(shop);
    expect(data).toMatchObject({
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      NetworkInterfaces: [{ AssociatePublicIpAddress: false }],
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true } }],
    });
    expect(data).not.toHaveProperty('KeyName');
  });

  test('takes the newest image for arm64 when a host starts, and looks up nothing before', () => {
    const { shop } = reaching();
    expect(launchDataOf(shop)).toMatchObject({ ImageId: expect.stringMatching(/^resolve:ssm:\/aws\/service\/ami-amazon-linux-latest\/al2023-.*-arm64$/), InstanceType: 't4g.nano' });
    expect(JSON.stringify(shop.template().toJSON().Parameters ?? {})).not.toContain('ami-amazon-linux');
    expect(shop.app.synth().manifest.missing).toBeUndefined();
  });

  test('replaces the host after a week', () => {
    const { shop } = reaching();
    expect(shop.only(GROUP).Properties).toMatchObject({ MaxInstanceLifetime: 7 * 86_400, MaxSize: '1', DesiredCapacity: '1' });
  });

  test.each([[PLAYGROUND, '0'], [DEVELOPMENT, '0'], [STAGING, '1'], [PRODUCTION, '1']])('in %s there may be as few as %s hosts, and deployments leave the number alone', (tier, MinSize) => {
    const group = reaching({}, tier).shop.only(GROUP) as unknown as { Properties: object; UpdatePolicy: object };
    expect(group.Properties).toMatchObject({ MinSize });
    expect(group.UpdatePolicy).toMatchObject({ AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true } });
  });

  test.each([[PLAYGROUND, 2], [PRODUCTION, 3]])('in %s may start in the private subnets of %d zones', (tier, zones) => {
    const { VPCZoneIdentifier, AvailabilityZones } = reaching({}, tier).shop.only(GROUP).Properties;
    expect(VPCZoneIdentifier).toHaveLength(zones);
    expect(AvailabilityZones).toHaveLength(zones);
    expect(JSON.stringify(VPCZoneIdentifier).match(/PrivateSubnet/g)).toHaveLength(zones);
  });

  test('needs Session Manager of the network, logs and keys for shells besides, and never the internet', () => {
    expect(needsOf({})).toEqual({ services: ['ssm', 'ssmmessages'], egress: false });
    expect(needsOf({ shell: true })).toEqual({ services: ['ssm', 'ssmmessages', 'logs', 'kms'], egress: false });
  });

  test('the host may answer Session Manager, and nothing else', () => {
    expect(actionsOf(hostStatements(reaching().shop))).toEqual([
      'ssm:UpdateInstanceInformation',
      'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel',
    ]);
  });

  test('the host waits for its permissions', () => {
    const group = reaching().shop.only(GROUP) as unknown as { DependsOn: string[] };
    expect(group.DependsOn.join()).toMatch(/OperatorsRoleSessions/);
  });

  test('tells when a host is wanted and missing, and not when none is wanted', () => {
    const { shop } = reaching();
    const [{ Properties }] = Object.values(shop.template().findResources('AWS::CloudWatch::Alarm')).filter(({ Properties: { AlarmDescription } }) => AlarmDescription.startsWith('Shop/Operators'));
    expect(Properties).toMatchObject({ Threshold: 1, EvaluationPeriods: 3, ComparisonOperator: 'GreaterThanOrEqualToThreshold', TreatMissingData: 'notBreaching' });
    expect(Properties.Metrics).toMatchObject([
      { Expression: 'wanted - present' },
      { Id: 'wanted', MetricStat: { Metric: { MetricName: 'GroupDesiredCapacity' } } },
      { Id: 'present', MetricStat: { Metric: { MetricName: 'GroupInServiceInstances' } } },
    ]);
    expect(JSON.stringify(Properties.AlarmActions)).toContain('Alarmsticket');
    expect(shop.only(GROUP).Properties.MetricsCollection).toEqual([{ Granularity: '1Minute', Metrics: ['GroupDesiredCapacity', 'GroupInServiceInstances'] }]);
  });

  test.each([PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION].flatMap((tier) => [false, true].map((shell) => [tier, shell] as const)))('in %s nothing is found but what is proposed, with a shell: %s', (tier, shell) => {
    const { shop } = reaching({ shell }, tier);
    GovernanceAssertions.of(shop.app).isCompliant();
    const found = GovernanceAssertions.of(shop.app).findings().filter(({ path }) => path?.startsWith('Shop/Operators'));
    expect(found.filter(({ disposition }) => disposition !== 'waived')).toEqual([]);
    const promises = recordOf(shop.app).components.find(({ path }) => path === 'Shop/Operators')!.promises;
    expect(promises.filter(({ state }) => state !== 'compliant')).toEqual([]);
  });
});

describe('developer reach to private DB from laptop', () => {
  test('has a document that names host and port, and takes the own port alone', () => {
    const { sessionType, properties, parameters, inputs } = tunnelOf(reaching().shop, 'Orders');
    const port = { 'Fn::GetAtt': ['Orders2A43276C', 'Endpoint.Port'] };
    expect(sessionType).toBe('Port');
    expect(properties).toEqual({
      type: 'LocalPortForwarding', host: { 'Fn::GetAtt': ['Orders2A43276C', 'Endpoint.Address'] }, portNumber: port, localPortNumber: '{{ localPortNumber }}',
    });
    expect(parameters).toEqual({ localPortNumber: expect.objectContaining({ default: port }) });
    expect(inputs).toEqual({ idleSessionTimeout: '20', maxSessionDuration: '480' });
  });

  test('opens the network path to the port of the database alone', () => {
    const { shop } = reaching();
    expect(shop.only('AWS::EC2::SecurityGroupEgress').Properties).toMatchObject({ FromPort: 6543, ToPort: 6543 });
    expect(shop.only('AWS::EC2::SecurityGroupIngress').Properties).toMatchObject({ FromPort: 6543, ToPort: 6543 });
  });

  test('has an output with a command that a shell understands, and that finds the host of today', () => {
    const { shop, orders, operators } = reaching();
    const [[id, { Value }]] = Object.entries(shop.template().findOutputs('*', {})) as [string, { Value: unknown }][];
    expect(id).toMatch(/^OperatorsOrdersTunnelCommand/);
    expect(shop.stack.resolve(operators.commandFor(orders))).toEqual(Value);
    const known = JSON.parse(JSON.stringify(Value), (_, value) => value?.Ref ?? value?.['Fn::GetAtt']?.join('.') ?? value)['Fn::Join'][1].join('');
    const aws = 'aws() { if [ "$1" = ec2 ]; then echo "$*" >&2; echo i-4711; else printf "%s\\n" "$@"; fi; }';
    const words = execFileSync('bash', ['-c', `${aws}; ${known} 2>&1`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split('\n');
    expect(words).toEqual([
      'ssm', 'start-session', '--region', 'AWS::Region', '--target', 'i-4711', '--document-name', expect.stringMatching(/^OperatorsOrdersTunnelDocument/),
      '--parameters', 'localPortNumber=Orders2A43276C.Endpoint.Port',
    ]);
    expect(known).toMatch(/Name=tag:aws:autoscaling:groupName,Values=OperatorsASG\w+ Name=instance-state-name,Values=running/);
  });

  test('Tunnel / console access: has one command for each way into a database, with host and port of its own', () => {
    const { shop, orders, operators } = reaching();
    operators.connectTo(orders.readOnly);
    operators.connectTo(orders.proxy);
    const tunnels = Object.values(documentsOf(shop)).map(({ properties }) => [properties!.host, properties!.portNumber]);
    expect(tunnels).toEqual([
      [{ 'Fn::GetAtt': ['Orders2A43276C', 'Endpoint.Address'] }, { 'Fn::GetAtt': ['Orders2A43276C', 'Endpoint.Port'] }],
      [{ 'Fn::GetAtt': ['Orders2A43276C', 'ReadEndpoint.Address'] }, { 'Fn::GetAtt': ['Orders2A43276C', 'Endpoint.Port'] }],
      [{ 'Fn::GetAtt': ['OrdersProxyFF99ACFB', 'Endpoint'] }, '5432'],
    ]);
    const outputs = Object.keys(shop.template().findOutputs('*', {})).filter((id) => id.startsWith('Operators'));
    expect(outputs.map((id) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'OperatorsOrdersTunnelCommand', 'OperatorsOrdersReadOnlyTunnelCommand', 'OperatorsOrdersProxyTunnelCommand', 'OperatorsOrdersProxyTunnelToken',
    ]);
  });

  test('Tunnel / console access: makes a token where a target takes one, and hands out none', () => {
    const { shop, orders, operators } = reaching();
    operators.connectTo(orders.proxy);
    const [{ Value }] = Object.values(shop.template().findOutputs('*', {})).filter(({ Value: value }) => JSON.stringify(value).includes('generate-db-auth-token'));
    const known = JSON.parse(JSON.stringify(Value), (_, value) => value?.Ref ?? value?.['Fn::GetAtt']?.join('.') ?? value)['Fn::Join'][1].join('');
    expect(known).toBe('aws rds generate-db-auth-token --region AWS::Region --hostname OrdersProxyFF99ACFB.Endpoint --port 5432 --username master');
    expect(actionsOf([...operatorStatements(shop), ...hostStatements(shop)]).filter((action) => /rds-db|secretsmanager/.test(action))).toEqual([]);
  });

  test('the record says that the host is handed nothing to log in with', () => {
    const { shop, orders, operators } = reaching();
    operators.connectTo(orders.proxy);
    GovernanceAssertions.of(shop.app);
    expect(recordOf(shop.app).connections).toEqual([expect.objectContaining({ target: 'Shop/Orders' }), expect.objectContaining({ target: 'Shop/Orders/Proxy' })]);
    expect(recordOf(shop.app).connections.filter(({ access }) => access)).toEqual([]);
  });

  test('has a command for each database, and ids that do not depend on the order', () => {
    const idsOf = (...names: string[]) => {
      const shop = new Shop();
      const databases = names.map((name) => shop.database({}, name));
      const operators = shop.operators();
      databases.forEach((database) => operators.connectTo(database));
      expect(new Set(databases.map((database) => JSON.stringify(shop.stack.resolve(operators.commandFor(database))))).size).toBe(names.length);
      return Object.keys(shop.template().toJSON().Resources).sort();
    };
    expect(idsOf('Orders', 'Stock')).toEqual(idsOf('Stock', 'Orders'));
  });

  test('twice is once', () => {
    const { shop, orders, operators } = reaching();
    operators.connectTo(orders);
    shop.template().resourceCountIs(DOCUMENT, 1);
    GovernanceAssertions.of(shop.app);
    expect(recordOf(shop.app).connections).toHaveLength(1);
  });

  test('reaches a database in another stack, which does not refer back and is not held on to', () => {
    const shop = new Shop();
    const orders = shop.database();
    const databases = shop.stack;
    Object.assign(shop, { stack: new Stack(shop.app, 'People') });
    shop.operators().connectTo(orders);
    const [producer, consumer] = [Template.fromStack(databases), shop.template()].map((template) => JSON.stringify(template.toJSON()));
    expect(consumer).toContain('"Fn::GetStackOutput":{"StackName":"Shop"');
    expect(consumer).not.toContain('Fn::ImportValue');
    expect(producer).not.toContain('"Export"');
    expect(producer).not.toContain('People');
    GovernanceAssertions.of(shop.app).isCompliant();
  });

  test('stands in the record, with the network that is crossed and without variables', () => {
    const { shop } = reaching();
    GovernanceAssertions.of(shop.app);
    expect(recordOf(shop.app).connections).toEqual([
      {
        workload: 'Shop/Operators',
        target: 'Shop/Orders',
        variables: [],
        dataClassification: 'internal',
        network: 'Env/Core/Network',
        port: 6543,
        protocol: 'tcp',
        isPrivate: true,
      },
    ]);
  });

  test('gives nobody the secret, neither the host nor whoever has the policy', () => {
    const { shop } = reaching();
    expect(actionsOf([...hostStatements(shop), ...operatorStatements(shop)]).filter((action) => /^(secretsmanager|kms):/.test(action))).toEqual([]);
  });

  test('takes any target with host and port, and refuses one without', () => {
    const shop = new Shop();
    const operators = shop.operators();
    operators.connectTo(new Target(shop.stack, 'cache-1', { HOST: 'cache.internal', PORT: '6379' }));
    expect(Object.values(documentsOf(shop))[0].properties).toMatchObject({ host: 'cache.internal', portNumber: '6379' });
    expect(() => operators.connectTo(new Target(shop.stack, 'Mails', { QUEUE_URL: 'https://queue' })))
      .toThrow(/'target' must have a host and a port, got Shop\/Mails.*ConnectionRefused at Shop\/Operators/);
  });

  test('refuses a database of another environment, and the command of one that is not connected', () => {
    const { shop, operators } = reaching();
    expect(() => operators.connectTo(new Shop(STAGING).database())).toThrow(/must live in the environment of the workload.*ConnectionRefused/);
    expect(() => operators.commandFor(shop.database({}, 'Stock'))).toThrow(/'target' must be connected, got Shop\/Stock; call connectTo first.*ConnectionRefused/);
  });

  test.each<[string, (shop: Shop, workload: IWorkload) => void]>([
    ['by a policy of the resource', (shop, workload) => new Topic(shop.stack, 'Topic').grantPublish(workload)],
    ['by a policy of either', (shop, workload) => new Bucket(shop.stack, 'Bucket').grantRead(workload)],
    ['by a policy of its own', (_, workload) => workload.grantPrincipal.addToPrincipalPolicy(new PolicyStatement())],
    ['by naming it', (_, workload) => workload.grantPrincipal.policyFragment],
  ])('refuses what is granted to the host %s', (_, grant) => {
    const { shop, operators } = reaching();
    expect(() => grant(shop, operators)).toThrow(/'grantee' must be somebody.*the role of the people.*ConnectionRefused at Shop\/Operators/);
  });
});

describe('the policy of operators', () => {
  const starting = (shop: Shop) => operatorStatements(shop).filter(({ Action }) => Action === 'ssm:StartSession');

  test('starts sessions on hosts of the group alone, with the documents of this access alone', () => {
    const { shop, operators } = reaching();
    operators.connectTo(shop.database({}, 'Stock'));
    const [hosts, documents, ...others] = starting(shop);
    expect(others).toEqual([]);
    expect(hosts.Condition!.StringEquals).toEqual({ 'ssm:resourceTag/aws:autoscaling:groupName': { Ref: expect.stringMatching(/^OperatorsASG/) } });
    expect(JSON.stringify(hosts.Resource)).toContain(':instance/*');
    expect(JSON.stringify(documents.Resource).match(/:document\/",\{"Ref":"Operators(Orders|Stock)TunnelDocument/g)).toHaveLength(2);
    expect(JSON.stringify(documents.Resource)).not.toContain('*');
  });

  test('never starts a session without asking whether the document is allowed', () => {
    const { shop } = reaching({ shell: true });
    expect(starting(shop).map(({ Condition }) => Condition!.BoolIfExists)).toEqual([{ 'ssm:SessionDocumentAccessCheck': 'true' }, { 'ssm:SessionDocumentAccessCheck': 'true' }]);
  });

  test('ends and resumes sessions of the same person alone', () => {
    const { shop } = reaching();
    expect(operatorStatements(shop)).toContainEqual(expect.objectContaining({
      Action: ['ssm:ResumeSession', 'ssm:TerminateSession'], Condition: { StringEquals: { 'ssm:resourceTag/aws:ssmmessages:session-id': '${aws:userid}' } },
    }));
  });

  test.each([[true, [{ 'aws:MultiFactorAuthPresent': 'true' }, { 'aws:MultiFactorAuthPresent': 'true' }]], [undefined, [undefined, undefined]]])('with mfaRequired %s asks for a second factor whenever a session starts: %j', (mfaRequired, asked) => {
    expect(starting(reaching({ mfaRequired }).shop).map(({ Condition }) => Condition!.Bool)).toEqual(asked);
  });

  test('is nobody\'s until it is attached', () => {
    const [{ Properties }] = Object.values(reaching().shop.template().findResources('AWS::IAM::ManagedPolicy', { Properties: { Description: Match.stringLikeRegexp('^lets people') } }));
    expect(Properties).not.toMatchObject({ Roles: expect.anything() });
  });
});

describe('session logs encrypted', () => {
  const shellOf = (shop: Shop) => Object.values(documentsOf(shop)).find(({ sessionType }) => sessionType === 'Standard_Stream');

  test('there is no shell, and nothing to log, unless somebody asks', () => {
    const { shop } = reaching();
    expect(shellOf(shop)).toBeUndefined();
    expect(launchDataOf(shop)).not.toHaveProperty('UserData');
    expect(Object.keys(shop.template().findResources('AWS::Logs::LogGroup')).filter((id) => id.startsWith('Operators'))).toEqual([]);
  });

  test.each([[PLAYGROUND, 14, false], [DEVELOPMENT, 30, false], [STAGING, 90, true], [PRODUCTION, 365, true]])('in %s keeps them for %d days, with a customer-managed key: %s', (tier, RetentionInDays, encrypted) => {
    const { shop } = reaching({ shell: true }, tier);
    const key = encrypted ? expect.anything() : undefined;
    const [[logs, { Properties }]] = Object.entries(shop.template().findResources('AWS::Logs::LogGroup')).filter(([id]) => id.startsWith('Operators'));
    expect(Properties).toMatchObject({ RetentionInDays });
    expect(Properties.KmsKeyId).toEqual(key);
    expect(shellOf(shop)!.inputs).toMatchObject({
      cloudWatchLogGroupName: { Ref: logs }, cloudWatchStreamingEnabled: true, cloudWatchEncryptionEnabled: encrypted, kmsKeyId: encrypted ? key : '',
    });
    const keyed = actionsOf([...hostStatements(shop), ...operatorStatements(shop)]).filter((action) => action.startsWith('kms:'));
    expect(keyed).toEqual(encrypted ? ['kms:Decrypt', 'kms:GenerateDataKey'] : []);
  });

  test('the key serves sessions alone', () => {
    const { shop } = reaching({ shell: true });
    const keyed = [...hostStatements(shop), ...operatorStatements(shop)].filter(({ Action }) => /^kms:/.test(`${Action}`));
    expect(keyed.map(({ Condition }) => Condition)).toEqual(Array(2).fill({ Null: { 'kms:EncryptionContext:aws:ssm:SessionId': 'false' } }));
  });

  test('runs as a user of the host without special rights', () => {
    const { shop } = reaching({ shell: true });
    const { runAsEnabled, runAsDefaultUser } = shellOf(shop)!.inputs;
    expect(runAsEnabled).toBe(true);
    expect(launchDataOf(shop).UserData).toEqual({ 'Fn::Base64': `#!/bin/bash\nuseradd --create-home ${runAsDefaultUser}` });
  });

  test('may be all that operators have', () => {
    const shop = new Shop(PLAYGROUND);
    shop.operators({ shell: true });
    expect(Object.values(documentsOf(shop)).map(({ sessionType }) => sessionType)).toEqual(['Standard_Stream']);
  });
});

describe('OperatorAccess', () => {
  test.each([[1, '1'], [1440, '1440']])('accepts sessions of %d minutes', (minutes, maxSessionDuration) => {
    expect(tunnelOf(reaching({ longestSession: Duration.minutes(minutes) }).shop, 'Orders').inputs).toMatchObject({ maxSessionDuration });
  });

  test.each<[Partial<OperatorAccessProps>, RegExp]>([
    [{ longestSession: Duration.minutes(0) }, /'longestSession' must be whole minutes from 1 minute to 24 hours, got 0 minutes; leave it out for 8 hours.*InvalidValue/],
    [{ longestSession: Duration.minutes(1441) }, /got 1441 minutes.*InvalidValue/],
    [{ longestSession: Duration.seconds(90) }, /got 1.5 minutes.*InvalidValue/],
    [{ longestSession: Duration.minutes(Lazy.number({ produce: () => 5 })) }, /'longestSession' must be known at synthesis.*UnresolvedToken/],
    [{ environment: undefined, shell: true, longestSession: Duration.days(2) }, /2 problems[^]*InvalidValue[^]*'environment' must be given/],
  ])('refuses %j', (props, words) => expect(() => new Shop().operators(props)).toThrow(words));

  test('growing by a shell and a further target takes nothing away, and keeps the names of documents', () => {
    const { shop: small } = reaching();
    const { shop: grown, operators } = reaching({ shell: true, mfaRequired: true, longestSession: Duration.hours(1) });
    operators.connectTo(grown.database({}, 'Stock'));
    const idsOf = (shop: Shop) => Object.keys(shop.template().toJSON().Resources);
    expect(idsOf(grown)).toEqual(expect.arrayContaining(idsOf(small)));
    grown.template().allResourcesProperties(DOCUMENT, { UpdateMethod: 'NewVersion' });
  });

  test('is alone with its target: connected to nothing it lets nobody anywhere', () => {
    const shop = new Shop();
    shop.operators();
    expect(actionsOf(operatorStatements(shop))).toEqual(['ec2:DescribeInstances', 'ssm:ResumeSession', 'ssm:StartSession', 'ssm:TerminateSession', 'ssmmessages:OpenDataChannel']);
    shop.template().resourceCountIs(DOCUMENT, 0);
  });
});
