import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { YamlPack } from '../../../src/packs/yaml';
import { Rule } from '../../../src/policy/rule/rule';
import { RuleFixture } from '../../../src/testing/rule-fixture';
import { RuleTest } from '../../../src/testing/rule-test';

const folder = mkdtempSync(join(tmpdir(), 'rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileWith = (text: string): string => {
  const file = join(folder, 'rules.yaml');
  writeFileSync(file, text);
  return file;
};

const packWith = (text: string): YamlPack => YamlPack.fromFile(fileWith(text));

const HEAD = 'schemaVersion: 1\nname: Acme\nversion: 1.2.3\nrules:\n';
const ruleWith = (check: string, more = '', id = 'ACME-SQS-RULE'): string => `  - id: ${id}
    statement: queues are as they are
    why: tests want it
    fix: do not
    severity: WARNING
    types: [AWS::SQS::Queue]
    source: https://example.com
    message: the queue is wrong
${more}    check: ${check}
`;
const ENCRYPTED = '{ property: SqsManagedSseEnabled, operator: equals, value: true, default: true }';

const ruleOf = (check: string, more?: string): Rule => packWith(HEAD + ruleWith(check, more)).rules[0];
const queue = (properties: Record<string, unknown>) => RuleFixture.resource('AWS::SQS::Queue', properties);

describe('YamlPack', () => {
  test('is a pack with everything that its rules say about themselves', () => {
    const more = '    sameAs: [AwsSolutions-SQS2]\n    controls: [AWS-FSBP/SQS.1]\n    parameters: [{ name: days, description: days at most, default: 7, stricter: smaller }]\n';
    const pack = packWith(HEAD + ruleWith(ENCRYPTED, more));
    expect(pack).toMatchObject({ name: 'Acme', version: '1.2.3', ruleIds: ['ACME-SQS-RULE'] });
    expect(pack.rules[0].meta).toEqual({
      id: 'ACME-SQS-RULE',
      statement: 'queues are as they are',
      why: 'tests want it',
      fix: 'do not',
      severity: 'WARNING',
      types: ['AWS::SQS::Queue'],
      source: 'https://example.com',
      sameAs: ['AwsSolutions-SQS2'],
      controls: ['AWS-FSBP/SQS.1'],
      parameters: [{ name: 'days', description: 'days at most', default: 7, stricter: 'smaller' }],
    });
  });

  test('judges with message and property', () => {
    const rule = ruleOf(ENCRYPTED);
    RuleTest.of(rule).verify({
      compliant: { 'on': queue({ SqsManagedSseEnabled: true }), 'left out': queue({}) },
      nonCompliant: { off: queue({ SqsManagedSseEnabled: false }) },
      unknown: { parameter: queue({ SqsManagedSseEnabled: { Ref: 'P' } }) },
    });
    const [off] = RuleTest.of(rule).judge({ compliant: {}, nonCompliant: { off: queue({ SqsManagedSseEnabled: false }) } });
    expect(off).toMatchObject({ message: 'the queue is wrong', property: 'SqsManagedSseEnabled' });
  });

  test('has nothing to say about a resource for which the precondition does not hold', () => {
    const rule = ruleOf('{ property: ContentBasedDeduplication, operator: equals, value: true }', '    when: { property: FifoQueue, operator: equals, value: true }\n');
    const fixtures = {
      compliant: { 'a queue in order': queue({ FifoQueue: true, ContentBasedDeduplication: true }), 'fine either way': queue({ FifoQueue: { Ref: 'P' }, ContentBasedDeduplication: true }) },
      nonCompliant: { 'a queue in order': queue({ FifoQueue: true }) },
      unknown: { 'wrong if it is in order': queue({ FifoQueue: { Ref: 'P' } }), 'a parameter': queue({ FifoQueue: true, ContentBasedDeduplication: { Ref: 'P' } }) },
      notApplicable: { 'another queue': queue({}) },
    };
    expect(() => RuleTest.of(rule).verify(fixtures)).not.toThrow();
    expect(RuleTest.of(rule).judge(fixtures)[3]).toMatchObject({ fixture: 'wrong if it is in order', property: 'FifoQueue' });
    expect(() => RuleTest.of(rule).verifyMutations({ ...fixtures, compliant: { one: fixtures.compliant['a queue in order'] } })).not.toThrow();
  });

  test('asks who refers to a resource', () => {
    const rule = ruleOf('{ referredBy: AWS::SQS::QueuePolicy }');
    const resources = { Mail: { Type: 'AWS::SQS::Queue' }, Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Mail' }] } } };
    expect(() => RuleTest.of(rule).verify({
      compliant: { 'with a policy': RuleFixture.inTemplate({ Resources: resources }, 'Mail') },
      nonCompliant: { 'without': queue({}), 'with another policy': RuleFixture.inTemplate({ Resources: { ...resources, Other: { Type: 'AWS::SQS::Queue' } } }, 'Other') },
    })).not.toThrow();
  });

  test('a parameter has its default where no policy says another', () => {
    const rule = ruleOf('{ property: DelaySeconds, operator: atMost, value: { parameter: most }, default: 0 }',
      '    parameters: [{ name: most, description: seconds at most, default: 10, stricter: smaller }]\n');
    const fixtures = { compliant: { last: queue({ DelaySeconds: 10 }) }, nonCompliant: { first: queue({ DelaySeconds: 11 }) } };
    expect(() => RuleTest.of(rule).verify(fixtures)).not.toThrow();
  });

  test('works in a CDK app that knows nothing else of this library', () => {
    const app = new App();
    Validations.of(app).addPlugins(packWith((HEAD + ruleWith('{ property: KmsMasterKeyId, operator: exists }')).replace('WARNING', 'ERROR')));
    new Queue(new Stack(app, 'Mail'), 'Outgoing');
    expect(() => app.synth()).toThrow('the queue is wrong: queues are as they are; tests want it');
  });

  test('is what the guide says', () => {
    const guide = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'guides', 'write-rules-and-packs.md'), 'utf8');
    const [rule] = packWith(/^```yaml\n(# acme-rules\.yaml[^]*?)^```$/m.exec(guide)![1]).rules;
    const group = (...rules: unknown[]) => RuleFixture.resource('AWS::EC2::SecurityGroup', { SecurityGroupIngress: rules });
    const fixtures = {
      compliant: { 'a range of each kind': group({ CidrIp: '10.0.0.0/8' }, { CidrIpv6: '2001:db8::/32' }) },
      nonCompliant: { 'everybody': group({ CidrIp: '0.0.0.0/0' }), 'everybody of the new kind': group({ CidrIp: { Ref: 'P' } }, { CidrIpv6: '::/0' }) },
      unknown: { 'a parameter': group({ CidrIp: { Ref: 'P' } }) },
      notApplicable: { 'no ingress': RuleFixture.resource('AWS::EC2::SecurityGroup') },
    };
    expect(() => RuleTest.of(rule).verify(fixtures)).not.toThrow();
    expect(() => RuleTest.of(rule).verifyMutations(fixtures)).not.toThrow();
  });

  test('a pack in JSON is one in YAML', () => {
    const rule = { id: 'ACME-A-B', statement: 's', why: 'w', fix: 'f', severity: 'INFO', types: ['AWS::SQS::Queue'], source: 'https://example.com', message: 'm', check: { property: 'A', operator: 'exists' } };
    expect(packWith(JSON.stringify({ schemaVersion: 1, name: 'Acme', version: '1.0.0', rules: [rule] })).ruleIds).toEqual(['ACME-A-B']);
  });
});

describe('a file of rules', () => {
  const refusal = (text: string): string => {
    try {
      packWith(text);
      return 'accepted';
    } catch (error) {
      return (error as Error).message.split(folder).join('');
    }
  };

  test.each<[string, string, string]>([
    ['no mapping', '[]', "/rules.yaml:1:1: 'the file' must be a pack of rules, got []"],
    ['nothing', '', "/rules.yaml:1:1: 'the file' must be a pack of rules, got null"],
    ['broken YAML', 'name: [', '/rules.yaml:1:8: '],
    ['a key twice', 'name: a\nname: b', '/rules.yaml:2:1: duplicated mapping key'],
    ['another version of the format', `${HEAD.replace(': 1\n', ': 2\n')}${ruleWith(ENCRYPTED)}`, "/rules.yaml:1:1: 'schemaVersion' must be 1, got 2"],
    ['no rules', HEAD.replace('rules:', 'rules: []'), "/rules.yaml:4:1: 'rules' must have at least one entry, got none"],
    ['a version that is none', `${HEAD.replace('1.2.3', '1.2')}${ruleWith(ENCRYPTED)}`, "/rules.yaml:3:1: 'version' must be a semantic version such as 1.0.0, in quotes, got 1.2"],
    ['an unknown key', HEAD + ruleWith(ENCRYPTED, '    severty: ERROR\n'), "/rules.yaml:13:5: 'rules[0].severty' is not known here; did you mean 'severity'?"],
    ['an unknown severity', (HEAD + ruleWith(ENCRYPTED)).replace('WARNING', 'FATAL'), "/rules.yaml:9:5: 'rules[0].severity' must be one of ERROR, WARNING, INFO, got 'FATAL'"],
    ['a missing text', (HEAD + ruleWith(ENCRYPTED)).replace('    why: tests want it\n', ''), "/rules.yaml:5:5: 'rules[0].why' must be given, got nothing"],
    ['an empty text', (HEAD + ruleWith(ENCRYPTED)).replace('tests want it', '" "'), "/rules.yaml:7:5: 'rules[0].why' must be a text, got ' '"],
    ['an id in small letters', HEAD + ruleWith(ENCRYPTED, '', 'acme'), "'rules[0].id' must be upper-case words joined by dashes, such as ACME-RDS-PORT, got 'acme'"],
    ['a type that is none', (HEAD + ruleWith(ENCRYPTED)).replace('AWS::SQS::Queue', 'Queue'), "/rules.yaml:10:13: 'rules[0].types[0]' must be a CloudFormation type such as AWS::SQS::Queue, got 'Queue'"],
    ['a type twice', (HEAD + ruleWith(ENCRYPTED)).replace('AWS::SQS::Queue', 'AWS::SQS::Queue, AWS::SQS::Queue'), "'rules[0].types' must have each entry once, got 'AWS::SQS::Queue' twice"],
    ['a control without a framework', HEAD + ruleWith(ENCRYPTED, '    controls: [SC-28]\n'), "/rules.yaml:13:16: 'rules[0].controls[0]' must be a framework and a control, such as NIST.800-53.R5/SC-28, got 'SC-28'"],
    ['an id twice', HEAD + ruleWith(ENCRYPTED) + ruleWith(ENCRYPTED), "/rules.yaml:14:5: 'rules[1].id' must be an id of its own, got ACME-SQS-RULE a second time"],
  ])('is refused for %s', (_, text, words) => {
    expect(refusal(text)).toContain(words);
    expect(refusal(text)).toContain('(InvalidRules)');
  });

  test.each<[string, string]>([
    ['{ property: A, operator: eqals, value: 1 }', "/rules.yaml:13:27: 'rules[0].check.operator' must be one of equals, notEquals, in, notIn, exists, absent, atLeast, atMost, matches, contains, got 'eqals'"],
    ['{ property: A }', "'rules[0].check' must have 'operator' where it has 'property'; without it 'property' says nothing"],
    ['{ property: A, operator: equals }', "'rules[0].check.value' must be given, got nothing"],
    ['{ operator: equals, value: 1 }', "'rules[0].check' must be a condition with one of property, everyItem, anyItem, referredBy, allOf, anyOf, not, got operator, value"],
    ['{ property: A, anyItem: B.*, operator: exists }', "'rules[0].check' must be a condition with one of property, everyItem, anyItem, referredBy, allOf, anyOf, not, got property, anyItem, operator"],
    ['{}', "'rules[0].check' must be a condition with one of property, everyItem, anyItem, referredBy, allOf, anyOf, not, got nothing"],
    ['{ property: A.*.B, operator: exists }', "'rules[0].check.property' must be names joined by dots"],
    ['{ property: A..B, operator: exists }', "'rules[0].check.property' must be names joined by dots"],
    ['{ everyItem: A.B, operator: exists }', "'rules[0].check.everyItem' must be names joined by dots with a * for the elements of a list"],
    ['{ property: A, operator: exists, value: 1 }', "'rules[0].check.value' must not be given here"],
    ['{ property: A, operator: absent, default: 1 }', "'rules[0].check.default' must not be given here"],
    ['{ property: A, operator: in, value: 1 }', "'rules[0].check.value' must be a list, or { parameter: name }, got 1"],
    ['{ property: A, operator: in, value: [] }', "'rules[0].check.value' must be a list, or { parameter: name }, got []"],
    ['{ property: A, operator: atLeast, value: seven }', "'rules[0].check.value' must be a number, or { parameter: name }, got 'seven'"],
    ['{ property: A, operator: atLeast, value: { parameter: 1 } }', "'rules[0].check.value' must be a number, or { parameter: name }"],
    ['{ property: A, operator: matches, value: "[" }', "'rules[0].check.value' must be a regular expression, got '['"],
    ['{ property: A, operator: contains, value: [1] }', "'rules[0].check.value' must be a text, a number or a boolean, got [1]"],
    ['{ referredBy: AWS::SQS::Queue, operator: exists }', "'rules[0].check.operator' must not be given here"],
    ['{ allOf: [] }', "'rules[0].check.allOf' must have at least one entry, got none"],
    ['{ not: { anyOf: [{ property: A, operator: is }] } }', "'rules[0].check.not.anyOf[0].operator' must be one of"],
    ['{ property: A, operator: atLeast, value: { parameter: days } }', "'rules[0].check.value.parameter' must be one of the rule's parameters (none), got days"],
  ])('is refused for the check %s', (check, words) => expect(refusal(HEAD + ruleWith(check))).toContain(words));

  test.each<[string, string, string]>([
    ['{ name: a, description: b, default: [], stricter: smaller }', 'exists', "'rules[0].parameters[0].default' must be a number where 'smaller' is stricter, got []"],
    ['{ name: a, description: b, default: 1, stricter: more }', 'exists', "'rules[0].parameters[0].default' must be a list where 'more' is stricter, got 1"],
    ['{ name: a, description: b, default: x, stricter: more }', 'exists', "'rules[0].parameters[0].default' must be a number or a list, got 'x'"],
    ['{ name: a, description: b, default: 1, stricter: less }', 'exists', "'rules[0].parameters[0].stricter' must be one of greater, smaller, fewer, more"],
    ['{ name: a, description: b, default: 1, stricter: smaller }, { name: a, description: b, default: 1, stricter: smaller }', 'exists', "'rules[0].parameters[1].name' must be a name of its own, got a a second time"],
    ['{ name: a, description: b, default: 1, stricter: smaller }', 'in, value: { parameter: a }', "'rules[0].check.value.parameter' must be a list for the operator in, got a, which is none"],
    ['{ name: a, description: b, default: [], stricter: more }', 'atMost, value: { parameter: a }', "'rules[0].check.value.parameter' must be a number for the operator atMost, got a, which is none"],
  ])('is refused for the parameters %s', (parameters, operator, words) => {
    expect(refusal(HEAD + ruleWith(`{ property: P, operator: ${operator} }`, `    parameters: [${parameters}]\n`))).toContain(words);
  });

  test('is refused with everything that is wrong at once, in the order of the lines', () => {
    const message = refusal(`${HEAD.replace('name: Acme', 'nme: Acme')}${ruleWith('{ property: A, operator: is }').replace('WARNING', 'FATAL')}`);
    expect(message).toMatch(/^4 problems:\n.*:1:1: 'name' must be given.*\n.*:2:1: 'nme' is not known here; did you mean 'name'\?.*\n.*:9:5: .*\n.*:13:27: /);
  });

  test('that is not there is refused with FileFailure', () => expect(() => YamlPack.fromFile(join(folder, 'none.yaml'))).toThrow(/'path' must name a file that can be read, got ENOENT.*\(FileFailure\)/));
});
