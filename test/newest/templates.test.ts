import { readFileSync } from 'fs';
import { onBothVersions } from './both-versions';
import { TEMPLATE_DIFFERENCES } from './template-differences';
import { CDK_PAGE, cdkPage } from '../../scripts/cdk-page';
import { Impact } from '../../src/compatibility/impact';
import { changesBetween } from '../../src/compatibility/template-changes';
import { Templates } from '../../src/compatibility/template-resource';

/** The golden examples on the lowest and on the newest CDK: the same templates, but for what `template-differences.ts` explains. */

interface Composed {
  readonly cdk: string;
  readonly templates: Templates;
}

/** Everything but the resources: outputs, parameters, conditions, rules. */
const besidesResources = (templates: Templates) =>
  Object.fromEntries(Object.entries(templates).map(([name, { Resources: _, ...rest }]) => [name, rest]));

describe('the templates on the newest CDK', () => {
  const { lowest, newest } = onBothVersions<Composed>('templates-of-examples.ts');
  const changes = changesBetween(lowest.templates, newest.templates);
  const differences = new Set(changes.map(({ type, because }) => `${type}: ${because.join(', ')}`));
  const explained = TEMPLATE_DIFFERENCES.map(({ type, properties }) => `${type}: ${properties.join(', ')}`);

  test('come from two versions', () => expect([lowest.cdk, newest.cdk]).toEqual(['2.263.0', '2.276.0']));
  test('are many', () => expect(Object.keys(lowest.templates).length).toBeGreaterThan(50));
  test('change deployed resources in place, and none in another way', () => {
    expect(changes.filter(({ impact }) => impact !== Impact.UPDATED)).toEqual([]);
  });
  test('differ where a reason is given, and nowhere else', () => expect([...differences].sort()).toEqual(explained.sort()));
  test('differ in resources alone', () => expect(besidesResources(newest.templates)).toEqual(besidesResources(lowest.templates)));
});

test('the page of versions is the one that the script makes', () => expect(readFileSync(CDK_PAGE, 'utf8')).toBe(cdkPage()));
