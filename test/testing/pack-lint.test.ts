import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Rule, RuleMeta } from '../../src/policy/rule/rule';
import { Severity } from '../../src/policy/rule/severity';
import { Verdict } from '../../src/policy/rule/verdict';
import { RulePack } from '../../src/policy/rule-pack';
import { PackLint } from '../../src/testing/pack-lint';
import { PackLintOptions } from '../../src/testing/pack-problem';
import { RuleFixture } from '../../src/testing/rule-fixture';

class OnQueues extends Rule {
  constructor(meta: Partial<RuleMeta>, private readonly verdict = Verdict.COMPLIANT) {
    super({
      id: 'ACME-SQS-RULE', statement: 'queues are as they are', why: 'tests', fix: 'none', severity: Severity.ERROR, types: ['AWS::SQS::Queue'], source: 'https://example.com', ...meta,
    });
  }

  public judge(): Verdict {
    return this.verdict;
  }
}

class Acme extends RulePack {
  constructor(...rules: Rule[]) {
    super({ name: 'Acme', version: '1.0.0', rules });
  }
}

const problemsOf = (meta: Partial<RuleMeta>, options?: PackLintOptions, verdict?: Verdict) =>
  PackLint.of(new Acme(new OnQueues(meta, verdict))).problems(options);
const queue = { Type: 'AWS::SQS::Queue' };

describe('PackLint', () => {
  test('finds nothing wrong with a good pack', () => {
    expect(problemsOf({ sameAs: ['AwsSolutions-SQS3', 'NIST.800.53.R5-RDSInstanceBackupEnabled', 'PR-SQS-TLS'], types: ['AWS::SQS::Queue', 'Acme::Any::Thing', 'Custom::Thing'] })).toEqual([]);
    expect(() => PackLint.of(new Acme(new OnQueues({}))).verify()).not.toThrow();
  });

  test.each<[Partial<RuleMeta>, string, string]>([
    [{ statement: 'queues are as they are.' }, 'text', "'statement' must end without a full stop, got \"queues are as they are.\""],
    [{ why: 'tests. ' }, 'text', "'why' must end without a full stop"],
    [{ fix: 'none.' }, 'text', "'fix' must end without a full stop"],
    [{ source: 'http://example.com' }, 'source', "'source' must be an https address, got \"http://example.com\""],
    [{ source: 'the manual' }, 'source', "'source' must be an https address"],
    [{ types: ['AWS::SQS::Queu'] }, 'type', "'types' must be types that CloudFormation has, got AWS::SQS::Queu"],
    [{ types: ['Queue'] }, 'type', "'types' must be types that CloudFormation has, got Queue"],
    [{ types: ['AWS::SQS::Queue', 'AWS::SQS::Queue'] }, 'type', "'types' must have each type once, got AWS::SQS::Queue more than once"],
    [{ sameAs: ['ACME-SQS-RULE'] }, 'same-as', "'sameAs' must be ids of other rules"],
    [{ sameAs: ['SQS3'] }, 'same-as', 'got "SQS3"'],
    [{ sameAs: ['AwsSolutions-SQS3', 'AwsSolutions-SQS3'] }, 'same-as', 'got AwsSolutions-SQS3 more than once'],
  ])('%j: %s', (meta, check, words) => expect(problemsOf(meta)).toEqual([{ rule: 'ACME-SQS-RULE', check, message: expect.stringContaining(words) }]));

  test('knows the controls that it is given', () => {
    const controls = ['AWS-FSBP/SQS.1', 'AWS-FSBP/SQS.99'];
    expect(problemsOf({ controls })).toEqual([]);
    expect(problemsOf({ controls }, { controls: ['AWS-FSBP/SQS.1'] })).toMatchObject([{ check: 'control', message: expect.stringContaining('got AWS-FSBP/SQS.99') }]);
  });

  test('looks for a page for each rule', () => {
    const pages = mkdtempSync(join(tmpdir(), 'pages-'));
    expect(problemsOf({}, { pages })).toMatchObject([{ check: 'page', message: expect.stringContaining('write ACME-SQS-RULE.md') }]);
    writeFileSync(join(pages, 'ACME-SQS-RULE.md'), '');
    expect(problemsOf({}, { pages })).toEqual([]);
    rmSync(pages, { recursive: true });
  });

  test.each<[string, PackLintOptions, Verdict, boolean]>([
    ['a template with a resource that complies', { templates: [{ Resources: { Mail: queue } }] }, Verdict.COMPLIANT, false],
    ['a fixture that does not', { fixtures: [RuleFixture.definition(queue)] }, Verdict.nonCompliant('it is wrong'), false],
    ['a template without such a resource', { templates: [{ Resources: { Mail: { Type: 'AWS::SNS::Topic' } } }] }, Verdict.COMPLIANT, true],
    ['a rule that is never applicable', { templates: [{}], fixtures: [RuleFixture.definition(queue)] }, Verdict.NOT_APPLICABLE, true],
    ['no resources', { templates: [] }, Verdict.COMPLIANT, true],
    ['no templates at all', {}, Verdict.NOT_APPLICABLE, false],
  ])('%s', (_, options, verdict, isSilent) => expect(problemsOf({}, options, verdict).map(({ check }) => check)).toEqual(isSilent ? ['silent'] : []));

  test('throws with every problem of every rule', () => {
    const pack = new Acme(new OnQueues({ why: 'tests.' }), new OnQueues({ id: 'ACME-SQS-OTHER', types: ['AWS::SQS::Queu'] }));
    expect(() => PackLint.of(pack).verify()).toThrow([
      'pack Acme has 2 problems:',
      "  - ACME-SQS-RULE: 'why' must end without a full stop, got \"tests.\"",
      "  - ACME-SQS-OTHER: 'types' must be types that CloudFormation has, got AWS::SQS::Queu",
    ].join('\n'));
  });
});
