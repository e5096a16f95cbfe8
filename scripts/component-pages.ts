import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join, relative } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Alarm, CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import {
  AppEnvironment, DatabaseCapacity, DatabaseEngine, DataClassification, EnvironmentTier, FailureDestination, FunctionDeployment, FunctionService,
  FunctionServiceProps, OperatorAccess, policy, ServiceDatabase,
} from '../src';
import { promises as ofDatabases } from '../src/components/database/promises';
import { responsibilities as forDatabases } from '../src/components/database/responsibilities';
import { promises as ofFunctions } from '../src/components/function/promises';
import { responsibilities as forFunctions } from '../src/components/function/responsibilities';
import { promises as ofOperators } from '../src/components/operators/promises';
import { responsibilities as forOperators } from '../src/components/operators/responsibilities';
import { responsibilities as forSecrets } from '../src/components/secret/responsibilities';
import { Responsibility } from '../src/core/responsibility';
import { PART_COSTS } from '../src/environment/part-costs';
import { responsibilities as forEnvironments } from '../src/environment/responsibilities';

/**
 * Writes into the page of each component, and of environments, what the code says: the rules that it promises to keep, its alarms, and who
 * is responsible for what. Each stands between two comments; everything else on the page was written.
 */

const ROOT = join(__dirname, '..');

/** A page, and where its generated parts come from. */
interface ComponentPage {
  /** The folder below `src`. */
  readonly folder: string;
  readonly responsibilities: readonly Responsibility[];
  /** Nothing where no rule is promised. */
  readonly promises?: readonly policy.Rule[];
  /** What the parts of an environment cost to have; nothing for components. */
  readonly costs?: Readonly<Record<string, string>>;
  /** Shapes of the component that differ in their alarms, by what they are called on the page; nothing where there are none. */
  readonly shapes?: Readonly<Record<string, (stack: Stack, environment: AppEnvironment) => Construct>>;
}

const dataClassification = DataClassification.INTERNAL;

const functionWith = (stack: Stack, environment: AppEnvironment, choices: Partial<FunctionServiceProps>) => new FunctionService(stack, 'Function', {
  environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}'), ...choices,
});

/** The page of every component. */
export const COMPONENT_PAGES: readonly ComponentPage[] = [
  {
    folder: 'components/database',
    responsibilities: forDatabases,
    promises: ofDatabases,
    shapes: {
      'Aurora, serverless': (stack, environment) => new ServiceDatabase(stack, 'Orders', { environment, dataClassification }),
      'Aurora, provisioned': (stack, environment) => new ServiceDatabase(stack, 'Orders', {
        environment, dataClassification, capacity: DatabaseCapacity.provisioned(),
      }),
      'RDS': (stack, environment) => new ServiceDatabase(stack, 'Orders', { environment, dataClassification, engine: DatabaseEngine.postgresql() }),
      'with a proxy': (stack, environment) => {
        const database = new ServiceDatabase(stack, 'Orders', { environment, dataClassification });
        functionWith(stack, environment, {}).connectTo(database.proxy);
        return database;
      },
    },
  },
  {
    folder: 'components/function',
    responsibilities: forFunctions,
    promises: ofFunctions,
    shapes: {
      'every function': (stack, environment) => functionWith(stack, environment, {}),
      'with `reservedConcurrency`': (stack, environment) => functionWith(stack, environment, { reservedConcurrency: 5 }),
      'with `onFailure`': (stack, environment) => functionWith(stack, environment, { onFailure: FailureDestination.topic(new Topic(stack, 'Failures')) }),
      'deployed gradually': (stack, environment) => functionWith(stack, environment, { deployment: FunctionDeployment.canary() }),
    },
  },
  {
    folder: 'components/operators',
    responsibilities: forOperators,
    promises: ofOperators,
    shapes: { operators: (stack, environment) => new OperatorAccess(stack, 'Operators', { environment }) },
  },
  { folder: 'components/secret', responsibilities: forSecrets },
  { folder: 'environment', responsibilities: forEnvironments, costs: PART_COSTS },
];

/** Where the page of a component lies. */
export function fileOf({ folder }: ComponentPage): string {
  return join(ROOT, 'src', folder, 'README.md');
}

/** A page with its generated parts as the code has them now. */
export function pageOf(page: ComponentPage, written: string): string {
  return Object.entries(partsOf(page)).reduce((text, [part, content]) => {
    const place = new RegExp(`<!-- ${part} -->[^]*?<!-- /${part} -->`);
    if (!place.test(text)) throw new Error(`${page.folder}/README.md has no place for its ${part}: <!-- ${part} --> and <!-- /${part} -->`);
    return text.replace(place, () => `<!-- ${part} -->\n${content}\n<!-- /${part} -->`);
  }, written);
}

function partsOf(page: ComponentPage): Record<string, string> {
  return {
    ...page.promises && { promises: promisesOf(page, page.promises) },
    ...page.shapes && { alarms: alarmsOf(page.shapes) },
    ...page.costs && { costs: table(['Part', 'What it costs to have'], Object.entries(page.costs).map(([part, cost]) => [`\`${part}\``, sentence(cost)])) },
    responsibilities: responsibilitiesOf(page),
  };
}

function responsibilitiesOf({ responsibilities }: ComponentPage): string {
  return table(['Topic', 'AWS', 'Component', 'Application team', 'Must be switched on'], responsibilities.map(
    (row) => [sentence(row.topic), row.provider, row.component, row.applicationTeam, row.mustBeSwitchedOn]));
}

function promisesOf(page: ComponentPage, promises: readonly policy.Rule[]): string {
  const rules = relative(join(fileOf(page), '..'), join(ROOT, 'docs', 'rules')).split('\\').join('/');
  return table(['Rule', 'What holds', 'Severity'], promises.map(({ meta }) => [`[${meta.id}](${rules}/${meta.id}.md)`, sentence(meta.statement), meta.severity]));
}

interface AlarmRow {
  readonly severity: string;
  readonly meaning: string;
  /** Where the runbook has its section, from the root. */
  readonly section: string;
  readonly shapes: string[];
}

/** The alarms of all shapes, each once, with the severity that it has in production. */
function alarmsOf(shapes: NonNullable<ComponentPage['shapes']>): string {
  const rows = new Map<string, AlarmRow>();
  for (const [shape, compose] of Object.entries(shapes)) {
    for (const [id, alarm] of alarmsIn(compose)) {
      rows.set(id, { ...alarm, shapes: [...rows.get(id)?.shapes ?? [], shape] });
    }
  }
  const { length } = Object.keys(shapes);
  return table(['Alarm', ...length > 1 ? ['Of'] : [], 'In production', 'What it means'], [...rows].map(([id, row]) => [
    `[\`${id}\`](../../../${row.section})`, ...length > 1 ? [row.shapes.length === length ? 'all' : row.shapes.join('; ')] : [], row.severity, sentence(row.meaning),
  ]));
}

function alarmsIn(compose: (stack: Stack, environment: AppEnvironment) => Construct): [string, Omit<AlarmRow, 'shapes'>][] {
  const stack = new Stack(new App(), 'Page');
  const environment = new AppEnvironment(stack, 'Environment', {
    application: 'page', owner: 'page', costCenter: 'page', tier: EnvironmentTier.PRODUCTION, alertEmail: 'page@example.com',
  });
  const component = compose(stack, environment);
  return component.node.findAll().filter((construct) => construct instanceof Alarm).map((alarm) => {
    const { alarmActions, alarmDescription } = alarm.node.defaultChild as CfnAlarm;
    const [meaning, section] = alarmDescription!.slice(`${component.node.path}: `.length).split(/\. Runbook: .*\/(?=docs\/)/);
    return [alarm.node.id, { severity: severityOf(stack, alarmActions!), meaning, section }];
  });
}

/** Topics of an environment are called after their severity. */
function severityOf(stack: Stack, alarmActions: string[]): string {
  const [{ Ref: logicalId }] = stack.resolve(alarmActions) as { readonly Ref: string }[];
  return stack.node.findAll().find((construct) => construct instanceof Topic && stack.resolve(construct.topicArn).Ref === logicalId)!.node.id;
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function write(): void {
  for (const page of COMPONENT_PAGES) {
    const file = fileOf(page);
    if (!existsSync(file)) throw new Error(`${relative(ROOT, file)} is to be written`);
    writeFileSync(file, pageOf(page, readFileSync(file, 'utf8')));
  }
}

if (require.main === module) write();
