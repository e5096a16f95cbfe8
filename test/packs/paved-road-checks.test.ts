import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { PavedRoadChecks, PavedRoadChecksProps } from '../../src/packs';
import { VERSION } from '../../src/private/version';
import { _allRules } from '../../src/rules/all-rules';
import { TagSchema } from '../../src/tagging';

describe('PavedRoadChecks', () => {
  test('has every rule, and the version of the library', () => {
    const pack = new PavedRoadChecks();
    expect(pack.name).toBe(PavedRoadChecks.NAME);
    expect(pack.version).toBe(VERSION);
    expect(pack.ruleIds).toEqual(_allRules().map(({ meta }) => meta.id));
  });

  test('judges an app on its own', () => {
    expect(violations({})).toEqual(expect.arrayContaining(['PR-SNS-ENCRYPTED', 'PR-SNS-TLS-ONLY', 'PR-TAGS-REQUIRED']));
  });

  test('judges tags by the schema that is given', () => {
    expect(violations({ tagSchema: new TagSchema([{ key: 'owner' }]) })).not.toContain('PR-TAGS-REQUIRED');
  });
});

function violations(props: PavedRoadChecksProps): string[] {
  const app = new App();
  new CfnResource(new Stack(app, 'Stack'), 'Topic', { type: 'AWS::SNS::Topic' });
  app.synth();
  return new PavedRoadChecks(props).validateScope(app).violations.map(({ ruleName }) => ruleName);
}
