import { Rule } from '../../src/policy/rule/rule';
import { Severity } from '../../src/policy/rule/severity';
import { State, Verdict } from '../../src/policy/rule/verdict';
import { ResourceView } from '../../src/policy/template/resource-view';
import { S3Rules } from '../../src/rules/s3';
import { RuleFixture, RuleFixtures } from '../../src/testing/rule-fixture';
import { RuleTest } from '../../src/testing/rule-test';

type Judge = (queue: ResourceView) => Verdict;

/** A rule on queues that judges as it is told. */
class OnQueues extends Rule {
  constructor(private readonly how: Judge) {
    super({
      id: 'ACME-SQS-RULE', statement: 'queues are as they are', why: 'tests', fix: 'none', severity: Severity.ERROR, types: ['AWS::SQS::Queue'], source: 'https://example.com',
    });
  }

  public judge(queue: ResourceView): Verdict {
    return this.how(queue);
  }
}

const queue = (properties?: Record<string, unknown>): RuleFixture => RuleFixture.resource('AWS::SQS::Queue', properties);
const testOf = (judge: Judge): RuleTest => RuleTest.of(new OnQueues(judge));

/** Messages are encrypted by SQS, and kept for at most a week. */
const careful: Judge = (view) => {
  const encrypted = view.read('SqsManagedSseEnabled');
  const seconds = view.read('MessageRetentionPeriod');
  if (!encrypted.isKnown) return Verdict.unknown(encrypted.path);
  if (!seconds.isKnown) return Verdict.unknown(seconds.path);
  if (encrypted.flag === false) return Verdict.nonCompliant('SqsManagedSseEnabled is false', encrypted.path);
  return (seconds.number ?? 345_600) <= 604_800 ? Verdict.COMPLIANT : Verdict.nonCompliant('messages are kept for too long', seconds.path);
};

const fixtures: RuleFixtures = {
  compliant: { 'a week': queue({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 604_800 }) },
  nonCompliant: { 'switched off': queue({ SqsManagedSseEnabled: false }), 'longer': queue({ MessageRetentionPeriod: 604_801 }) },
  unknown: { 'a parameter': queue({ SqsManagedSseEnabled: { Ref: 'P' } }) },
  notApplicable: { 'a topic': RuleFixture.resource('AWS::SNS::Topic') },
};

describe('RuleTest.verify', () => {
  test('lets a rule pass that says what its fixtures say', () => expect(() => testOf(careful).verify(fixtures)).not.toThrow());

  test('lists every fixture that got another verdict, what it got and why', () => {
    const swapped: RuleFixtures = { compliant: fixtures.nonCompliant, nonCompliant: { queue: queue() } };
    expect(() => testOf(careful).verify(swapped)).toThrow([
      'ACME-SQS-RULE does not say what its fixtures say, 3 problems:',
      '  - switched off: expected compliant, got non-compliant: SqsManagedSseEnabled is false',
      '  - longer: expected compliant, got non-compliant: messages are kept for too long',
      '  - queue: expected non-compliant, got compliant',
    ].join('\n'));
  });

  test.each<[keyof RuleFixtures]>([['compliant'], ['nonCompliant']])('refuses that there is no fixture in %s', (list) => {
    expect(() => testOf(careful).verify({ ...fixtures, [list]: {} })).toThrow(`'${list}' must have at least one fixture, got none`);
  });

  test.each<[string, Judge, string]>([
    ['throws', () => { throw new Error('no such thing'); }, 'expected compliant, and the rule threw: no such thing'],
    ['answers nothing', () => undefined as unknown as Verdict, 'expected compliant, and the rule answered undefined, which is no verdict'],
    ['answers a word', () => 'compliant' as unknown as Verdict, 'which is no verdict'],
    ['finds something without a word', () => Verdict.nonCompliant(' '), 'switched off: the violation has no message'],
    ['does not know what', () => Verdict.unknown(''), 'a parameter: the unknown names no property'],
  ])('says of a rule that %s what is wrong', (_, judge, words) => expect(() => testOf(judge).verify(fixtures)).toThrow(words));

  test('an exception is no unknown', () => {
    expect(() => testOf((view) => view.read('SqsManagedSseEnabled').isKnown ? careful(view) : (() => { throw new Error('intrinsic'); })()).verify(fixtures))
      .toThrow('a parameter: expected unknown, and the rule threw: intrinsic');
  });

  test.each<[string, unknown, unknown, State, string | undefined]>([
    ['the same whichever holds', true, { Ref: 'AWS::NoValue' }, State.COMPLIANT, undefined],
    ['one thing or another', true, false, State.UNKNOWN, 'violates when condition IsOpen is false: SqsManagedSseEnabled is false'],
    ['wrong whichever holds', false, 'false', State.NON_COMPLIANT, 'SqsManagedSseEnabled is false'],
  ])('judges each branch of a condition: %s', (_, one, other, state, message) => {
    const template = {
      Conditions: { IsOpen: { 'Fn::Equals': [{ Ref: 'Open' }, 'yes'] } },
      Parameters: { Open: { Type: 'String' } },
      Resources: { Mail: { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: { 'Fn::If': ['IsOpen', one, other] } } } },
    };
    const [found] = testOf(careful).judge({ compliant: { it: RuleFixture.inTemplate(template, 'Mail') }, nonCompliant: {} });
    expect([found.state, found.message]).toEqual([state, message]);
  });

  test('a rule that throws in one branch has thrown', () => {
    const judge: Judge = (view) => view.read('FifoQueue').flag ? Verdict.COMPLIANT : (() => { throw new Error('not in order'); })();
    const given = queue({ FifoQueue: { 'Fn::If': ['IsOrdered', true, false] } });
    expect(testOf(judge).judge({ compliant: { given }, nonCompliant: {} })[0].problem).toBe('expected compliant, and the rule threw: not in order');
  });

  test('gives the outcomes as data', () => {
    expect(testOf(careful).judge(fixtures)).toEqual([
      { fixture: 'a week', expected: 'compliant', state: 'compliant' },
      { fixture: 'switched off', expected: 'non-compliant', state: 'non-compliant', message: 'SqsManagedSseEnabled is false', property: 'SqsManagedSseEnabled' },
      { fixture: 'longer', expected: 'non-compliant', state: 'non-compliant', message: 'messages are kept for too long', property: 'MessageRetentionPeriod' },
      { fixture: 'a parameter', expected: 'unknown', state: 'unknown', message: expect.stringContaining('not known'), property: 'SqsManagedSseEnabled' },
      { fixture: 'a topic', expected: 'not-applicable', state: 'not-applicable' },
    ]);
  });
});

describe('RuleTest.verifyMutations', () => {
  test('lets a rule pass that notices what it reads', () => expect(() => testOf(careful).verifyMutations(fixtures)).not.toThrow());

  test.each<[string, Judge, string]>([
    ['one of two that both have to hold', (view) => {
      const good = view.read('SqsManagedSseEnabled').flag === true || view.read('KmsMasterKeyId').isPresent;
      return good ? Verdict.COMPLIANT : Verdict.nonCompliant('not encrypted');
    }, 'SqsManagedSseEnabled in \'both\': true to left out stays compliant, true to {"Ref":"Parameter"} stays compliant, true to false stays compliant'],
    ['a value that it reads for nothing', (view) => {
      void view.read('MessageRetentionPeriod').value;
      return view.read('KmsMasterKeyId').isPresent ? Verdict.COMPLIANT : Verdict.nonCompliant('no key');
    }, 'MessageRetentionPeriod in \'both\': left out to {"Ref":"Parameter"} stays compliant, left out to true stays compliant'],
    ['a value that makes it throw', (view) => {
      return (view.read('SqsManagedSseEnabled').value as boolean).toString() ? Verdict.COMPLIANT : Verdict.nonCompliant('off');
    }, 'SqsManagedSseEnabled in \'both\': true to left out stays unknown'],
    ['the end of a list', (view) => {
      view.read('Tags').items.forEach((tag) => void tag.read('Value').value);
      return view.read('Tags').items.length > 0 ? Verdict.COMPLIANT : Verdict.nonCompliant('no tags');
    }, 'Tags.*.Value in \'both\': "1" to left out stays compliant'],
  ])('lists %s', (_, judge, words) => {
    const both = { compliant: { both: queue({ SqsManagedSseEnabled: true, KmsMasterKeyId: 'alias/mail', Tags: [{ Key: 'a', Value: '1' }] }) }, nonCompliant: {} };
    expect(() => testOf(judge).verifyMutations(both)).toThrow(words);
  });

  const quoting: Judge = (view) => view.read('QueueName').isKnown ? careful(view) : careful(view);
  const named: RuleFixtures = { ...fixtures, compliant: { named: queue({ QueueName: 'mail', SqsManagedSseEnabled: true, MessageRetentionPeriod: 60 }) } };

  test('leaves out what is meant to be indifferent', () => {
    expect(() => testOf(quoting).verifyMutations(named)).toThrow("reads properties that it does not judge, 1 problem:\n  - QueueName in 'named'");
    expect(() => testOf(quoting).verifyMutations({ ...named, indifferentTo: ['QueueName'] })).not.toThrow();
  });

  test.each(['SqsManagedSseEnabled', 'FifoQueue', 'Queue'])('refuses to call %s indifferent, which it judges or does not read', (property) => {
    expect(() => testOf(quoting).verifyMutations({ ...named, indifferentTo: ['QueueName', property] })).toThrow(`'indifferentTo' must name what the rule reads and does not judge, got ${property}`);
  });

  test('what all compliant fixtures leave out may be noticed in a broken one', () => {
    const judge: Judge = (view) => {
      const isFifo = view.read('FifoQueue').flag === true;
      return view.read('KmsMasterKeyId').isPresent || isFifo ? Verdict.COMPLIANT : Verdict.nonCompliant('no key');
    };
    expect(() => testOf(judge).verifyMutations({ compliant: { keyed: queue({ KmsMasterKeyId: 'k' }) }, nonCompliant: { bare: queue() } })).not.toThrow();
  });
});

describe('RuleTest.mutate', () => {
  const changesOf = (properties: Record<string, unknown>, property: string, nonCompliant: Record<string, RuleFixture> = {}) =>
    testOf((view) => view.read(property).isPresent ? Verdict.COMPLIANT : Verdict.nonCompliant('left out'))
      .mutate({ compliant: { it: queue(properties) }, nonCompliant }).filter(({ fixture }) => fixture === 'it').map(({ after }) => after);
  const parameter = { Ref: 'Parameter' };

  test.each<[unknown, unknown[]]>([
    [true, [undefined, parameter, false]],
    ['false', [undefined, parameter, 'true']],
    [3, [undefined, parameter, 0, Number.MAX_SAFE_INTEGER]],
    ['mail', [undefined, parameter, 'mutant', '*']],
    [[1], [undefined, parameter, []]],
    [{ a: 1 }, [undefined, parameter, {}]],
    [undefined, [parameter, true, false]],
    [{ Ref: 'Key' }, [undefined, parameter, {}]],
  ])('changes %j', (before, changes) => expect(changesOf({ P: before }, 'P')).toEqual(changes));

  test('borrows what a broken fixture has there', () => {
    expect(changesOf({ Cidr: '10.0.0.0/8' }, 'Cidr', { open: queue({ Cidr: '0.0.0.0/0' }) })).toContain('0.0.0.0/0');
  });

  test('changes what lies deep and what is left out of what is there', () => {
    expect(changesOf({ A: { B: [{ C: 1 }] } }, 'A.B.0.C')).toContain(0);
    expect(changesOf({ A: {} }, 'A.B.C')).toContainEqual(parameter);
  });

  test('does not look into intrinsics', () => expect(changesOf({ A: { 'Fn::If': ['C', { B: 1 }, { B: 2 }] } }, 'A.B')).toEqual([]));

  test('says what was changed from what to what, and what came of it', () => {
    expect(testOf(careful).mutate({ compliant: fixtures.compliant, nonCompliant: {} })[1]).toEqual({
      fixture: 'a week', expected: State.COMPLIANT, property: 'SqsManagedSseEnabled', before: true, after: parameter, state: State.UNKNOWN, noticed: true,
    });
  });

  test('takes an element of a list out of it', () => {
    const both: Judge = (view) => {
      view.read('Names').items.forEach((name) => void name.value);
      return view.read('Names').items.length === 2 ? Verdict.COMPLIANT : Verdict.nonCompliant('not two names');
    };
    const mutations = testOf(both).mutate({ compliant: { it: queue({ Names: ['a', 'b'] }) }, nonCompliant: {} });
    expect(mutations.filter(({ noticed }) => noticed).map(({ property }) => property)).toEqual(expect.arrayContaining(['Names.0', 'Names.1']));
  });

  test('leaves the fixture as it is', () => {
    const properties = Object.freeze({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 60 });
    testOf(careful).mutate({ compliant: { it: queue(properties) }, nonCompliant: {} });
    expect(properties).toEqual({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 60 });
  });

  test('changes the neighbours that the rule looks at', () => {
    const statement = {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::files', 'arn:aws:s3:::files/*'].map(() => ({ 'Fn::GetAtt': ['Files', 'Arn'] })),
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    const files = RuleFixture.inTemplate({
      Resources: {
        Files: { Type: 'AWS::S3::Bucket' },
        Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Files' }, PolicyDocument: { Statement: [statement] } } },
      },
    }, 'Files');
    const properties = RuleTest.of(S3Rules.TLS_ONLY).mutate({ compliant: { files }, nonCompliant: {} }).map(({ property }) => property);
    expect(properties).toEqual(expect.arrayContaining(['Policy/PolicyDocument.Statement.0.Effect', 'Policy/PolicyDocument.Statement.0.Condition.Bool.aws:SecureTransport']));
  });
});

describe('RuleFixture', () => {
  const template = { Resources: { Mail: { Type: 'AWS::SQS::Queue' }, Odd: {} } };

  test.each([
    ['Post', "'logicalId' must be one of the template's resources (Mail, Odd), got \"Post\""],
    ['Odd', "'Type' must be a CloudFormation type, got undefined"],
  ])('refuses %s', (logicalId, words) => expect(() => RuleFixture.inTemplate(template, logicalId)).toThrow(words));

  test('refuses a definition without a type, and a template without resources', () => {
    expect(() => RuleFixture.definition({ Properties: {} })).toThrow("'Type' must be a CloudFormation type, got undefined; a definition is { Type, Properties } (InvalidValue at a fixture)");
    expect(() => RuleFixture.inTemplate({}, 'A')).toThrow('(none)');
  });

  test('has what stands beside the properties', () => {
    const test = testOf((view) => view.attribute('DeletionPolicy').value === 'Retain' ? Verdict.COMPLIANT : Verdict.nonCompliant('it is deleted'));
    const kept = RuleFixture.definition({ Type: 'AWS::SQS::Queue', DeletionPolicy: 'Retain' });
    const given: RuleFixtures = { compliant: { kept }, nonCompliant: { deleted: queue() } };
    expect(() => test.verify(given)).not.toThrow();
    expect(() => test.verifyMutations(given)).not.toThrow();
    expect(test.mutate(given)[0]).toMatchObject({ property: 'DeletionPolicy', before: 'Retain' });
  });
});
