import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { IPolicyValidationContext, Stack } from 'aws-cdk-lib';
import { Contradiction, CONTRADICTIONS } from './contradictions';
import { allows, asDeployed, Objection, objectionsIn, pathsByLogicalId } from './objections';
import { composeOrders } from '../../examples/orders/orders';
import { EnvironmentTier, OperatorAccess } from '../../src';
import { newApp } from '../governance/apps';

const app = newApp({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const { orders } = composeOrders(app, EnvironmentTier.PRODUCTION);
const operators = new OperatorAccess(Stack.of(orders), 'Operators', { environment: orders.environment, shell: true });
operators.connectTo(orders);

const used = new Set<Contradiction>();
const unexplained = (objections: Objection[]): Objection[] => objections.filter((objection) => {
  const contradiction = CONTRADICTIONS.find((candidate) => allows(candidate, objection));
  if (contradiction) used.add(contradiction);
  return !contradiction;
});

describe('production templates of examples/orders with operators, judged by rules that others wrote', () => {
  test('the rules of the CDK itself, whose findings make a synthesis fail', () => {
    process.env.CDK_VALIDATION = 'true';
    try {
      expect(() => app.synth()).not.toThrow();
    } finally {
      process.env.CDK_VALIDATION = 'false';
    }
  });

  test('AWS Control Tower, by cfn-guard', () => {
    const pathOf = pathsByLogicalId(app);
    const { violations } = new CfnGuardValidator().validate({ templatePaths: asDeployed(app) } as unknown as IPolicyValidationContext);
    expect(unexplained(objectionsIn(violations, (id) => pathOf.get(id)!))).toEqual([]);
  });

  test('nothing is listed that no corpus objects to', () => {
    expect(CONTRADICTIONS.filter((contradiction) => !used.has(contradiction))).toEqual([]);
  });
});
