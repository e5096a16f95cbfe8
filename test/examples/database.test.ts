import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { createSourceFile, forEachChild, isCallExpression, isNewExpression, Node, ScriptTarget } from 'typescript';
import { composeSmallest } from '../../examples/database/smallest';
import { composeWithFunction } from '../../examples/database/with-function';
import { GovernanceAssertions } from '../../src/testing';
import { newApp } from '../governance/apps';

const FOLDER = join(__dirname, '..', '..', 'examples', 'database');

describe.each<[string, (app: App) => unknown]>([
  ['smallest', composeSmallest],
  ['with-function', composeWithFunction],
])('examples/database/%s', (_, compose) => {
  test('breaks no rule', () => {
    const app = newApp();
    compose(app);
    GovernanceAssertions.of(app).isCompliant();
  });
});

describe('lines that somebody writes for the common case', () => {
  test.each([
    ['an environment', 'smallest', 'new AppEnvironment', 1],
    ['a database', 'smallest', 'new ServiceDatabase', 3],
    ['a connection', 'with-function', 'api.connectTo', 1],
  ])('%s: in %s.ts %s takes at most %d', (_, program, call, most) => {
    const found = linesOf(program, call);
    expect(found).toHaveLength(1);
    expect(found[0]).toBeLessThanOrEqual(most);
  });

  test('alarms: none, and they are there', () => {
    const app = newApp();
    composeWithFunction(app);
    const alarms = app.node.findAll().filter((construct) => construct instanceof CfnAlarm);
    expect(alarms.length).toBeGreaterThan(5);
    expect(readFileSync(join(FOLDER, 'with-function.ts'), 'utf8')).not.toMatch(/new \w*Alarm/);
  });
});

/** How many lines each call of something takes in a program. */
function linesOf(program: string, call: string): number[] {
  const source = createSourceFile(program, readFileSync(join(FOLDER, `${program}.ts`), 'utf8'), ScriptTarget.Latest, true);
  const found: number[] = [];
  const visit = (node: Node): void => {
    if ((isNewExpression(node) || isCallExpression(node)) && node.getText().startsWith(`${call}(`)) found.push(node.getText().split('\n').length);
    forEachChild(node, visit);
  };
  visit(source);
  return found;
}
