import { App, CfnResource, NestedStack, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { DataClassification, EnvironmentTier, FunctionService, Governance, policy, ServiceDatabase } from '../../../src';
import { GovernanceAssertions } from '../../../src/testing';
import { environmentIn, newApp, recordOf } from '../apps';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const BESIDE = 'PR-GOVERNANCE-DATA-BESIDE-COMPUTE';
const SIZE = 'PR-GOVERNANCE-STACK-SIZE';

/** A database and a function, each in a scope that the test chooses. */
const shopIn = (tier: EnvironmentTier, scopesOf: (app: App) => { data: Stack; compute: Stack }): App => {
  const app = newApp();
  const environment = environmentIn(app, tier);
  const { data, compute } = scopesOf(app);
  new ServiceDatabase(data, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  new FunctionService(compute, 'Api', { environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}') });
  return app;
};
const together = (app: App) => {
  const stack = new Stack(app, 'Shop');
  return { data: stack, compute: stack };
};
const found = (app: App, id: string) => GovernanceAssertions.of(app).findings().filter(({ rule }) => rule === id)
  .map(({ message, severity, disposition }) => [message, severity, disposition]);

describe('stateful resources in a separate stack from compute', () => {
  test.each([[PLAYGROUND, 0], [DEVELOPMENT, 0], [STAGING, 1], [PRODUCTION, 1]])('together in %s they are %d findings', (tier, count) => {
    expect(found(shopIn(tier, together), BESIDE)).toHaveLength(count);
  });

  test('is worth knowing, with what to do, and blocks nothing', () => {
    const app = shopIn(PRODUCTION, together);
    expect(found(app, BESIDE)).toEqual([['the stack Shop keeps data (Shop/Orders) beside what runs (Shop/Api)', 'INFO', 'advisory']]);
    const [{ fix, resource }] = recordOf(app).findings.filter(({ rule }) => rule === BESIDE);
    expect([fix, resource?.path]).toEqual([expect.stringContaining('in a stack of its own'), 'Shop']);
    GovernanceAssertions.of(app).isCompliant();
  });

  test('two stacks are what is meant', () => {
    expect(found(shopIn(PRODUCTION, (app) => ({ data: new Stack(app, 'Data'), compute: new Stack(app, 'App') })), BESIDE)).toEqual([]);
  });

  test('a nested stack goes with the one around it', () => {
    const app = shopIn(PRODUCTION, (scope) => {
      const stack = new Stack(scope, 'Shop');
      return { data: new NestedStack(stack, 'Data'), compute: stack };
    });
    expect(found(app, BESIDE)).toEqual([['the stack Shop keeps data (Shop/Data/Orders) beside what runs (Shop/Api)', 'INFO', 'advisory']]);
  });

  test('a policy may ask for it', () => {
    const app = shopIn(PRODUCTION, together);
    const layer = new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, rules: { [BESIDE]: { severity: policy.Severity.ERROR } } });
    Governance.apply(app, { policy: policy.GovernancePolicy.fromLayers([layer]) });
    expect(found(app, BESIDE)).toEqual([[expect.anything(), 'ERROR', 'blocking']]);
  });
});

describe('the size of stacks', () => {
  test.each([[400, []], [401, [['the stack Large has 401 resources; CloudFormation takes 500', 'WARNING', 'advisory']]]])('of %d resources is %j', (count, said) => {
    const app = newApp();
    Governance.apply(app);
    const stack = new Stack(app, 'Large');
    for (let each = 0; each < count; each++) new CfnResource(stack, `Handle${each}`, { type: 'AWS::CloudFormation::WaitConditionHandle' });
    expect(found(app, SIZE)).toEqual(said);
  });
});
