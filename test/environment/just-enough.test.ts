import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { VALID } from './shop';
import {
  AppEnvironment, AppEnvironmentProps, DataClassification, EnvironmentTier, FunctionService, GovernedComponent, GovernedComponentProps, NetworkShape,
  ServiceDatabase, ServiceSecret,
} from '../../src';
import { newApp } from '../governance/apps';

/** A queue as an infrastructure engineer would write it: it needs a key where the tier has one, and nothing else. */
class ServiceQueue extends GovernedComponent {
  constructor(scope: Construct, id: string, props: GovernedComponentProps) {
    super(scope, id, props, { type: 'acme.ServiceQueue', version: '1.0.0', dataClassification: DataClassification.INTERNAL });
    const encryptionMasterKey = props.environment.provideKey(this, DataClassification.INTERNAL);
    const encrypted = { encryptionMasterKey, encryption: encryptionMasterKey ? QueueEncryption.KMS : QueueEncryption.SQS_MANAGED, enforceSSL: true };
    new Queue(this, 'Resource', { ...encrypted, deadLetterQueue: { queue: new Queue(this, 'DeadLetters', encrypted), maxReceiveCount: 3 } });
  }
}

interface Place { readonly environment: AppEnvironment; readonly stack: Stack }

const queue = ({ environment, stack }: Place) => new ServiceQueue(stack, 'Jobs', { environment });
const database = ({ environment, stack }: Place) => new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
const api = ({ environment, stack }: Place) => new FunctionService(stack, 'Api', {
  environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}'),
});
const secret = ({ environment, stack }: Place) => new ServiceSecret(stack, 'VendorKey', { environment, dataClassification: DataClassification.INTERNAL });
const connected = (place: Place) => api(place).connectTo(database(place));

/** Types of resources that come together. */
const TOPIC = ['AWS::SNS::Subscription', 'AWS::SNS::Topic', 'AWS::SNS::TopicPolicy'];
const BUDGET = ['AWS::Budgets::Budget', ...TOPIC];
const STOP = ['AWS::Budgets::BudgetsAction', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Role'];
const END = ['AWS::Events::Rule', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Role', 'AWS::Logs::LogGroup', 'AWS::StepFunctions::StateMachine'];
const DASHBOARD = ['AWS::CloudWatch::Dashboard'];
/** What a playground demands wherever anything lives. */
const CAPPED = [...BUDGET, ...STOP, ...END];
const KEY = ['AWS::KMS::Alias', 'AWS::KMS::Key'];
const BACKUPS = ['AWS::Backup::BackupPlan', 'AWS::Backup::BackupSelection', 'AWS::Backup::BackupVault', 'AWS::IAM::Role'];
const NETWORK = [
  'AWS::EC2::FlowLog', 'AWS::EC2::RouteTable', 'AWS::EC2::Subnet', 'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPC', 'AWS::EC2::VPCEndpoint', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Role', 'AWS::Lambda::Function', 'AWS::Logs::LogGroup', 'Custom::VpcRestrictDefaultSG',
];
const EGRESS = ['AWS::EC2::EIP', 'AWS::EC2::InternetGateway', 'AWS::EC2::NatGateway', 'AWS::EC2::Route', 'AWS::EC2::VPCGatewayAttachment'];

const ENDPOINTS = ['AWS::EC2::SecurityGroup'];

/** A VPC as somebody else made it, with a way out. */
const LANDING_ZONE = {
  vpcId: 'vpc-0123456789abcdef0',
  availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  workloadSubnetIds: ['subnet-0123456789abcdef1', 'subnet-0123456789abcdef2', 'subnet-0123456789abcdef3'],
  dataSubnetIds: ['subnet-0123456789abcdef4', 'subnet-0123456789abcdef5', 'subnet-0123456789abcdef6'],
  egress: true,
};

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

describe('an environment has just enough', () => {
  test.each<[string, EnvironmentTier, ((place: Place) => unknown)[], string[][]]>([
    ['nothing', PLAYGROUND, [], []],
    ['nothing', PRODUCTION, [], []],
    ['a queue', PLAYGROUND, [queue], [CAPPED]],
    ['a queue', DEVELOPMENT, [queue], [BUDGET]],
    ['a queue', STAGING, [queue], [KEY]],
    ['a queue', PRODUCTION, [queue], [KEY]],
    ['a function', PLAYGROUND, [api], [CAPPED]],
    ['a function', PRODUCTION, [api], [KEY, TOPIC, DASHBOARD]],
    ['a database', PLAYGROUND, [database], [CAPPED, NETWORK]],
    ['a database', DEVELOPMENT, [database], [BUDGET, NETWORK, DASHBOARD]],
    ['a database', STAGING, [database], [KEY, TOPIC, NETWORK, BACKUPS, DASHBOARD]],
    ['a database', PRODUCTION, [database], [KEY, TOPIC, NETWORK, BACKUPS, DASHBOARD]],
    ['a queue and a function', PRODUCTION, [queue, api], [KEY, TOPIC, DASHBOARD]],
    ['a function that is connected to a database', PLAYGROUND, [connected], [CAPPED, NETWORK, EGRESS]],
    ['a function that is connected to a database', PRODUCTION, [connected], [KEY, TOPIC, NETWORK, BACKUPS, EGRESS, DASHBOARD]],
    ['a secret', PLAYGROUND, [secret], [CAPPED]],
    ['a secret', PRODUCTION, [secret], [KEY]],
  ])('for %s in %s', (_, tier, needs, expected) => {
    expect(typesFor({ tier }, needs)).toEqual([...new Set(expected.flat())].sort());
  });

  test.each<[string, NetworkShape, string[][]]>([
    ['which services leave by the way out', NetworkShape.privateWithEgress(), [NETWORK, EGRESS]],
    ['which has endpoints', NetworkShape.privateWithEgress({ interfaceEndpoints: true }), [NETWORK, ENDPOINTS]],
    ['which has endpoints only', NetworkShape.endpointsOnly(), [NETWORK, ENDPOINTS]],
    ['which somebody else made', NetworkShape.importedByIds(LANDING_ZONE), []],
  ])('for a function that is connected to a database, in a network %s', (_, network, expected) => {
    const types = typesFor({ tier: PRODUCTION, network }, [connected]);
    const common = [KEY, TOPIC, BACKUPS, DASHBOARD];
    expect(types).toEqual([...new Set([...common, ...expected].flat())].sort());
  });
});

/** What an environment makes for what lives in it. */
function typesFor(props: Partial<AppEnvironmentProps>, needs: ((place: Place) => unknown)[]): string[] {
  const app = newApp();
  const place = { environment: new AppEnvironment(app, 'Shop', { ...VALID, ...props }), stack: new Stack(app, 'Orders') };
  needs.forEach((need) => need(place));
  return typesBelow(place.environment);
}

/** The types of all resources in the stacks that an environment owns. */
function typesBelow(environment: AppEnvironment): string[] {
  const stacks = environment.node.findAll().filter((construct): construct is Stack => Stack.isStack(construct));
  const types = stacks.flatMap((stack) => Object.values<{ Type: string }>(Template.fromStack(stack).toJSON().Resources ?? {}))
    .map(({ Type }) => Type);
  return [...new Set(types)].sort();
}
