import { deepEqual, equal, ok } from 'assert/strict';
import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionConfigurationCommand, InvokeCommand } from '@aws-sdk/client-lambda';
import { DescribeDBClustersCommand, DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { ListSubscriptionsByTopicCommand } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { Account, DeployedResource } from './account';
import { Deployment } from './deployment';
import { Resource } from './template';
import { isStateful } from '../../src/compatibility/stateful-types';

type Deployed = ReadonlyMap<string, DeployedResource>;
type Values = Record<string, unknown>;

/** A resource as the app promised it, and its id in the account. */
interface Kept {
  readonly name: string;
  readonly physicalId: string;
  readonly properties: Values;
}

/** What the APIs say of a deployment, held against what its templates say. */
export class Expectations {
  /** Reads which resources the stacks of a deployment have. */
  public static async of(account: Account, deployment: Deployment): Promise<Expectations> {
    return new Expectations(account, deployment.promised, await account.resources(deployment.stacks));
  }

  private constructor(
    private readonly account: Account,
    private readonly promised: ReadonlyMap<string, Resource>,
    public readonly deployed: Deployed,
  ) {}

  /** Databases are protected and backed up as their templates say. */
  public async protectDatabases(): Promise<void> {
    const { DBClusters = [] } = await this.account.rds.send(new DescribeDBClustersCommand());
    const { DBInstances = [] } = await this.account.rds.send(new DescribeDBInstancesCommand());
    const clusters = this.all('AWS::RDS::DBCluster').map((one) => [one, DBClusters.find((found) => found.DBClusterIdentifier === one.physicalId)] as const);
    const instances = this.all('AWS::RDS::DBInstance').filter(({ properties }) => !('DBClusterIdentifier' in properties))
      .map((one) => [one, DBInstances.find((found) => found.DBInstanceIdentifier === one.physicalId)] as const);
    ok(clusters.length + instances.length > 0, 'there is no database');
    for (const [{ name, properties }, found] of [...clusters, ...instances]) {
      const { DeletionProtection, BackupRetentionPeriod, PreferredBackupWindow, CopyTagsToSnapshot } = properties;
      deepEqual(
        [found?.DeletionProtection, found?.BackupRetentionPeriod, found?.PreferredBackupWindow, found?.CopyTagsToSnapshot],
        [DeletionProtection ?? false, BackupRetentionPeriod, PreferredBackupWindow, CopyTagsToSnapshot], name,
      );
    }
  }

  /** Log groups keep as long as their templates say. */
  public async retainLogs(): Promise<void> {
    const retention = new Map<string, number | undefined>();
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: this.account.logs }, {})) {
      logGroups.forEach(({ logGroupName, retentionInDays }) => retention.set(logGroupName!, retentionInDays));
    }
    const groups = this.all('AWS::Logs::LogGroup');
    ok(groups.length > 0, 'there is no log group');
    for (const { name, physicalId, properties } of groups) equal(retention.get(physicalId), properties.RetentionInDays, name);
  }

  /** Every address that a template subscribes to a topic is subscribed to it, and every alarm tells a topic that is there. */
  public async tellSomebody(): Promise<void> {
    const topics = this.all('AWS::SNS::Topic').map(({ physicalId }) => physicalId);
    const subscribed: unknown[] = [];
    for (const TopicArn of topics) {
      const { Subscriptions = [] } = await this.account.sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
      subscribed.push(...Subscriptions.map(({ Protocol, Endpoint }) => [TopicArn, Protocol, Endpoint]));
    }
    const promised = this.all('AWS::SNS::Subscription')
      .map(({ name, properties: { TopicArn, Protocol, Endpoint } }) => [this.idOf(name, TopicArn), Protocol, Endpoint]);
    deepEqual(subscribed.sort(), promised.sort());
    const { alarmActions } = await this.account.inventory();
    const alarms = this.all('AWS::CloudWatch::Alarm');
    ok(alarms.length > 0, 'there is no alarm');
    for (const { name, physicalId } of alarms) {
      ok(alarmActions[physicalId].length > 0, `${name} tells nobody`);
      deepEqual(alarmActions[physicalId].filter((topic) => !topics.includes(topic)), [], `${name} tells somebody who is not there`);
    }
  }

  /** Queues keep their messages as long as their templates say, and allow what their policies say. */
  public async keepDeadLetters(): Promise<void> {
    const queues = this.all('AWS::SQS::Queue');
    ok(queues.length > 0, 'there is no queue');
    for (const { name, physicalId: QueueUrl, properties: { MessageRetentionPeriod } } of queues) {
      const { Attributes = {} } = await this.account.sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
      if (MessageRetentionPeriod !== undefined) equal(Number(Attributes.MessageRetentionPeriod), MessageRetentionPeriod, name);
      ok(Attributes.Policy?.includes('aws:SecureTransport'), `${name} has no policy`);
    }
  }

  /** How much the only instance may store. */
  public async storageInGiB(): Promise<number | undefined> {
    const { DBInstances: [instance] = [] } = await this.account.rds.send(new DescribeDBInstancesCommand());
    return instance.AllocatedStorage;
  }

  /** Functions have the variables of their templates; hosts are those of databases that are there, and so are secrets. */
  public async knowTheirDatabases(): Promise<string[]> {
    const hosts = await this.hosts();
    const known: string[] = [];
    for (const one of this.functions) {
      const { name, properties } = one;
      const Variables = await this.variablesOf(one);
      deepEqual(Object.keys(Variables).sort(), Object.keys((properties.Environment as { Variables: Values }).Variables).sort(), name);
      for (const [variable, value] of Object.entries(Variables)) {
        if (variable.endsWith('_HOST')) ok(hosts.includes(value), `${name} has ${variable} ${value}, where no database is`);
        if (variable.endsWith('_SECRET_ARN')) equal((await this.account.secrets.send(new DescribeSecretCommand({ SecretId: value }))).ARN, value, name);
        known.push(variable);
      }
    }
    ok(known.some((variable) => variable.endsWith('_HOST')), 'no function knows a database');
    return known;
  }

  /** The variables of the only function that has some. */
  public async variables(): Promise<Record<string, string>> {
    return this.variablesOf(this.functions[0]);
  }

  /** Calls the only function with variables, and returns what it answers. */
  public async answer(): Promise<unknown> {
    const [{ physicalId, name }] = this.functions;
    const { Payload, FunctionError } = await this.account.lambda.send(new InvokeCommand({ FunctionName: physicalId }));
    equal(FunctionError, undefined, name);
    return JSON.parse(Buffer.from(Payload!).toString());
  }

  /** What some stacks promised and have, by stack and logical id. */
  public in(stacks: readonly string[]): Map<string, DeployedResource> {
    return new Map([...this.deployed].filter(([name]) => this.promised.has(name) && stacks.includes(name.split('/')[0])));
  }

  /** The names of what has a policy for the time when its stack goes, of some stacks. */
  public withDeletionPolicy(policy: string, stacks: readonly string[]): string[] {
    return [...this.in(stacks).keys()].filter((name) => this.promised.get(name)!.DeletionPolicy === policy).sort();
  }

  /** The resources of a type, as they are promised and deployed; stubs of the type are left out. */
  public all(type: string): Kept[] {
    return [...this.promised].filter(([name, { Type }]) => Type === type && this.deployed.get(name)?.type === type)
      .map(([name, { Properties = {} }]) => ({ name, physicalId: this.deployed.get(name)!.physicalId, properties: Properties }));
  }

  /** The functions of applications, which have variables. */
  private get functions(): Kept[] {
    return this.all('AWS::Lambda::Function').filter(({ properties }) => 'Environment' in properties);
  }

  private async variablesOf({ physicalId }: Kept): Promise<Record<string, string>> {
    const { Environment } = await this.account.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: physicalId }));
    return Environment?.Variables ?? {};
  }

  /** Where the databases of the account are. */
  private async hosts(): Promise<(string | undefined)[]> {
    const { DBClusters = [] } = await this.account.rds.send(new DescribeDBClustersCommand());
    const { DBInstances = [] } = await this.account.rds.send(new DescribeDBInstancesCommand());
    const ofClusters = DBClusters.flatMap(({ Endpoint, ReaderEndpoint }) => [Endpoint, ReaderEndpoint]);
    return [...ofClusters, ...DBInstances.map(({ Endpoint }) => Endpoint?.Address)];
  }

  /** The physical id of what a property of a resource refers to in its own stack. */
  private idOf(name: string, value: unknown): string | undefined {
    const [stack] = name.split('/');
    return this.deployed.get(`${stack}/${(value as { Ref: string }).Ref}`)?.physicalId;
  }
}

/** Fails when something that has a state is gone, or is another one than before. */
export function keptTheirState(before: Deployed, after: Deployed): void {
  const stateful = [...before].filter(([, { type }]) => isStateful(type));
  ok(stateful.length > 0, 'nothing has a state');
  deepEqual(stateful.filter(([name, { physicalId }]) => after.get(name)?.physicalId !== physicalId).map(([name]) => name), []);
}

/** What is there after, and was not before, by type. */
export function created(before: Deployed, after: Deployed): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, { type, physicalId }] of after) {
    if (before.get(name)?.physicalId !== physicalId) found.set(type, [...found.get(type) ?? [], name]);
  }
  return found;
}
