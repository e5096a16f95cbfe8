import { readFileSync } from 'fs';
import { loadResourceModel } from '@aws-cdk/cloudformation-diff/lib/diff/util';
import { lastGoldens } from '../../release/templates/goldens';
import { REPLACEMENT_PAGE, replacementPage } from '../../scripts/replacement-page';
import { isStateful } from '../../src/compatibility/stateful-types';

test('the page of replacements says what the goldens and the schemas of AWS say', () => expect(readFileSync(REPLACEMENT_PAGE, 'utf8')).toBe(replacementPage()));

test('what AWS calls stateful is stateful here', () => {
  const types = new Set(Object.values(lastGoldens()!.templates).flatMap(({ Resources = {} }) => Object.values(Resources)).map(({ Type }) => Type));
  expect([...types].filter((type) => loadResourceModel(type)?.isStateful && !isStateful(type))).toEqual([]);
});
