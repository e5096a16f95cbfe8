import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { App, CfnElement, IPolicyValidationContext, PolicyViolation, Stack, Stage } from 'aws-cdk-lib';
import { Contradiction, CONTRADICTIONS } from './contradictions';
import { composeOrders } from '../../examples/orders/orders';
import { EnvironmentTier, OperatorAccess } from '../../src';
import { newApp } from '../governance/apps';

/** A violation that one of the corpora reports. */
interface Objection { readonly rule: string; readonly path: string }

const app = newApp({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const { orders } = composeOrders(app, EnvironmentTier.PRODUCTION);
const operators = new OperatorAccess(Stack.of(orders), 'Operators', { environment: orders.environment, shell: true });
operators.connectTo(orders);

const allows = ({ rule, paths }: Contradiction, objection: Objection) => (objection.rule === rule) && paths.test(objection.path);
const used = new Set<Contradiction>();
const unexplained = (objections: Objection[]): Objection[] => objections.filter((objection) => {
  const contradiction = CONTRADICTIONS.find((candidate) => allows(candidate, objection));
  if (contradiction) used.add(contradiction);
  return !contradiction;
});

const objectionsIn = (violations: readonly PolicyViolation[], pathOf: (logicalId: string) => string): Objection[] =>
  violations.flatMap(({ ruleName, violatingResources }) => violatingResources
    .map(({ constructPath, resourceLogicalId }) => ({ rule: ruleName, path: constructPath ?? pathOf(resourceLogicalId!) })));

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

const stacksOf = (scope: App): Stack[] => scope.node.findAll().filter((construct): construct is Stack => Stack.isStack(construct));

function pathsByLogicalId(scope: App): Map<string, string> {
  return new Map(stacksOf(scope).flatMap((stack) => stack.node.findAll()
    .filter((construct) => CfnElement.isCfnElement(construct) && construct.stack === stack)
    .map((construct) => [stack.resolve((construct as CfnElement).logicalId), construct.node.path] as const)));
}

/** cfn-guard does not know `Fn::GetStackOutput`, by which stacks refer to each other. What it becomes when deployed is a text. */
function asDeployed(scope: App): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'corpora'));
  return stacksOf(scope).map((stack) => {
    const template = JSON.parse(readFileSync(join(Stage.of(stack)!.outdir, stack.templateFile), 'utf8'), (_, value) =>
      value?.['Fn::GetStackOutput']?.OutputName ?? value);
    const file = join(folder, stack.templateFile);
    writeFileSync(file, JSON.stringify(template));
    return file;
  });
}
