import { execFile } from 'child_process';
import { join } from 'path';
import { promisify } from 'util';
import {
  CloudFormationClient, DeleteStackCommand, paginateListStackResources, UpdateTerminationProtectionCommand, waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { RDSClient } from '@aws-sdk/client-rds';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { PythonEnvironment } from '../python-environment';
import { Emulator } from './emulator';

/** A resource that a stack has. */
export interface DeployedResource {
  readonly type: string;
  readonly physicalId: string;
}

/** What an account has. */
export interface Inventory {
  /** The ids by service and kind. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** The ARNs of what each alarm tells, by its name. */
  readonly alarmActions: Readonly<Record<string, readonly string[]>>;
}

/** What the APIs of an account say. */
export class Account {
  public readonly cloudFormation: CloudFormationClient;
  public readonly lambda: LambdaClient;
  public readonly logs: CloudWatchLogsClient;
  public readonly rds: RDSClient;
  public readonly secrets: SecretsManagerClient;
  public readonly sns: SNSClient;
  public readonly sqs: SQSClient;
  public readonly ssm: SSMClient;

  constructor(private readonly emulator: Emulator, private readonly python: PythonEnvironment) {
    const { endpoint, place: { region } } = emulator;
    // The endpoint is given, so that no call can leave the machine whatever the environment says.
    const config = { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 };
    this.cloudFormation = new CloudFormationClient(config);
    this.lambda = new LambdaClient(config);
    this.logs = new CloudWatchLogsClient(config);
    this.rds = new RDSClient(config);
    this.secrets = new SecretsManagerClient(config);
    this.sns = new SNSClient(config);
    this.sqs = new SQSClient(config);
    this.ssm = new SSMClient(config);
  }

  /** What stacks have, by stack and logical id. */
  public async resources(stacks: readonly string[]): Promise<Map<string, DeployedResource>> {
    const found = new Map<string, DeployedResource>();
    for (const StackName of stacks) {
      for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client: this.cloudFormation }, { StackName })) {
        for (const { LogicalResourceId, ResourceType, PhysicalResourceId } of StackResourceSummaries) {
          found.set(`${StackName}/${LogicalResourceId}`, { type: ResourceType!, physicalId: PhysicalResourceId! });
        }
      }
    }
    return found;
  }

  /** Lets a stack be deleted. */
  public async unprotect(StackName: string): Promise<void> {
    await this.cloudFormation.send(new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: false }));
  }

  /** Deletes a stack as CloudFormation does when it is asked without the CDK, and waits until it is gone. */
  public async deleteStack(StackName: string): Promise<void> {
    await this.cloudFormation.send(new DeleteStackCommand({ StackName }));
    await waitUntilStackDeleteComplete({ client: this.cloudFormation, minDelay: 1, maxWaitTime: 30 }, { StackName });
  }

  /** Everything that there is, in whatever stack or none. */
  public async inventory(): Promise<Inventory> {
    const { endpoint, place: { region } } = this.emulator;
    const { stdout } = await promisify(execFile)(this.python.python, [join(__dirname, 'inventory.py'), endpoint, region], { maxBuffer: 1e8 });
    return JSON.parse(stdout);
  }
}

/** What the one inventory has and the other has not, each with its kind. */
export function without(inventory: Inventory, other: Inventory): string[] {
  return Object.entries(inventory.ids).flatMap(([kind, ids]) => ids.filter((id) => !other.ids[kind].includes(id)).map((id) => `${kind} ${id}`));
}

/** The names of the resources that an inventory has. */
export function stillThere(inventory: Inventory, resources: ReadonlyMap<string, DeployedResource>): string[] {
  const ids = new Set(Object.values(inventory.ids).flat());
  return [...resources].filter(([, { physicalId }]) => ids.has(physicalId)).map(([name]) => name).sort();
}
