import { App, CfnResource, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Rule } from '../../src/policy/rule/rule';
import { Severity } from '../../src/policy/rule/severity';
import { Verdict } from '../../src/policy/rule/verdict';
import { RulePack } from '../../src/policy/rule-pack';
import { ResourceView } from '../../src/policy/template/resource-view';

/** Buckets are versioned. */
class Versioned extends Rule {
  constructor(severity = Severity.ERROR) {
    super({
      id: 'ACME-S3-VERSIONED',
      statement: 'buckets keep old versions',
      why: 'deleted objects come back',
      fix: 'set versioned to true',
      severity,
      types: ['AWS::S3::Bucket'],
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html',
    });
  }

  public judge(bucket: ResourceView): Verdict {
    const status = bucket.read('VersioningConfiguration.Status');
    if (!status.isKnown) return Verdict.unknown(status.path);
    return status.value === 'Enabled' ? Verdict.COMPLIANT : Verdict.nonCompliant(`the status is ${status.value}`, status.path);
  }
}

class Acme extends RulePack {
  constructor(rules: Rule[] = [new Versioned()]) {
    super({ name: 'Acme', version: '1.2.3', rules });
  }
}

const appWith = (pack: RulePack): App => {
  const app = new App();
  Validations.of(app).addPlugins(pack);
  return app;
};

describe('RulePack in a CDK app that knows nothing else of this library', () => {
  test('fails the synthesis over an ERROR, with place, words and fix', () => {
    const app = appWith(new Acme());
    new Bucket(new Stack(app, 'Shop'), 'Files');
    expect(() => app.synth()).toThrow(/the status is undefined: buckets keep old versions.*\n.*Shop\/Files.*\n.*set versioned to true/s);
  });

  test('lets what complies pass', () => {
    const app = appWith(new Acme());
    new Bucket(new Stack(app, 'Shop'), 'Files', { versioned: true });
    expect(() => app.synth()).not.toThrow();
  });

  test('a WARNING does not fail the synthesis', () => {
    const app = appWith(new Acme([new Versioned(Severity.WARNING)]));
    new Bucket(new Stack(app, 'Shop'), 'Files');
    jest.spyOn(console, 'error').mockImplementation();
    expect(() => app.synth()).not.toThrow();
  });

  test('judges what the template says, not what the construct was told', () => {
    const app = appWith(new Acme());
    const bucket = new Bucket(new Stack(app, 'Shop'), 'Files', { versioned: true });
    (bucket.node.defaultChild as CfnBucket).addPropertyOverride('VersioningConfiguration.Status', 'Suspended');
    expect(() => app.synth()).toThrow('the status is Suspended');
  });

  test.each([
    ['a generic resource', (app: App) => new CfnResource(new Stack(app, 'Shop'), 'Raw', { type: 'AWS::S3::Bucket' })],
    ['a nested stack', (app: App) => new Bucket(new NestedStack(new Stack(app, 'Shop'), 'Nested'), 'Files')],
    ['a stage', (app: App) => new Bucket(new Stack(new Stage(app, 'Prod'), 'Shop'), 'Files')],
  ])('sees %s', (_, compose) => {
    const app = appWith(new Acme());
    compose(app);
    expect(() => app.synth()).toThrow('the status is undefined');
  });

  test('does not fail over what it cannot know', () => {
    const app = appWith(new Acme());
    const bucket = new Bucket(new Stack(app, 'Shop'), 'Files');
    (bucket.node.defaultChild as CfnBucket).addPropertyOverride('VersioningConfiguration.Status', { Ref: 'P' });
    expect(() => app.synth()).not.toThrow();
  });

  test('works through Template.fromStack', () => {
    const stack = new Stack(appWith(new Acme()), 'Shop');
    new Bucket(stack, 'Files');
    expect(() => Template.fromStack(stack)).toThrow('the status is undefined');
  });

  test('validateScope judges an app that was synthesized, and says so where it was not', () => {
    const app = new App();
    new Bucket(new Stack(app, 'Shop'), 'Files');
    expect(() => new Acme().validateScope(app)).toThrow('synthesize the app first (FileFailure at Shop)');
    app.synth();
    expect(new Acme().validateScope(app)).toMatchObject({ success: false, violations: [{ ruleName: 'ACME-S3-VERSIONED' }] });
  });

  test('says its version and its rules', () => expect(new Acme()).toMatchObject({ name: 'Acme', version: '1.2.3', ruleIds: ['ACME-S3-VERSIONED'] }));

  test('needs no class of its own', () => {
    const app = appWith(RulePack.of({ name: 'Acme', version: '1.2.3', rules: [new Versioned()] }));
    new Bucket(new Stack(app, 'Shop'), 'Files');
    expect(() => app.synth()).toThrow('the status is undefined');
    expect(() => RulePack.of({ name: 'Acme', version: '1.2.3', rules: [] })).toThrow("'rules' must have at least one rule, got none (InvalidRule at pack Acme)");
  });

  test('refuses an id twice, no rules, and a version that is none, all at once', () => {
    class Odd extends RulePack {
      constructor(rules: Rule[]) {
        super({ name: '', version: 'one', rules });
      }
    }
    expect(() => new Odd([])).toThrow(/^3 problems:.*'name'.*'version'.*'rules'/s);
    expect(() => new Odd([new Versioned(), new Versioned()])).toThrow('ACME-S3-VERSIONED more than once');
  });
});
