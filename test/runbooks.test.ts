import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Alarm, CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { COMPONENT_PAGES } from '../scripts/component-pages';
import { AppEnvironment, EnvironmentTier } from '../src';
import { DATABASE_EVENTS } from '../src/components/database/operations/database-events';

/** Every alarm leads to a section of a page that says what to do, and every section is led to. */

const FOLDER = join(__dirname, '..', 'docs', 'runbooks');
const ADDRESS = /\. Runbook: https:\/\/github\.com\/cdk-paved-road\/cdk-paved-road\/blob\/main\/docs\/runbooks\/([a-z]+)\.md#([a-z]+)$/;

/** The alarms of everything that a shape of a component brings, those of its environment included: the page and the section that they lead to. */
function sectionsOf(compose: (stack: Stack, environment: AppEnvironment) => Construct): string[] {
  const stack = new Stack(new App(), 'Shop');
  const environment = new AppEnvironment(stack, 'Environment', {
    application: 'shop', owner: 'team-shop', costCenter: 'cc-1', tier: EnvironmentTier.PRODUCTION, alertEmail: 'shop@example.com',
  });
  compose(stack, environment);
  return stack.node.findAll().filter((construct) => construct instanceof Alarm).map(({ node }) => {
    const { alarmDescription } = node.defaultChild as CfnAlarm;
    const [, page, section] = ADDRESS.exec(alarmDescription!) ?? [];
    expect(`${node.id} leads to ${section}`).toBe(`${node.id} leads to ${node.id.toLowerCase()}`);
    return `${page}.md#${section}`;
  });
}

/** Pages about alarms. The others are about what somebody sets out to do. */
const PAGES = readdirSync(FOLDER).filter((name) => readFileSync(join(FOLDER, name), 'utf8').startsWith('# Runbook:'));

/** Pages about what somebody sets out to do with a database, with the commands and props that each needs on Aurora and on RDS. */
const TASKS: Record<string, string[]> = {
  'fail-over-a-database.md': ['## Game day', 'aws rds failover-db-cluster ', 'aws rds reboot-db-instance ', '--force-failover', '`rto`'],
  'restore-a-database.md': ['## Steps', 'aws rds describe-db-clusters ', 'aws rds describe-db-instances ', 'DatabaseRestore.toPointInTime(', 'fromSnapshot'],
};

const sections = PAGES.flatMap((name) =>
  [...readFileSync(join(FOLDER, name), 'utf8').matchAll(/^## (\w+)$/gm)].map(([, title]) => `${name}#${title.toLowerCase()}`));

const shapes = COMPONENT_PAGES.flatMap(({ folder, shapes: of = {} }) => Object.entries(of).map(([shape, compose]) => [`${folder}: ${shape}`, compose] as const));

describe('Runbooks', () => {
  test.each(shapes)('every alarm of %s has a section', (_, compose) => {
    const led = sectionsOf(compose);
    expect(led.length).toBeGreaterThan(0);
    expect(led.filter((section) => !sections.includes(section))).toEqual([]);
  });

  test('events that databases pass on have a section', () => {
    expect(sections).toEqual(expect.arrayContaining(DATABASE_EVENTS.map((name) => `database.md#${name.toLowerCase()}`)));
  });

  test('no section is about an alarm that nothing raises', () => {
    const led = [...shapes.flatMap(([, compose]) => sectionsOf(compose)), ...DATABASE_EVENTS.map((name) => `database.md#${name.toLowerCase()}`)];
    expect(sections.filter((section) => !led.includes(section))).toEqual([]);
  });

  test.each(Object.keys(TASKS))('%s has the way for Aurora and for RDS, and the page of databases leads to it', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    for (const words of TASKS[name]) expect(text).toContain(words);
    for (const page of ['src/components/database/README.md', 'docs/README.md']) expect(readFileSync(join(__dirname, '..', page), 'utf8')).toContain(`runbooks/${name}`);
  });

  test('the pages of tasks are those that are there', () => {
    expect(readdirSync(FOLDER).filter((name) => name !== 'README.md' && !PAGES.includes(name)).sort()).toEqual(Object.keys(TASKS));
  });

  test.each(sections)('%s says what it means, where to look, what to do, and when it is wrong', (section) => {
    const [page, title] = section.split('#');
    const text = readFileSync(join(FOLDER, page), 'utf8').split(/^## /m).find((part) => part.toLowerCase().startsWith(`${title}\n`))!;
    for (const word of ['**Look**', '**Do**', '**Wrong**']) expect(text).toContain(word);
    expect(text).toMatch(/\*\*Means\*\*|No alarm but a message of RDS/);
  });
});
