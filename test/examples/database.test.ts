import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { IConstruct } from 'constructs';
import { createSourceFile, forEachChild, isCallExpression, isNewExpression, Node, ScriptTarget } from 'typescript';
import { composeCloned } from '../../examples/database/cloned';
import { composeReadOnly } from '../../examples/database/read-only';
import { composeRecovery } from '../../examples/database/recovery';
import { composeRestored } from '../../examples/database/restored';
import { composeSmallest } from '../../examples/database/smallest';
import { composeWithFunction } from '../../examples/database/with-function';
import { EnvironmentTier } from '../../src';
import { ConnectionAssertions, GovernanceAssertions } from '../../src/testing';
import { newApp, recordOf } from '../governance/apps';

const FOLDER = join(__dirname, '..', '..', 'examples', 'database');

const PROGRAMS: [string, (app: App) => unknown][] = [
  ['cloned', (app) => composeCloned(app, 17)],
  ['read-only', composeReadOnly],
  ['recovery', composeRecovery],
  ['restored', composeRestored],
  ['smallest', (app) => composeSmallest(app)],
  ['with-function', (app) => composeWithFunction(app)],
];

describe.each(PROGRAMS)('examples/database/%s', (_, compose) => {
  test('breaks no rule', () => {
    const app = newApp();
    compose(app);
    GovernanceAssertions.of(app).isCompliant();
  });
});

test('every program of the folder is tried, and stands on the page of databases', () => {
  const programs = readdirSync(FOLDER).map((name) => name.replace('.ts', ''));
  expect(PROGRAMS.map(([name]) => name)).toEqual(programs);
  const page = readFileSync(join(FOLDER, '..', '..', 'src', 'components', 'database', 'README.md'), 'utf8');
  expect(programs.filter((name) => !page.includes(`/examples/database/${name}.ts)`))).toEqual([]);
});

describe('what each one is about', () => {
  test('read-only: the reports know the host of the readers alone', () => {
    const reports = ConnectionAssertions.of(composeReadOnly(newApp()));
    reports.reachesDatabase('ORDERS_READ_ONLY');
    expect(() => reports.hasVariables(['ORDERS_HOST'])).toThrow('expected Reports/Reports to have variables ORDERS_HOST');
  });

  test('restored: what the application gets is what it got before, from another cluster', () => {
    const [before, after] = [composeWithFunction(newApp(), EnvironmentTier.PRODUCTION), composeRestored(newApp())];
    ConnectionAssertions.of(after).isLike(ConnectionAssertions.of(before));
    const clustersOf = (api: IConstruct) => Template.fromStack(Stack.of(api.node.root.node.findChild('Data'))).findResources('AWS::RDS::DBCluster');
    const [[former, { Properties: made }], [restored, { Properties: remade }]] = [before, after].flatMap((api) => Object.entries(clustersOf(api)));
    expect(restored).not.toBe(former);
    expect(remade.SourceDBClusterIdentifier).toBe(made.DBClusterIdentifier);
  });

  test('cloned: the clone shares the storage of its original and has a name of its own for each change', () => {
    const [one, other] = [17, 18].map((change) => composeCloned(newApp(), change).node.defaultChild as CfnDBCluster);
    expect(one).toMatchObject({ restoreType: 'copy-on-write', sourceDbClusterIdentifier: 'data-orders' });
    expect(one.dbClusterIdentifier).not.toBe(other.dbClusterIdentifier);
  });

  test('recovery: the record has every objective with the setting that keeps it', () => {
    const app = newApp();
    composeRecovery(app);
    GovernanceAssertions.of(app).isCompliant();
    const [{ objectives = [] }] = recordOf(app).components.filter(({ path }) => path === 'Data/Payments');
    expect(objectives.map(({ objective, value, property, state }) => [objective, value, property, state])).toEqual([
      ['rpo', 'PT5M', 'BackupRetentionPeriod', 'kept'], ['rto', 'PT5M', 'DBInstances', 'kept'], ['regionLoss', 'P2D', 'BackupSelection', 'kept'],
    ]);
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
