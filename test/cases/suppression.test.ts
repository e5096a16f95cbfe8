import { readFileSync } from 'fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { App, Aspects, CfnResource, IPolicyValidationContext, IPolicyValidationPlugin, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, NagMessageLevel, NagPack, NagRuleCompliance, NIST80053R5Checks } from 'cdk-nag';
import { Construct, IConstruct, Node } from 'constructs';
import { Governance, GovernanceProps, GovernedComponent, GovernedComponentProps, policy, waivers } from '../../src';
import { AcknowledgementEntry, GovernanceRecord } from '../../src/evidence/record/record';
import { GovernanceAssertions } from '../../src/testing';
import { databaseIn, environmentIn, newApp, recordOf } from '../governance/apps';

const LOGGED = 'AwsSolutions-S1';
const ACKNOWLEDGED = 'PR-GOVERNANCE-ACKNOWLEDGEMENT';

const acknowledge = (at: IConstruct, id = LOGGED, reason = 'no time') => Validations.of(at).acknowledge({ id, reason });

interface Composed {
  readonly app: App;
  readonly stack: Stack;
  readonly bucket: Bucket;
}

/** What the record says about an app with one bucket that has no access logs. */
function recordAfter(change: (composed: Composed) => void, packs: NagPack[] = [new AwsSolutionsChecks()]): GovernanceRecord {
  const app = newApp();
  Governance.apply(app, { packs });
  const stack = new Stack(app, 'Shop');
  change({ app, stack, bucket: new Bucket(stack, 'Files') });
  GovernanceAssertions.of(app);
  return recordOf(app);
}

const organization = (says: Partial<policy.PolicyLayerProps>): policy.GovernancePolicy =>
  policy.GovernancePolicy.fromLayers([new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, ...says })]);

const rulesOf = ({ findings }: GovernanceRecord, disposition: string): string[] =>
  findings.filter((finding) => finding.disposition === disposition).map(({ rule }) => rule);
const remarksOf = ({ acknowledgements }: GovernanceRecord): (readonly string[])[] => acknowledgements.map(({ remarks = [] }) => remarks);
const messagesOf = ({ findings }: GovernanceRecord): string[] => findings.filter(({ rule }) => rule === ACKNOWLEDGED).map(({ message }) => message);

/** Constructs 10.6.0 and later keep the stack of calls that the CDK hands them. */
function keepTraces(): void {
  const { addMetadata } = Node.prototype;
  jest.spyOn(Node.prototype, 'addMetadata').mockImplementation(function (this: Node, ...args) {
    addMetadata.apply(this, args);
    const { stackTraceOverride: trace } = args[2] as { readonly stackTraceOverride?: string[] } ?? {};
    if (trace) Object.assign(this.metadata.at(-1)!, { trace });
  });
}

afterEach(() => jest.restoreAllMocks());

describe('A: acknowledgements', () => {
  const places: [string, (composed: Composed) => IConstruct][] = [
    ['the resource', ({ bucket }) => bucket.node.defaultChild!],
    ['the construct around it', ({ bucket }) => bucket],
    ['the stack', ({ stack }) => stack],
    ['the app', ({ app }) => app],
  ];

  test.each(places)('A1: made with the bare id on %s change no verdict, and are listed with reason and place', (_, placeIn) => {
    let path = '?';
    const record = recordAfter((composed) => {
      acknowledge(placeIn(composed));
      path = placeIn(composed).node.path;
    });
    expect(rulesOf(record, 'blocking')).toContain(LOGGED);
    expect(record.acknowledgements).toEqual([expect.objectContaining({ path, rule: `Annotation::${LOGGED}`, reason: 'no time' })]);
    expect(record.findings.filter(({ rule }) => rule === ACKNOWLEDGED)).toEqual([expect.objectContaining({ severity: 'INFO', disposition: 'advisory' })]);
    expect(messagesOf(record)).toEqual([expect.stringContaining(`AwsSolutions-S1 is acknowledged on ${path || 'the App'}, which changes no verdict ("no time")`)]);
  });

  test.each(['AwsSolutions::AwsSolutions-S1', 'PavedRoad::AwsSolutions-S1', 'Somebody::AwsSolutions-S1', 'AwsSolutions-S1[Resource::*]'])('A2: made with the qualified id %s change no verdict, and are listed', (id) => {
    const record = recordAfter(({ bucket }) => acknowledge(bucket, id));
    expect(rulesOf(record, 'blocking')).toContain(LOGGED);
    expect(record.acknowledgements).toMatchObject([{ path: 'Shop/Files', rule: expect.stringContaining(id), reason: 'no time' }]);
    expect(messagesOf(record)).toHaveLength(1);
  });

  test.each<[string, (app: App) => Construct, string]>([
    ['a nested stack', (app) => new NestedStack(app.node.findChild('Shop'), 'Nested'), 'Shop/Nested'],
    ['a stage', (app) => new Stack(new Stage(app, 'Prod'), 'Shop'), 'Prod/Shop'],
    ['a stack in a stack', (app) => new Stack(app.node.findChild('Shop') as Stack, 'Inner'), 'Shop/Inner'],
  ])('A1 neighbour: in %s', (_, scopeIn, stack) => {
    const record = recordAfter(({ app }) => acknowledge(new Bucket(scopeIn(app), 'Other')));
    const about = record.findings.filter(({ rule, resource }) => rule === LOGGED && resource!.path.startsWith(`${stack}/Other`));
    expect(about).toMatchObject([{ disposition: 'blocking' }]);
    expect(record.findings.filter(({ rule }) => rule === ACKNOWLEDGED)).toMatchObject([{ resource: { path: `${stack}/Other`, stack, logicalId: '' } }]);
  });

  test('A1 neighbour: inside of a governed component, and made by an aspect', () => {
    const app = newApp();
    const database = databaseIn(app);
    (database.node.defaultChild as CfnDBCluster).addPropertyOverride('StorageEncrypted', false);
    Aspects.of(app).add({ visit: (node) => { if (node === database) acknowledge(node, 'PR-RDS-STORAGE-ENCRYPTED'); } });
    expect(() => app.synth()).toThrow('PR-RDS-STORAGE-ENCRYPTED');
    expect(recordOf(app).acknowledgements).toContainEqual(expect.objectContaining({ path: 'Shop/Orders', reason: 'no time' }));
  });

  test('A1 neighbour: a warning of the CDK that somebody acknowledges is listed, and nothing is said about it', () => {
    const record = recordAfter(({ bucket }) => acknowledge(bucket, 'CloudFormation-Validate::W9007'));
    expect(record.acknowledgements).toHaveLength(1);
    expect(messagesOf(record)).toEqual([]);
  });

  test('A1 neighbour: a policy that raises their severity makes them block', () => {
    const app = newApp();
    const strict = organization({ rules: { [ACKNOWLEDGED]: { severity: policy.Severity.ERROR } } });
    Governance.apply(app, { packs: [new AwsSolutionsChecks()], policy: strict });
    const bucket = new Bucket(new Stack(app, 'Shop'), 'Files');
    acknowledge(bucket);
    const verdict = GovernanceAssertions.of(app);
    verdict.hasFinding({ rule: ACKNOWLEDGED, disposition: policy.Disposition.BLOCKING, path: 'Shop/Files' });
    verdict.hasNoFinding({ rule: 'PR-GOVERNANCE-POLICY-DOUBTFUL' });
  });

  test.each(['', ' ', '\n'])('A3: without a reason (%j) they are said to have none', (reason) => {
    const record = recordAfter(({ bucket }) => acknowledge(bucket, LOGGED, reason));
    expect(remarksOf(record)).toEqual([['it has no reason']]);
    expect(messagesOf(record)).toEqual([expect.stringMatching(/; it has no reason$/)]);
  });

  describe('A4: their author', () => {
    class Silencer extends Construct {
      constructor(scope: Construct, id: string, at: (self: Construct) => IConstruct) {
        super(scope, id);
        acknowledge(at(this));
      }
    }

    const silencedAt = (at: (self: Construct) => IConstruct): AcknowledgementEntry[] => recordAfter(({ stack }) => new Silencer(stack, 'Silencer', at)).acknowledgements.slice();

    test.each<[string, (self: Construct) => IConstruct, string]>([
      ['the app', ({ node }) => node.root, ''],
      ['its stack', (self) => Stack.of(self), 'Shop'],
      ['its neighbour', ({ node }) => node.scope!.node.findChild('Files'), 'Shop/Files'],
    ])('is named when it reaches for %s', (_, at, path) => {
      keepTraces();
      const [entry] = silencedAt(at);
      expect(entry).toMatchObject({ path, author: 'Shop/Silencer', source: expect.stringMatching(/^test\/cases\/suppression\.test\.ts:\d+$/) });
      expect(entry.remarks).toContain('its author reaches beyond what lies below itself');
    });

    test('is named without a remark when it speaks for itself', () => {
      keepTraces();
      expect(silencedAt((self) => self)).toEqual([expect.objectContaining({ path: 'Shop/Silencer', author: 'Shop/Silencer' })]);
      expect(silencedAt((self) => self)[0].remarks).toBeUndefined();
    });

    test('is named without a remark when it speaks for what lies below itself', () => {
      keepTraces();
      const [entry] = silencedAt((self) => new Construct(self, 'Part'));
      expect(entry).toMatchObject({ path: 'Shop/Silencer/Part', author: 'Shop/Silencer' });
      expect(entry.remarks).toBeUndefined();
    });

    test('is the class where several constructs are of it', () => {
      keepTraces();
      const record = recordAfter(({ stack, app }) => {
        new Silencer(stack, 'One', () => app);
        new Silencer(stack, 'Two', () => app);
      });
      expect(record.acknowledgements).toMatchObject([{ author: 'Silencer' }]);
      expect(record.acknowledgements[0].remarks).toContain('it was made 2 times at the same place');
    });

    test('is unknown where nobody keeps the stack of calls, and the place alone is listed', () => {
      const [entry] = silencedAt(({ node }) => node.root);
      expect(entry).toMatchObject({ path: '', remarks: expect.arrayContaining(['it is about the whole app']) });
      expect(entry.author).toBe(entry.source === undefined ? undefined : 'Shop/Silencer');
    });
  });

  describe('A5: made while the app is judged', () => {
    class Sly implements IPolicyValidationPlugin {
      public readonly name = 'Sly';

      public validate({ appConstruct }: IPolicyValidationContext): { success: boolean; violations: [] } {
        acknowledge(appConstruct!);
        return { success: true, violations: [] };
      }
    }
    const late = 'it was made after the app was composed, while it was rendered or judged';

    test('by a plugin that is asked before, they change no verdict, and are listed as late', () => {
      const app = newApp();
      Validations.of(app).addPlugins(new Sly());
      Governance.apply(app, { packs: [new AwsSolutionsChecks()] });
      acknowledge(new Bucket(new Stack(app, 'Shop'), 'Files'), LOGGED, 'early');
      expect(() => app.synth()).toThrow(LOGGED);
      expect(recordOf(app).acknowledgements.map(({ path, remarks = [] }) => [path, remarks.includes(late)])).toEqual([['', true], ['Shop/Files', false]]);
    });

    test('by a plugin that governance hosts, they are a change of what is judged as well', () => {
      const app = newApp();
      Governance.apply(app, { packs: [new AwsSolutionsChecks()], plugins: [new Sly()] });
      new Bucket(new Stack(app, 'Shop'), 'Files');
      const verdict = GovernanceAssertions.of(app);
      verdict.hasFinding({ rule: 'PR-GOVERNANCE-TREE-CHANGED', disposition: policy.Disposition.BLOCKING });
      verdict.hasFinding({ rule: LOGGED, disposition: policy.Disposition.BLOCKING });
      expect(remarksOf(recordOf(app))[0]).toContain(late);
    });
  });

  test('A8: two of one id on one construct are listed both, as a conflict', () => {
    const record = recordAfter(({ bucket }) => {
      acknowledge(bucket, LOGGED, 'it is a test');
      acknowledge(bucket, LOGGED, 'it is not a test');
    });
    expect(record.acknowledgements.map(({ reason }) => reason)).toEqual(['it is a test', 'it is not a test']);
    expect(remarksOf(record)).toEqual(Array(2).fill(['it was made 2 times at the same place, with other reasons']));
    expect(new Set(record.findings.map(({ id }) => id)).size).toBe(record.findings.length);
  });

  test('A8 neighbour: two of different ids on one construct are no conflict', () => {
    const record = recordAfter(({ bucket }) => {
      acknowledge(bucket);
      acknowledge(bucket, 'AwsSolutions-S10');
    });
    expect(remarksOf(record)).toEqual([[], []]);
  });

  test('A8 neighbour: a record with everything that is odd is as its schema says', () => {
    keepTraces();
    const record = recordAfter(({ app, bucket }) => [app, bucket, bucket].forEach((at) => acknowledge(at, LOGGED, '')));
    const ajv = new Ajv({ allErrors: true });
    addFormats(ajv);
    const isValid = ajv.compile(JSON.parse(readFileSync('schemas/record.schema.json', 'utf8')));
    expect([isValid(record), isValid.errors]).toEqual([true, null]);
    expect(remarksOf(record)).toEqual([['it has no reason', 'it is about the whole app'], ['it has no reason', 'it was made 2 times at the same place']]);
  });

  test('A10: one on the app is printed with its place and said to be about the whole app', () => {
    const record = recordAfter(({ app }) => acknowledge(app));
    expect(remarksOf(record)).toEqual([['it is about the whole app']]);
    expect(messagesOf(record)).toEqual([expect.stringContaining('is acknowledged on the App, ')]);
    expect(record.findings.find(({ rule }) => rule === ACKNOWLEDGED)!.resource).toBeUndefined();
  });

  test('A11: a filter that narrows it lifts nothing, whether or not it matches', () => {
    for (const where of [{ resource: 'no such' }, {}]) {
      const record = recordAfter(({ bucket }) => Validations.of(bucket).acknowledge({ id: `AwsSolutions::${LOGGED}`, reason: 'this alone', ...{ where } }));
      expect(rulesOf(record, 'blocking')).toContain(LOGGED);
      expect(record.acknowledgements).toMatchObject([{ path: 'Shop/Files', reason: 'this alone' }]);
    }
  });

  test('A7: one that names a rule which nobody has, or one whose finding was mended, says so', () => {
    const record = recordAfter(({ bucket }) => {
      acknowledge(bucket, 'AwsSolution-S1');
      (bucket.node.defaultChild as CfnBucket).loggingConfiguration = { destinationBucketName: 'logs' };
      acknowledge(bucket);
    });
    expect(messagesOf(record)).toEqual([expect.stringContaining('did you mean AwsSolutions-S1?'), expect.stringContaining('it is about nothing that was found')]);
    expect(record.requests).toEqual([]);
  });

  test('A18: one for a rule as a whole does not reach its findings with a detail, which other versions of cdk-nag may let it', () => {
    const wild = (stack: Stack) => new CfnPolicy(stack, 'Wild', {
      policyName: 'wild', roles: ['reader'], policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
    });
    const record = recordAfter(({ stack }) => acknowledge(wild(stack), 'AwsSolutions-IAM5'));
    expect(rulesOf(record, 'blocking').filter((rule) => rule === 'AwsSolutions-IAM5')).toHaveLength(2);
    expect(record.requests).toEqual([]);
    expect(messagesOf(record)).toEqual([expect.stringContaining('it is about nothing that was found')]);
  });

  test('A20: a rule that may never be excepted blocks in spite of one, which asks for nothing', () => {
    const app = newApp();
    const never = organization({ exceptions: { never: ['PR-RDS-STORAGE-ENCRYPTED'] } });
    Governance.apply(app, { policy: never });
    const database = databaseIn(app);
    (database.node.defaultChild as CfnDBCluster).addPropertyOverride('StorageEncrypted', false);
    acknowledge(database, 'PavedRoad::PR-RDS-STORAGE-ENCRYPTED');
    expect(() => app.synth()).toThrow('PR-RDS-STORAGE-ENCRYPTED');
    expect(recordOf(app).requests).toEqual([]);
  });
});

describe('A: entries of the register', () => {
  const granted = (says: Partial<waivers.WaiverProps>): waivers.Waiver => new waivers.Waiver({
    id: 'W-1',
    rules: [LOGGED],
    scope: { path: 'Shop/Files' },
    reason: 'the bucket keeps the access logs of all others',
    owner: 'team-shop',
    approver: 'security-review',
    granted: '2026-11-01',
    expires: '2027-03-31',
    ...says,
  });
  const recordWith = (entry: waivers.Waiver, compose: (stack: Stack) => unknown, props: GovernanceProps = {}): GovernanceRecord => {
    const app = newApp({ context: { 'paved-road:instant': '2026-11-21T00:00:00Z' } });
    Governance.apply(app, { ...props, waivers: waivers.WaiverRegister.fromWaivers([entry]) });
    compose(new Stack(app, 'Shop'));
    GovernanceAssertions.of(app);
    return recordOf(app);
  };
  const faultsOf = ({ findings }: GovernanceRecord): string[] =>
    findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('PR-GOVERNANCE-WAIVER-') && !rule.endsWith('-BASE-UNKNOWN'));

  test('A7: a mistyped rule is unknown, and covers nothing', () => {
    const record = recordWith(granted({ rules: ['AwsSolutions-S11'] }), (stack) => new Bucket(stack, 'Files'));
    expect(faultsOf(record)).toEqual(['PR-GOVERNANCE-WAIVER-UNKNOWN-RULE', 'PR-GOVERNANCE-WAIVER-UNUSED']);
    expect(rulesOf(record, 'blocking')).toContain(LOGGED);
  });

  test('A7: what was mended meanwhile leaves the entry unused', () => {
    const record = recordWith(granted({}), (stack) => new Bucket(stack, 'Files', { serverAccessLogsPrefix: 'logs' }));
    expect(faultsOf(record)).toEqual(['PR-GOVERNANCE-WAIVER-UNUSED']);
  });

  test.each([LOGGED, 'NIST.800.53.R5-S3BucketLoggingEnabled'])('A17: one by the id of either pack (%s) covers what two packs found, and the finding has both', (rule) => {
    const record = recordWith(granted({ rules: [rule] }), (stack) => new Bucket(stack, 'Files'), { packs: [new AwsSolutionsChecks(), new NIST80053R5Checks()] });
    expect(record.findings.filter(({ waiver }) => waiver)).toMatchObject([{ rule: LOGGED, sameAs: ['NIST.800.53.R5-S3BucketLoggingEnabled'], waiver: { id: 'W-1' } }]);
    expect(faultsOf(record)).toEqual([]);
  });

  test('A20: one for a rule that may never be excepted lifts nothing', () => {
    const record = recordWith(granted({}), (stack) => new Bucket(stack, 'Files'), { policy: organization({ exceptions: { never: [LOGGED] } }) });
    expect(rulesOf(record, 'blocking')).toContain(LOGGED);
    expect(faultsOf(record)).toContain('PR-GOVERNANCE-WAIVER-FORBIDDEN');
  });
});

describe('A: ids', () => {
  const reading = (scope: Construct, ...resources: unknown[]) => new CfnPolicy(scope, 'Reading', {
    policyName: 'reading', roles: ['reader'], policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: resources }] },
  });

  test.each(['a{b*', 'a[b*', 'a]]b*', 'a}::b*', 'a (b*'])('A13: of a finding about %s crash nothing', (key) => {
    const app = newApp();
    Governance.apply(app, { packs: [new AwsSolutionsChecks()] });
    reading(new Stack(app, 'Shop'), `arn:aws:s3:::files/${key}`);
    expect(() => app.synth()).toThrow(/PavedRoad::AwsSolutions-IAM5\[/);
    expect(recordOf(app).findings.map(({ detail = '' }) => detail)).toContainEqual(expect.stringMatching(/^Resource::arn:aws:s3:::files\/a.+b\*$/));
  });

  test('A14: are the rule\'s own, whatever the plugin is called and whatever its prefix is', () => {
    class Spaced extends NagPack {
      public readonly name = 'Acme Security Checks';

      constructor() {
        super();
        this.packName = 'ACME';
      }

      protected checkResource(node: CfnResource): void {
        this.applyRule({ ruleSuffixOverride: 'B1', info: 'no', explanation: 'it matters', level: NagMessageLevel.ERROR, rule: () => NagRuleCompliance.NON_COMPLIANT, node });
      }
    }
    const record = recordAfter(({ bucket }) => ['ACME-B1', 'Acme-Security-Checks::ACME-B1'].forEach((id) => acknowledge(bucket, id)), [new Spaced()]);
    expect(rulesOf(record, 'blocking')).toEqual(['ACME-B1']);
    expect(messagesOf(record)).toEqual(Array(2).fill(expect.stringContaining('ACME-B1 is acknowledged on Shop/Files')));
  });

  describe('A15: of findings', () => {
    class Archive extends GovernedComponent {
      constructor(scope: Construct, id: string, props: GovernedComponentProps) {
        super(scope, id, props, { type: 'acme.Archive', version: '1.0.0' });
        const bucket = new Bucket(this, 'Files');
        reading(this, bucket.arnForObjects('*'));
      }
    }
    const idsWhen = (stackName: string, parent: string): Record<string, string> => {
      const app = newApp();
      Governance.apply(app, { packs: [new AwsSolutionsChecks()] });
      new Archive(new Construct(new Stack(app, stackName), parent), 'Archive', { environment: environmentIn(app) });
      GovernanceAssertions.of(app);
      return Object.fromEntries(recordOf(app).findings.filter(({ resource }) => resource?.path.includes('Archive')).map(({ id, rule }) => [rule, id]));
    };

    test('survive that the stack is renamed, also with the logical id of a neighbour in them', () => {
      const ids = idsWhen('Shop', 'Parent');
      expect(Object.keys(ids)).toEqual(expect.arrayContaining([LOGGED, 'AwsSolutions-IAM5']));
      expect(idsWhen('Renamed', 'Parent')).toEqual(ids);
    });

    test('survive that the parent of the component is renamed', () => {
      expect(idsWhen('Shop', 'Renamed')).toEqual(idsWhen('Shop', 'Parent'));
    });
  });

  test('A17: of two packs for the same control are one finding, which one exception covers', () => {
    class Excepted extends GovernedComponent {
      constructor(scope: Construct, id: string, props: GovernedComponentProps) {
        super(scope, id, props, { type: 'acme.Excepted', version: '1.0.0' });
        const bucket = new Bucket(this, 'Files', { enforceSSL: true, versioned: true });
        this.proposeException({ rule: LOGGED, resource: bucket, reason: 'it is where the logs go' });
      }
    }
    const app = newApp();
    const trusting = organization({ exceptions: { trust: ['acme@^1'] } });
    Governance.apply(app, { packs: [new AwsSolutionsChecks(), new NIST80053R5Checks()], policy: trusting });
    new Excepted(new Stack(app, 'Shop'), 'Files', { environment: environmentIn(app) });
    GovernanceAssertions.of(app);
    const logging = recordOf(app).findings.filter(({ rule, sameAs }) => [rule, ...sameAs].includes(LOGGED));
    expect(logging).toMatchObject([{ packs: ['AwsSolutions', 'NIST.800.53.R5'], sameAs: ['NIST.800.53.R5-S3BucketLoggingEnabled'], disposition: 'waived' }]);
    expect(recordOf(app).findings.filter(({ rule }) => rule === 'NIST.800.53.R5-S3BucketLoggingEnabled')).toEqual([]);
  });
});
