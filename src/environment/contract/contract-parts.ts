import { Fn, Stack } from 'aws-cdk-lib';
import { IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct } from 'constructs';
import { CONTRACT, CONTRACT_VERSION, ContractValue, majorOf, minorOf, published } from './contract-tree';
import { lackOf, Offer } from './offer';
import { AlarmSeverity } from '../../core/alarm-severity';
import { BackupOffer, EnvironmentNetwork, IAppEnvironment, NetworkNeeds } from '../../core/app-environment';
import { PublishedValue } from '../../core/connection/published-value';
import { DataClassification } from '../../core/data-classification';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { placementProblems, stackAround } from '../../core/placement';
import { Askers } from '../askers';

/** Properties of `ContractParts`. */
export interface ContractPartsProps {
  /** The environment as its user sees it. */
  readonly environment: IAppEnvironment;

  /** Who asked for what. */
  readonly askers: Askers;

  /** What is offered; nothing where nobody knows before the deployment. */
  readonly offer?: Offer;

  /** The version of what is published; nothing where nobody knows before the deployment. */
  readonly version?: string;

  /** In how many availability zones the network lies. */
  readonly zones: number;

  /** The stack that publishes, when it lies in the same app. */
  readonly publisher?: Stack;
}

/**
 * The parts of an environment that is shared, as everybody sees them who does not lie in its core: read from what it published, by parameters of
 * the stack that uses them. Whoever publishes never learns who reads.
 */
export class ContractParts {
  constructor(private readonly props: ContractPartsProps) {}

  /** Whether a construct reads what is published, rather than to make it. */
  public serves(asker: IConstruct): boolean {
    const stack = stackAround(asker);
    return stack !== undefined && stack !== this.props.publisher;
  }

  /** The network. Refuses needs that it is not offered with. */
  public provideNetwork(asker: IConstruct, needs: NetworkNeeds): EnvironmentNetwork {
    const { offer } = this.props;
    const scope = this.admit(asker, 'Network', offer && lackOf(offer.network, needs), 'network');
    if (needs.egress) this.props.askers.remember('Network/Egress', asker);
    const vpc = (scope.node.tryFindChild('Network') as IVpc | undefined) ?? this.importNetwork(scope);
    return { vpc, dataSubnets: { subnets: vpc.isolatedSubnets }, workloadSubnets: { subnets: vpc.privateSubnets }, ipv6: offer?.network?.ipv6 };
  }

  /** The key of a classification, where the tier wants one. */
  public provideKey(asker: IConstruct, classification: DataClassification): IKey | undefined {
    const { environment: { tier }, offer } = this.props;
    if (!tier.usesCustomerManagedKeyFor(classification)) return undefined;
    const isLacking = offer && !offer.keys.includes(classification.name);
    const lack = isLacking ? `a key for ${classification} data, got ${offer.keys.join(', ') || 'none'}` : undefined;
    const scope = this.admit(asker, `Keys/${classification}`, lack, 'keys');
    const id = `Key-${classification}`;
    const arn = this.read(scope, CONTRACT.keyArn(classification)).asText();
    return (scope.node.tryFindChild(id) as IKey | undefined) ?? Key.fromKeyArn(scope, id, arn);
  }

  /** The topic of a severity, as the tier lowers it. */
  public provideAlarmTopic(asker: IConstruct, wanted: AlarmSeverity): ITopic {
    const { environment: { tier }, offer } = this.props;
    const severity = tier.alarmSeverity(wanted);
    const isLacking = offer && !offer.alarms.includes(severity);
    const lack = isLacking ? `a topic for alarms of severity '${severity}', got ${offer.alarms.join(', ') || 'none'}` : undefined;
    const scope = this.admit(asker, `Alarms/${severity}`, lack, 'alarms');
    const id = `Topic-${severity}`;
    const arn = this.read(scope, CONTRACT.topicArn(severity)).asText();
    return (scope.node.tryFindChild(id) as ITopic | undefined) ?? Topic.fromTopicArn(scope, id, arn);
  }

  /** The plan of backups, where the tier keeps data. */
  public provideBackupPlan(asker: IConstruct): BackupOffer | undefined {
    const { environment: { tier }, offer } = this.props;
    if (!tier.keepsData) return undefined;
    const scope = this.admit(asker, 'Backups', offer?.backups === false ? 'a plan of backups, got none' : undefined, 'backups');
    const resourceName = this.read(scope, CONTRACT.backupRoleName).asText();
    return {
      backupPlanId: this.read(scope, CONTRACT.backupPlanId).asText(),
      // The CDK takes the name of a parameter for its value, and refuses what must be the ARN of a role and does not begin like one.
      roleArn: Stack.of(scope).formatArn({ service: 'iam', region: '', resource: 'role', resourceName }),
    };
  }

  /** The bucket for services that log to S3. */
  public provideLogBucket(asker: IConstruct): IBucket {
    const { offer } = this.props;
    const scope = this.admit(asker, 'LogBucket', offer && !offer.logBucket ? 'a bucket for logs, got none' : undefined, 'logBucket');
    const name = this.read(scope, CONTRACT.logBucketName).asText();
    return (scope.node.tryFindChild('LogBucket') as IBucket | undefined) ?? Bucket.fromBucketName(scope, 'LogBucket', name);
  }

  /** Where the asker's stack keeps what it reads, once it may ask. */
  private admit(asker: IConstruct, part: string, lack: string | undefined, prop: string): Construct {
    const { environment, askers, publisher } = this.props;
    const { environmentName } = environment.identity;
    const stack = stackAround(asker);
    if (!stack) {
      const message = `'asker' must lie in a stack, got ${asker.node.path || 'the app'}; what the environment '${environmentName}' offers is read by stacks`;
      throw PavedRoadError.of(asker, ErrorCode.MISSING_VALUE, message);
    }
    PavedRoadError.throwIfAny(asker, placementProblems(asker, environment));
    if (lack !== undefined) {
      const message = `the environment '${environmentName}' must offer ${lack}; add it to 'offers.${prop}' where the environment is made, deploy that first, and take its contract from there`;
      throw PavedRoadError.of(asker, ErrorCode.NEED_NOT_MET, message);
    }
    askers.remember(part, asker);
    if (publisher) stack.addStackDependency(publisher);
    return readingsIn(stack, environmentName);
  }

  private importNetwork(scope: Construct): IVpc {
    const { offer, zones } = this.props;
    const each = (value: ContractValue) => Array.from({ length: zones }, (_, zone) => Fn.select(zone, this.read(scope, value).asTexts()));
    return Vpc.fromVpcAttributes(scope, 'Network', {
      vpcId: this.read(scope, CONTRACT.vpcId).asText(),
      vpcCidrBlock: offer?.network?.addresses ?? this.read(scope, CONTRACT.addresses).asText(),
      availabilityZones: each(CONTRACT.availabilityZones),
      privateSubnetIds: each(CONTRACT.workloadSubnetIds),
      privateSubnetRouteTableIds: each(CONTRACT.workloadRouteTableIds),
      isolatedSubnetIds: each(CONTRACT.dataSubnetIds),
      isolatedSubnetRouteTableIds: each(CONTRACT.dataRouteTableIds),
    });
  }

  private read(scope: Construct, value: ContractValue): PublishedValue {
    const { environment: { identity: { environmentName } }, version, publisher } = this.props;
    if (version !== undefined && minorOf(version) < value.since) {
      const needed = `${majorOf(CONTRACT_VERSION)}.${value.since}`;
      const message = `the contract of the environment '${environmentName}' must be at least of version ${needed} to have '${value.path}', got ${version}; publish it again with version ${needed}`;
      throw PavedRoadError.of(scope, ErrorCode.INCOMPATIBLE_CONTRACT, message);
    }
    return published(environmentName, value, publisher && `${publisher.node.path}/Network`);
  }
}

/** Where a stack keeps what it reads from an environment. */
function readingsIn(stack: Stack, environmentName: string): Construct {
  const id = `Contract-${environmentName}`;
  return (stack.node.tryFindChild(id) as Construct | undefined) ?? new Construct(stack, id);
}
