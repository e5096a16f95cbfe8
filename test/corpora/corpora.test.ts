import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { IPolicyValidationContext } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { Contradiction, CONTRADICTIONS } from './contradictions';
import { allows, asDeployed, Objection, objectionsIn, pathsByLogicalId } from './objections';
import { composeOrders } from '../../examples/orders/orders';
import { EnvironmentTier } from '../../src';
import { newApp, proposalsIn, recordOf } from '../governance/apps';

const app = newApp({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
composeOrders(app, EnvironmentTier.PRODUCTION);

const used = new Set<Contradiction>();
const unexplained = (objections: Objection[]): Objection[] => objections.filter((objection) => {
  const contradiction = CONTRADICTIONS.find((candidate) => allows(candidate, objection));
  if (contradiction) used.add(contradiction);
  return !contradiction;
});

/** Exceptions that the components propose themselves. */
const proposed = (objection: Objection): boolean =>
  proposalsIn(recordOf(app)).some(({ rule, resource }) => rule === objection.rule && objection.path.startsWith(resource));

describe('production templates of examples/orders, judged by rules that others wrote', () => {
  test('the rules of the CDK itself, whose findings make a synthesis fail', () => {
    process.env.CDK_VALIDATION = 'true';
    try {
      expect(() => app.synth()).not.toThrow();
    } finally {
      process.env.CDK_VALIDATION = 'false';
    }
  });

  test.each<NagPack>([
    new AwsSolutionsChecks(), new NIST80053R4Checks(), new NIST80053R5Checks(), new HIPAASecurityChecks(), new PCIDSS321Checks(),
    new ServerlessChecks(),
  ])('$name of cdk-nag', (pack) => {
    const objections = objectionsIn(pack.validateScope(app).violations, String);
    expect(unexplained(objections.filter((objection) => !proposed(objection)))).toEqual([]);
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
