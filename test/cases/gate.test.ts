import { readFileSync } from 'fs';
import { join } from 'path';
import {
  App, CfnResource, CloudFormationValidatePlugin, IPolicyValidationPlugin, NestedStack, PolicyViolation, Stack, Stage, Validations,
} from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks, NagMessageLevel, NagPack, NagRuleCompliance } from 'cdk-nag';
import { Construct } from 'constructs';
import { Governance, GovernanceProps, policy } from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { blockingRules, databaseIn, newApp, recordOf } from '../governance/apps';

const LOGGED = 'AwsSolutions-S1';
const { BLOCKING, ADVISORY } = policy.Disposition;

/** A pack of cdk-nag with one rule. */
class OneRule extends NagPack {
  public readonly name = 'Acme';

  constructor(private readonly level: NagMessageLevel, private readonly says: NagRuleCompliance | Error = NagRuleCompliance.NON_COMPLIANT) {
    super();
    this.packName = 'Acme';
  }

  protected checkResource(node: CfnResource): void {
    const rule = () => {
      if (this.says instanceof Error) throw this.says;
      return this.says;
    };
    this.applyRule({ ruleSuffixOverride: 'B1', info: 'it is wrong', explanation: 'it matters', level: this.level, rule, node });
  }
}

/** A plugin that is no pack. */
const reporting = (success: boolean, ...violations: Omit<PolicyViolation, 'violatingResources' | 'description'>[]): IPolicyValidationPlugin => ({
  name: 'Scanner',
  validate: () => ({
    success,
    violations: violations.map((violation) => ({ description: 'it is wrong', violatingResources: [{ constructPath: 'Shop/Files', locations: [] }], ...violation })),
  }),
});

const organization = (says: Partial<policy.PolicyLayerProps>): policy.GovernancePolicy =>
  policy.GovernancePolicy.fromLayers([new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, ...says })]);

/** An app with one bucket that has no access logs. */
const governed = (props: GovernanceProps, scopeIn: (app: App) => Construct = (app) => new Stack(app, 'Shop')): App => {
  const app = newApp();
  Governance.apply(app, props);
  new Bucket(scopeIn(app), 'Files');
  return app;
};
const unencrypted = (database: Construct) => {
  (database.node.defaultChild as CfnDBCluster).addPropertyOverride('StorageEncrypted', false);
  return database;
};
const reportOf = (app: App): { pluginReports: { pluginName: string }[] } => JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));

describe('B: what blocks', () => {
  const places: [string, (app: App) => Construct][] = [
    ['a stack', (app) => new Stack(app, 'Shop')],
    ['a nested stack', (app) => new NestedStack(new Stack(app, 'Shop'), 'Nested')],
    ['a stage', (app) => new Stack(new Stage(app, 'Prod'), 'Shop')],
  ];

  describe.each(places)('in %s', (_, scopeIn) => {
    test.each([NagMessageLevel.WARN, NagMessageLevel.INFO])('B1: findings of level %s do not block, and the CDK is told nothing', (level) => {
      const app = governed({ packs: [new OneRule(level)] }, scopeIn);
      expect(() => app.synth()).not.toThrow();
      expect(recordOf(app).gate).toBe('passed');
      expect(recordOf(app).findings).toContainEqual(expect.objectContaining({ rule: 'Acme-B1', disposition: ADVISORY, severity: level === NagMessageLevel.INFO ? 'INFO' : 'WARNING' }));
      expect(reportOf(app).pluginReports).toEqual([]);
    });

    test('B1: a policy that takes them seriously makes them block', () => {
      const app = governed({ packs: [new OneRule(NagMessageLevel.INFO)], policy: organization({ rules: { 'Acme-B1': { severity: 'ERROR' } } }) }, scopeIn);
      expect(() => app.synth()).toThrow('Acme-B1');
    });
  });

  test.each([[policy.Severity.WARNING], [policy.Severity.INFO]])('B1 neighbour: findings of severity %s of our own packs do not block', (severity) => {
    class Fussy extends policy.Rule {
      constructor() {
        super({ id: 'ACME-FUSSY', statement: 'all is well', why: 'it matters', fix: 'mend it', source: 'https://example.com', severity, types: ['AWS::S3::Bucket'] });
      }

      public judge(): policy.Verdict {
        return policy.Verdict.nonCompliant('it is wrong');
      }
    }
    class Acme extends policy.RulePack {
      constructor() {
        super({ name: 'Acme', version: '1.0.0', rules: [new Fussy()] });
      }
    }
    const app = governed({ packs: [new Acme()] });
    expect(() => app.synth()).not.toThrow();
    expect(recordOf(app).findings).toContainEqual(expect.objectContaining({ rule: 'ACME-FUSSY', severity, disposition: ADVISORY }));
  });

  test.each([false, true])('B2: two warnings of a plugin that is not successful do not block, whether one is acknowledged (%s) or not', (acknowledged) => {
    const app = governed({ packs: [new AwsSolutionsChecks()], plugins: [reporting(false, { ruleName: 'One', severity: 'warning' }, { ruleName: 'Two', severity: 'warning' })] });
    if (acknowledged) Validations.of(app).acknowledge({ id: 'Scanner::One', reason: 'no' });
    expect(() => app.synth()).toThrow(LOGGED);
    const ofScanner = recordOf(app).findings.filter(({ packs }) => packs.includes('Scanner'));
    expect(ofScanner.map(({ rule, disposition }) => [rule, disposition])).toEqual([['One', ADVISORY], ['Two', ADVISORY]]);
  });

  test.each([undefined, 'warning'])('B2 neighbour: an error blocks, with a warning beside it that is acknowledged (%s)', (severity) => {
    const app = governed({ plugins: [reporting(false, { ruleName: 'Bad', severity: 'error' }, ...severity ? [{ ruleName: 'Odd', severity }] : [])] });
    Validations.of(app).acknowledge({ id: 'Scanner::Odd', reason: 'no' });
    expect(() => app.synth()).toThrow(/Rule PavedRoad::Bad/);
  });

  test.each(['Critical', 'HIGH', 'blocker', undefined])('B3: a severity that nobody knows (%s) is an error, also with a warning beside it that is acknowledged', (severity) => {
    const app = governed({ plugins: [reporting(false, { ruleName: 'Bad', severity }, { ruleName: 'Odd', severity: 'warning' })] });
    Validations.of(app).acknowledge({ id: 'Scanner::Odd', reason: 'no' });
    expect(() => app.synth()).toThrow(/FATAL.*\n.*\n.*\n.*PavedRoad::Bad/);
  });
});

describe('B: what cannot be got round', () => {
  test('B4: in memory, a synthesis that may not fail does not, and the record says blocked', () => {
    const app = newApp({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
    jest.spyOn(console, 'error').mockImplementation();
    unencrypted(databaseIn(app));
    expect(() => app.synth()).not.toThrow();
    expect(recordOf(app).gate).toBe('blocked');
    expect(() => GovernanceAssertions.of(app).isCompliant()).toThrow('PR-RDS-STORAGE-ENCRYPTED');
  });

  test('B4 neighbour: in memory, a synthesis fails with the text', () => {
    expect(() => governed({}).synth()).toThrow(/AwsSolutions-S1/);
  });

  test.each<[string, (app: App) => unknown]>([
    ['Governance.apply', (app) => Governance.apply(app)],
    ['a component', (app) => databaseIn(app)],
    ['GovernanceAssertions', (app) => GovernanceAssertions.of(app)],
  ])('B5: %s after a synthesis is refused', (_, late) => {
    const app = newApp();
    new Bucket(new Stack(app, 'Careless'), 'Files');
    app.synth();
    expect(() => late(app)).toThrow('RegisteredAfterSynthesis');
  });

  test('B5 neighbour: after Template.fromStack, which synthesizes, as well', () => {
    const app = newApp();
    Template.fromStack(new Stack(app, 'Careless'));
    expect(() => Governance.apply(app)).toThrow('RegisteredAfterSynthesis');
  });

  test('B5 neighbour: a second synthesis answers as the first one did, and a forced one judges anew', () => {
    const app = newApp();
    const database = databaseIn(app);
    app.synth();
    unencrypted(database);
    expect(() => app.synth()).not.toThrow();
    expect(recordOf(app).gate).toBe('passed');
    expect(() => app.synth({ force: true })).toThrow('PR-RDS-STORAGE-ENCRYPTED');
    expect(recordOf(app).gate).toBe('blocked');
  });

  test('B6: Template.fromStack throws below the App and not in a Stage; GovernanceAssertions judges both', () => {
    const direct = newApp();
    const stack = Stack.of(unencrypted(databaseIn(direct)));
    expect(() => Template.fromStack(stack)).toThrow('PR-RDS-STORAGE-ENCRYPTED');

    const staged = newApp();
    const inner = Stack.of(unencrypted(databaseIn(new Stage(staged, 'Prod'))));
    expect(() => Template.fromStack(inner)).not.toThrow();
    GovernanceAssertions.of(staged).hasFinding({ rule: 'PR-RDS-STORAGE-ENCRYPTED', path: 'Prod/Shop', disposition: BLOCKING });
  });

  test('B6 neighbour: a nested stack throws, and a stage that is synthesized alone does not', () => {
    const app = newApp();
    Governance.apply(app);
    const nested = new NestedStack(new Stack(app, 'Shop'), 'Nested');
    new Bucket(nested, 'Files');
    expect(() => Template.fromStack(nested)).toThrow(LOGGED);

    const staged = newApp();
    Governance.apply(staged);
    const stage = new Stage(staged, 'Prod');
    new Bucket(new Stack(stage, 'Shop'), 'Files');
    expect(() => stage.synth()).not.toThrow();
    expect(() => staged.synth()).toThrow(LOGGED);
  });

  test('B12: with or without the CDK\'s own validator the verdict is the same', () => {
    const verdicts = ['false', 'true'].map((validation) => {
      const before = process.env.CDK_VALIDATION;
      process.env.CDK_VALIDATION = validation;
      try {
        const app = governed({});
        expect(() => app.synth()).toThrow(LOGGED);
        return blockingRules(app);
      } finally {
        process.env.CDK_VALIDATION = before;
      }
    });
    expect(verdicts[1]).toEqual(verdicts[0]);
  });

  test('B13: a Guard rule of the organization is an error in governance, where the CDK makes it a warning', () => {
    const guard = { name: 'acme', content: 'rule files_are_named { Resources.*[ Type == "AWS::S3::Bucket" ].Properties.BucketName exists }' };
    const alone = newApp();
    new Bucket(new Stack(alone, 'Shop'), 'Files');
    Validations.of(alone).addPlugins(new CloudFormationValidatePlugin({ guardRules: [guard] }));
    jest.spyOn(console, 'error').mockImplementation();
    expect(() => alone.synth()).not.toThrow();

    const app = governed({ packs: [new AwsSolutionsChecks()], plugins: [new CloudFormationValidatePlugin({ guardRules: [guard] })] });
    GovernanceAssertions.of(app);
    const ofGuard = recordOf(app).findings.filter(({ packs }) => packs.includes('CloudFormation Validate'));
    expect(ofGuard).toContainEqual(expect.objectContaining({ rule: expect.stringMatching(/files_are_named/), severity: 'ERROR', disposition: BLOCKING }));
  });
});

describe('B: what is counted', () => {
  test.each<[string, () => GovernanceProps]>([
    ['a plugin', () => ({ packs: [new AwsSolutionsChecks()], plugins: [{ name: 'Acme', validate: () => { throw new Error('no network'); } }] })],
    ['a plugin that is not successful and names nothing', () => ({ packs: [new AwsSolutionsChecks()], plugins: [{ ...reporting(false), name: 'Acme' }] })],
    ['a pack', () => ({ packs: [Object.assign(new OneRule(NagMessageLevel.ERROR), { checkResource: () => { throw new Error('no network'); } })] })],
  ])('B7: %s that throws has not judged, which is never nothing found', (_, props) => {
    const app = governed(props());
    expect(() => app.synth()).toThrow(/PR-GOVERNANCE-PACK-CRASHED/);
    expect(recordOf(app).packs).toContainEqual(expect.objectContaining({ name: 'Acme', crash: expect.stringMatching(/no network|names no violation/) }));
    expect(recordOf(app).findings).toContainEqual(expect.objectContaining({ rule: 'PR-GOVERNANCE-PACK-CRASHED', state: 'unknown', disposition: BLOCKING }));
  });

  test('B7 neighbour: a rule that throws does not know', () => {
    const app = governed({ packs: [new OneRule(NagMessageLevel.ERROR, new Error('no network'))] });
    GovernanceAssertions.of(app).hasFinding({ rule: 'Acme-B1', state: policy.State.UNKNOWN, path: 'Shop/Files' });
    expect(recordOf(app).packs).toMatchObject([{ evaluations: { 'unknown': expect.any(Number), 'compliant': 0, 'non-compliant': 0 } }]);
  });

  test('B8: a pack that finds nothing has a row with its counts', () => {
    const app = newApp();
    Governance.apply(app, { packs: [new AwsSolutionsChecks(), new OneRule(NagMessageLevel.ERROR, NagRuleCompliance.COMPLIANT)] });
    new Topic(new Stack(app, 'Shop'), 'News', { enforceSSL: true });
    app.synth();
    expect(reportOf(app).pluginReports).toEqual([]);
    expect(recordOf(app).packs).toMatchObject([
      { name: 'AwsSolutions', rules: expect.any(Number), evaluations: { 'non-compliant': 0 } },
      { name: 'Acme', rules: 1, applicable: 1, evaluations: { 'compliant': 2, 'non-compliant': 0, 'unknown': 0 } },
    ]);
    expect(recordOf(app).packs[0].rules).toBeGreaterThan(100);
  });

  test.each([1, 3])('B10: each of %d accounts, regions or stages adds its own findings and no more', (places) => {
    const app = newApp();
    Governance.apply(app, { packs: [new AwsSolutionsChecks()] });
    for (let place = 0; place < places; place += 1) {
      const env = { account: `12345678901${place}`, region: ['eu-west-1', 'eu-north-1', 'us-east-1'][place] };
      new Bucket(new Stack(app, `Shop${place}`, { env }), 'Files');
      new Bucket(new Stack(new Stage(app, `Stage${place}`), 'Shop', { env }), 'Files');
    }
    expect(() => app.synth()).toThrow(LOGGED);
    const { findings, packs } = recordOf(app);
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
    expect(findings.filter(({ rule }) => rule === LOGGED)).toHaveLength(2 * places);
    expect(packs).toMatchObject([{ evaluations: { 'non-compliant': 4 * places } }]);
  });

  test('B11: every blocking finding says its stack, but for those about the whole app', () => {
    const app = governed({ packs: [new AwsSolutionsChecks()], plugins: [{ name: 'Acme', validate: () => { throw new Error('no network'); } }] });
    new Bucket(new NestedStack(app.node.findChild('Shop'), 'Nested'), 'Files');
    GovernanceAssertions.of(app);
    const blocking = recordOf(app).findings.filter(({ disposition }) => disposition === BLOCKING);
    expect(new Set(blocking.map(({ resource }) => resource?.stack))).toEqual(new Set([undefined, 'Shop', 'Shop/Nested']));
    expect(blocking.filter(({ resource }) => !resource).map(({ rule }) => rule)).toEqual(['PR-GOVERNANCE-PACK-CRASHED']);
  });

  test('B14: the record of one app is equal to the byte in two folders, blocked or not, and names nothing of this machine', () => {
    const [one, other] = [0, 1].map(() => {
      const app = newApp();
      Validations.of(unencrypted(databaseIn(app))).acknowledge({ id: 'PR-RDS-STORAGE-ENCRYPTED', reason: 'no time' });
      new Bucket(new Stack(new Stage(app, 'Prod'), 'Shop'), 'Files');
      GovernanceAssertions.of(app);
      return { text: readFileSync(join(app.outdir, 'governance', 'record.json'), 'utf8'), outdir: app.outdir };
    });
    expect(one.text).toBe(other.text);
    expect(one.outdir).not.toBe(other.outdir);
    for (const place of [process.cwd(), one.outdir]) expect(one.text).not.toContain(place);
  });
});
