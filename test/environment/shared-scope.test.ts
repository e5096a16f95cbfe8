import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { CONCRETE, properties, Shop, VALID } from './shop';
import { AppEnvironment, DataClassification, EnvironmentTier, FunctionService, ServiceDatabase } from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { newApp, recordOf } from '../governance/apps';

const INTERNAL = { dataClassification: DataClassification.INTERNAL };

describe('additions that the environment owns', () => {
  test('lie in a stack of their own, tagged as the environment is', () => {
    const { app, environment } = new Shop({ env: CONCRETE });
    new ServiceDatabase(environment.shared, 'Orders', { environment, ...INTERNAL });
    const stack = environment.shared as Stack;
    expect([stack.stackName, stack.account, stack.region, stack.terminationProtection]).toEqual(['shop-production-shared', CONCRETE.account, CONCRETE.region, true]);
    const tags = properties(Template.fromStack(stack), 'AWS::RDS::DBCluster').Tags;
    expect(tags).toEqual(expect.arrayContaining([{ Key: 'application', Value: 'shop' }, { Key: 'environment', Value: 'shop-production' }]));
    GovernanceAssertions.of(app).isCompliant();
    expect(recordOf(app).environments[0].stacks).toEqual(expect.arrayContaining(['Shop/Shared', 'Shop/Core']));
  });

  test('are used by the components of applications', () => {
    const { app, environment, stack } = new Shop();
    const database = new ServiceDatabase(environment.shared, 'Orders', { environment, ...INTERNAL });
    new FunctionService(stack, 'Api', { environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('x') }).connectTo(database);
    GovernanceAssertions.of(app).isCompliant();
    expect(JSON.stringify(app.synth().stacks.map(({ template }) => template))).not.toContain('"Export"');
  });

  test('are judged also where they are no component', () => {
    const { app, environment } = new Shop({ tier: EnvironmentTier.DEVELOPMENT });
    new Queue(environment.shared, 'Loose');
    GovernanceAssertions.of(app).hasFinding({ rule: 'AwsSolutions-SQS3', path: 'Shop/Shared/Loose' });
  });

  test('are there when they are first used, in one scope', () => {
    const { app, environment } = new Shop();
    expect(app.synth().stacks.map(({ stackName }) => stackName)).toEqual(['Orders']);
    const other = new Shop().environment;
    expect(other.shared).toBe(other.shared);
    expect(environment.node.tryFindChild('Shared')).toBeUndefined();
  });

  test('lie beside the core where the environment lies in a stack', () => {
    const stack = new Stack(newApp(), 'Shop');
    const environment = new AppEnvironment(stack, 'Env', VALID);
    expect(Stack.of(environment.shared)).toBe(stack);
    expect(environment.shared.node.path).toBe('Shop/Env/Shared');
  });

  test('take in no component of another environment', () => {
    const { app, environment } = new Shop();
    const other = new AppEnvironment(app, 'Other', { ...VALID, name: 'other' });
    expect(() => new ServiceDatabase(environment.shared, 'Orders', { environment: other, ...INTERNAL })).toThrow(/got 'other' where 'shop-production' lives.*TwoEnvironmentsInStack/);
  });
});
