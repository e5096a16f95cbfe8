import { App, Stack, Stage } from 'aws-cdk-lib';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Governance, policy } from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { databaseIn, newApp } from '../governance/apps';

const brokenApp = (inStage = false): App => {
  const app = newApp();
  const database = databaseIn(inStage ? new Stage(app, 'Prod') : app);
  (database.node.defaultChild as CfnDBCluster).addPropertyOverride('StorageEncrypted', false);
  return app;
};

describe('GovernanceAssertions', () => {
  test('lets a compliant app pass', () => {
    const app = newApp();
    databaseIn(app);
    expect(() => GovernanceAssertions.of(app).isCompliant()).not.toThrow();
  });

  test.each([[false, 'Shop'], [true, 'Prod/Shop']])('says what blocks, where and how to mend it; inside a stage: %s', (inStage, stack) => {
    expect(() => GovernanceAssertions.of(brokenApp(inStage)).isCompliant())
      .toThrow(new RegExp(`expected no blocking finding, got 1:\n.*PR-RDS-STORAGE-ENCRYPTED at ${stack}/Orders/Resource/Resource \\(test/.*\\): StorageEncrypted is false\n    fix: .*ServiceDatabase`));
  });

  test('judges any construct of the app, and more than once', () => {
    const app = brokenApp();
    for (const scope of [app, app.node.findChild('Shop')]) {
      GovernanceAssertions.of(scope).hasFinding({ rule: 'PR-RDS-STORAGE-ENCRYPTED', path: 'Shop/Orders', disposition: policy.Disposition.BLOCKING });
    }
  });

  test('can be asked after a synthesis', () => {
    const app = newApp();
    databaseIn(app);
    app.synth();
    GovernanceAssertions.of(app).isCompliant();
  });

  test('does not find what is not there, and says what is', () => {
    const verdict = GovernanceAssertions.of(brokenApp());
    verdict.hasNoFinding({ rule: 'PR-RDS-NOT-PUBLIC' });
    expect(() => verdict.hasFinding({ rule: 'PR-RDS-NOT-PUBLIC' })).toThrow(/expected a finding like .*PR-RDS-NOT-PUBLIC.*PR-RDS-STORAGE-ENCRYPTED/s);
    expect(() => verdict.hasNoFinding({ path: 'Shop', state: policy.State.NON_COMPLIANT, disposition: policy.Disposition.BLOCKING }))
      .toThrow(/expected no finding like .*, got 1:.*PR-RDS-STORAGE-ENCRYPTED/s);
    verdict.hasNoFinding({ path: 'Sho' });
  });

  test('judges an ordinary app by the default packs, without blocking', () => {
    const app = newApp();
    new Bucket(new Stack(app, 'Plain'), 'Files');
    const verdict = GovernanceAssertions.of(app);
    verdict.isCompliant();
    verdict.hasFinding({ rule: 'AwsSolutions-S1', disposition: policy.Disposition.ADVISORY });
  });

  test('tells why something is excepted', () => {
    const app = newApp();
    databaseIn(app);
    expect(GovernanceAssertions.of(app).findings()).toContainEqual(expect.objectContaining({
      rule: 'AwsSolutions-RDS10', disposition: 'waived', exceptedBecause: expect.stringContaining('playground'),
    }));
  });

  test('says so when there is nothing to judge', () => {
    expect(() => GovernanceAssertions.of(newApp())).toThrow(/it has no stack.*NotJudged/);
  });

  test('refuses an app that was synthesized before anything governed it', () => {
    const app = newApp();
    app.synth();
    expect(() => GovernanceAssertions.of(app)).toThrow('RegisteredAfterSynthesis');
  });

  test('says so when the app could not be judged', () => {
    const app = newApp({ context: { 'paved-road:instant': 'never' } });
    Governance.apply(app);
    new Stack(app, 'Plain');
    expect(() => GovernanceAssertions.of(app)).toThrow(/could not be judged: .*'paved-road:instant'.*NotJudged/s);
  });
});
