import { App, Duration, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { VALID } from './shop';
import {
  AppEnvironment, AppEnvironmentProps, DataClassification, EnvironmentTier, FunctionService, NatStrategy, NetworkShape,
  OperatorAccess, PrivateWithEgressOptions, ServiceDatabase, ServiceSecret, VaultLock,
} from '../../src';
import { Templates } from '../../src/compatibility/template-resource';
import { newApp } from '../governance/apps';
import { harmBetween } from '../harm';

/** An environment as far as it has grown. */
class Growth {
  public props: Partial<AppEnvironmentProps> = { monthlyBudget: 30 };
  public network: PrivateWithEgressOptions = {};
  public readonly composed: ((environment: AppEnvironment, stack: Stack) => void)[] = [];

  /** The templates of everything, by the name of the stack. */
  public templates(tier: EnvironmentTier): Templates {
    const app = newApp();
    const environment = new AppEnvironment(app, 'Shop', { ...VALID, tier, network: NetworkShape.privateWithEgress(this.network), ...this.props });
    const stack = new Stack(app, 'Orders');
    this.composed.forEach((compose) => compose(environment, stack));
    return Object.fromEntries(synthesized(app).map(({ stackName, template }) => [stackName, template]));
  }
}

const synthesized = (app: App) => app.synth().stacksRecursively;
const database = (id: string, dataClassification: DataClassification) => (environment: AppEnvironment, stack: Stack) =>
  void new ServiceDatabase(stack, id, { environment, dataClassification });

const changing = (props: Partial<AppEnvironmentProps>) => (growth: Growth) => void Object.assign(growth, { props: { ...growth.props, ...props } });
const cutting = (options: PrivateWithEgressOptions) => (growth: Growth) => void Object.assign(growth, { network: { ...growth.network, ...options } });
const BACKUPS = {
  vaultLock: VaultLock.governance(), restoreTesting: {}, copies: [{ vaultArn: 'arn:aws:backup:eu-central-1:222222222222:backup-vault:copies' }],
};
const CODE = { runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}') };

/** One step after the other, from the smallest environment to the fullest. */
const STEPS: [string, (growth: Growth) => void, ((tier: EnvironmentTier) => boolean)?][] = [
  ['a function', ({ composed }) => composed.push((environment, stack) => void new FunctionService(stack, 'Api', { environment, ...CODE }))],
  ['a database', ({ composed }) => composed.push(database('Orders', DataClassification.INTERNAL))],
  ['a connection, and with it a way out', ({ composed }) => composed.push((_, { node }) =>
    (node.findChild('Api') as FunctionService).connectTo(node.findChild('Orders') as ServiceDatabase))],
  ['a database with data of another classification', ({ composed }) => composed.push(database('Ledger', DataClassification.PUBLIC))],
  ['a secret', ({ composed }) => composed.push((environment, stack) =>
    void new ServiceSecret(stack, 'VendorKey', { environment, dataClassification: DataClassification.INTERNAL }))],
  ['people who look into the database', ({ composed }) => composed.push((environment, stack) =>
    new OperatorAccess(stack, 'Operators', { environment, shell: true }).connectTo(stack.node.findChild('Orders') as ServiceDatabase))],
  ['what all applications share', ({ composed }) => composed.push((environment) =>
    void new ServiceSecret(environment.shared, 'Licence', { environment, dataClassification: DataClassification.INTERNAL }))],
  ['a bucket for logs', ({ composed }) => composed.push((environment, stack) => void environment.provideLogBucket(stack))],
  ['a higher budget', changing({ monthlyBudget: 40 })],
  ['a dashboard', changing({ dashboard: true }), ({ dashboard }) => !dashboard],
  ['a permissions boundary', changing({ permissionsBoundary: 'teams' })],
  ['an end', changing({ timeToLive: Duration.days(10) }), ({ permanent }) => !permanent],
  ['backups that are locked, copied and tried out', changing({ backups: BACKUPS }), ({ keepsData }) => keepsData],
  ['a third availability zone', cutting({ availabilityZones: 3 }), (tier) => tier.availabilityZones < 3],
  ['NAT in each zone, where it needs no sign-off', cutting({ nat: NatStrategy.PER_ZONE }), (tier) => tier.nat !== NatStrategy.PER_ZONE && !tier.lifetime],
  ['IPv6', cutting({ ipv6: true })],
  ['endpoints, beside a function that calls the internet', (growth) => {
    growth.composed.push((environment, stack) => void new FunctionService(stack, 'Crawler', { environment, ...CODE, callsInternet: true }));
    growth.network = { ...growth.network, interfaceEndpoints: true };
  }],
];

describe.each(EnvironmentTier._builtIn())('growing in %s', (tier) => {
  const growth = new Growth();
  let before = growth.templates(tier);

  test.each(STEPS.filter(([, , applies = () => true]) => applies(tier)))('%s replaces, renames and removes nothing that has a state', (_, grow) => {
    grow(growth);
    const after = growth.templates(tier);
    expect(after).not.toEqual(before);
    const harmed = harmedBetween(before, after);
    before = after;
    expect(harmed).toEqual([]);
  });
});

test('a replacement would be seen', () => {
  const growth = new Growth();
  STEPS.slice(0, 2).forEach(([, grow]) => grow(growth));
  const before = growth.templates(EnvironmentTier.STAGING);
  growth.network = { cidr: '10.9.0.0/16' };

  expect(harmedBetween(before, growth.templates(EnvironmentTier.STAGING)))
    .toEqual(expect.arrayContaining([expect.stringMatching(/^replaced: AWS::EC2::VPC /), expect.stringMatching(/^replaced: AWS::EC2::Subnet /)]));
});

/** What becomes of resources with a state, as texts. */
function harmedBetween(before: Templates, after: Templates): string[] {
  return harmBetween(before, after).filter(({ stateful }) => stateful).map(({ impact, type, logicalId }) => `${impact}: ${type} ${logicalId}`);
}
