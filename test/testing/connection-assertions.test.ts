import { Stack } from 'aws-cdk-lib';
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { FunctionService, IConnectionTarget, IWorkload } from '../../src';
import { ConnectionAssertions } from '../../src/testing';
import { Shop } from '../components/shop';

/** A database that some company wrote itself, and what it does to those who connect. */
class AcmeDatabase extends Construct implements IConnectionTarget {
  public readonly connectionName = 'Orders';

  constructor(scope: Construct, private readonly steps: Partial<Record<Step, boolean>> = {}) {
    super(scope, 'Acme');
  }

  public admitWorkload(workload: IWorkload, prefix: string): void {
    const { variables = true, secret = true, path = true, password = false, wide = false, more = false } = this.steps;
    const made = new Secret(this, 'Secret');
    const names = variables ? ['HOST', 'PORT', 'NAME'] : ['HOST'];
    names.forEach((name) => workload.addVariable(`${prefix}_${name}`, '1'));
    workload.addVariable(`${prefix}_SECRET_ARN`, made.secretArn);
    if (password) workload.addVariable(`${prefix}_PASSWORD`, made.secretValue.unsafeUnwrap());
    workload.joinNetwork();
    const { vpc } = workload.environment.provideNetwork(workload);
    const group = new SecurityGroup(this, 'Group', { vpc });
    if (path) openPath(workload, group, wide);
    const actions = ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret', ...more ? ['secretsmanager:PutSecretValue'] : []];
    workload.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [secret ? made.secretArn : 'arn:aws:secretsmanager:::secret:other'] }));
  }
}

type Step = 'variables' | 'secret' | 'path' | 'password' | 'wide' | 'more';

const openPath = (workload: IWorkload, group: SecurityGroup, wide: boolean): void => {
  const [source] = workload.connections.securityGroups;
  const at = { ipProtocol: 'tcp', fromPort: 6543, toPort: 6543 };
  new CfnSecurityGroupEgress(workload, 'Out', { ...at, groupId: source.securityGroupId, destinationSecurityGroupId: group.securityGroupId });
  const from = wide ? { cidrIp: '10.0.0.0/8' } : { sourceSecurityGroupId: source.securityGroupId };
  new CfnSecurityGroupIngress(workload, 'In', { ...at, groupId: group.securityGroupId, ...from });
};

const connected = (steps?: Partial<Record<Step, boolean>>): FunctionService => {
  const shop = new Shop();
  const api = shop.function();
  api.connectTo(new AcmeDatabase(shop.stack, steps));
  return api;
};

/** A function that is connected to a database of this library. */
const ours = (): FunctionService => {
  const shop = new Shop();
  const api = shop.function();
  api.connectTo(shop.database());
  return api;
};

describe('ConnectionAssertions', () => {
  test.each<[string, () => FunctionService]>([['of this library', ours], ['of somebody else, who did everything', connected]])('passes a database %s', (_, make) => {
    const assertions = ConnectionAssertions.of(make());
    assertions.reachesDatabase('ORDERS');
    assertions.opensPorts([6543]);
    assertions.exposesNoSecret();
  });

  test.each<[string, Partial<Record<Step, boolean>>, RegExp]>([
    ['variables are missing', { variables: false }, /expected Shop\/Api to have variables ORDERS_PORT, ORDERS_NAME, got .*ORDERS_HOST/],
    ['the secret may not be read', { secret: false }, /to have permission to read the secret in ORDERS_SECRET_ARN, .*got arn:aws:secretsmanager:::secret:other/],
    ['no path is open', { path: false }, /to have paths that are open on both sides, got egress to nothing, ingress to nothing/],
    ['the path is open to addresses', { wide: true }, /to have paths between security groups, got ingress to 6543 by address/],
    ['the password is in a variable', { password: true }, /to have no value of a secret, got ORDERS_PASSWORD/],
  ])('fails where %s', (_, steps, message) => {
    expect(() => ConnectionAssertions.of(connected(steps)).reachesDatabase('ORDERS')).toThrow(message);
  });

  test('tells ports apart', () => {
    expect(() => ConnectionAssertions.of(ours()).opensPorts([5432])).toThrow('expected Shop/Api to have paths to 5432, got paths to 6543');
  });

  test('tells what else somebody may do', () => {
    const actions = ConnectionAssertions.of(ours());
    expect(() => actions.mayDoOnly(['secretsmanager:GetSecretValue'])).toThrow(/no other actions than secretsmanager:GetSecretValue, got .*kms:Decrypt.*logs:PutLogEvents/);
    expect(() => ConnectionAssertions.of(connected({ more: true })).mayDoOnly(['ec2:*', 'secretsmanager:GetSecretValue'])).toThrow('secretsmanager:PutSecretValue');
  });

  test('two that got the same are alike, and what one has more is told from both sides', () => {
    const [plain, more] = [ConnectionAssertions.of(connected()), ConnectionAssertions.of(connected({ more: true, variables: false }))];
    expect(() => plain.isLike(ConnectionAssertions.of(connected()))).not.toThrow();
    expect(() => plain.isLike(more)).toThrow(/expected Shop\/Api to have what Shop\/Api has, got no permission for .*PutSecretValue.*variable ORDERS_NAME besides/);
    expect(() => more.isLike(plain)).toThrow(/no variable ORDERS_PORT/);
  });

  test('a value of a secret in an output is found as well', () => {
    const api = ours();
    Stack.of(api).exportValue(new Secret(Stack.of(api), 'Leak').secretValue.unsafeUnwrap(), { name: 'Password' });
    expect(() => ConnectionAssertions.of(api).exposesNoSecret()).toThrow(/no value of a secret, got Export/);
  });

  test('reads the variables of containers too', () => {
    const stack = new Stack();
    const worker = new Construct(stack, 'Worker');
    new CfnTaskDefinition(worker, 'Task', { containerDefinitions: [{ name: 'app', image: 'app', environment: [{ name: 'ORDERS_HOST', value: 'db' }] }] });
    const assertions = ConnectionAssertions.of(worker);
    assertions.hasVariables(['ORDERS_HOST']);
    expect(() => assertions.hasVariables(['ORDERS_PORT'])).toThrow('expected Default/Worker to have variables ORDERS_PORT, got ORDERS_HOST');
  });
});
