import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import {
  AwsSolutionsChecks, HIPAASecurityChecks, IApplyRule, NagPack, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks,
} from 'cdk-nag';
import { Rule } from '../../src/policy/rule/rule';
import * as holders from '../../src/rules';
import { _allRules } from '../../src/rules/all-rules';

const sources = join(__dirname, '..', '..', 'src', 'rules');
const rules = _allRules();
const ids = rules.map(({ meta }) => meta.id);

describe('all rules', () => {
  test('have ids of their own', () => expect(new Set(ids).size).toBe(ids.length));

  test.each(rules.map(({ meta }) => [meta.id, meta] as const))('%s speaks in one style', (_, { statement, why, source, types, fix }) => {
    for (const text of [statement, why, fix]) expect(text).toMatch(/[^.]$/);
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/);
    expect(types).toEqual([...new Set(types)]);
  });

  test.each(Object.entries(holders))('%s calls each rule by its id', (name, holder) => {
    const service = name.replace(/Rules$/, '').toUpperCase();
    for (const [key, rule] of Object.entries(holder) as [string, Rule][]) {
      expect(rule.meta.id).toBe(`PR-${service}-${key.replace(/_/g, '-')}`);
    }
  });

  test.each(ruleFiles())('%s is listed and tested', (file) => {
    const id = /id: '(PR-[^']+)'/.exec(readFileSync(join(sources, file), 'utf8'))?.[1];
    expect(ids).toContain(id);
    expect(existsSync(join(__dirname, file.replace(/\.ts$/, '.test.ts')))).toBe(true);
  });

  test('stand in one file each', () => expect(ruleFiles()).toHaveLength(rules.length));

  test('name only rules of other packs that exist', () => {
    const named = rules.flatMap(({ meta }) => meta.sameAs ?? []);
    expect(named.filter((id) => !nagIds().has(id))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });
});

/** The files below the folders of services that define a rule. */
function ruleFiles(): string[] {
  const services = readdirSync(sources, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return services.flatMap(({ name }) => readdirSync(join(sources, name)).map((file) => join(name, file)))
    .filter((file) => readFileSync(join(sources, file), 'utf8').includes('extends Rule '));
}

/** The ids that the packs of cdk-nag give to their rules. */
function nagIds(): Set<string> {
  const found = new Set<string>();
  const node = new CfnResource(new Stack(new App(), 'Stack'), 'Any', { type: 'Any::Resource::Type' });
  const packs = [
    new AwsSolutionsChecks(), new HIPAASecurityChecks(), new NIST80053R4Checks(), new NIST80053R5Checks(), new PCIDSS321Checks(),
    new ServerlessChecks(),
  ];
  for (const pack of packs) {
    const open = pack as unknown as { packName: string; applyRule(params: IApplyRule): void; checkResource(resource: CfnResource): void };
    open.applyRule = ({ ruleSuffixOverride, rule }) => found.add(`${(pack as NagPack).name}-${ruleSuffixOverride || rule.name}`);
    open.checkResource(node);
  }
  return found;
}
