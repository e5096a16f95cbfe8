import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { App, CfnParameter, CfnResource, NestedStack, Stack, Validations } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { Construct } from 'constructs';
import { databaseIn, environmentIn, newApp, recordOf } from './apps';
import { AppEnvironment, EnvironmentTier, Governance, GovernedComponent, GovernedComponentProps, packs, policy, waivers } from '../../src';
import { GovernanceRecord } from '../../src/evidence/record/record';
import { RequestDesk } from '../../src/evidence/request-desk';
import { GovernanceAssertions } from '../../src/testing';

const INSTANT = '2026-11-21T00:00:00Z';
const REASON = 'a message that is lost here is sent again by the caller';

/** What a person says to a request. */
const completed = (yaml: string): string => `schemaVersion: 1\nwaivers:\n${yaml}`
  .replace(/reason: #.*/g, `reason: ${REASON}`)
  .replace(/owner: #.*/g, 'owner: team-shop')
  .replace(/approver: #.*/g, 'approver: security-review')
  .replace(/granted: #.*/g, 'granted: 2026-11-01')
  .replace(/expires: #.*/g, 'expires: 2027-03-31');

interface Judged {
  readonly record: GovernanceRecord;
  readonly app: App;
}

/** Judges what is composed, with a register where there is one. */
const judged = (compose: (app: App) => void, yaml?: string): Judged => {
  const app = newApp({ context: { 'paved-road:instant': INSTANT } });
  const register = join(app.outdir, '..', `${app.outdir.split('/').at(-1)}-waivers.yaml`);
  if (yaml !== undefined) {
    writeFileSync(register, completed(yaml));
    app.node.setContext('paved-road:waivers', register);
  }
  compose(app);
  GovernanceAssertions.of(app);
  return { record: recordOf(app), app };
};

const waived = ({ findings }: GovernanceRecord): string[] => findings.filter(({ waiver }) => waiver?.origin === 'register').map(({ id }) => id);
const faults = ({ findings }: GovernanceRecord): string[] => findings.filter(({ rule }) => /^PR-GOVERNANCE-(WAIVER(?!-BASE)|REGISTER)/.test(rule)).map(({ message }) => message);

const governed = (compose: (stack: Stack, app: App) => void, props: Parameters<typeof Governance.apply>[1] = {}) => (app: App) => {
  Governance.apply(app, props);
  compose(new Stack(app, 'Shop'), app);
};

const reading = (scope: Construct, id: string, ...resources: unknown[]): CfnPolicy => new CfnPolicy(scope, id, {
  policyName: id, roles: ['reader'], policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: resources }] },
});

const unencrypted = (app: App): void => {
  const database = databaseIn(app, EnvironmentTier.STAGING);
  (database.node.defaultChild as CfnDBCluster).addPropertyOverride('StorageEncrypted', false);
};

class Archive extends GovernedComponent {
  constructor(scope: Construct, id: string, props: GovernedComponentProps) {
    super(scope, id, props, { type: 'acme.Archive', version: '1.4.0' });
    const [files, more] = [new Bucket(this, 'Files', { enforceSSL: true }), new Bucket(this, 'More', { enforceSSL: true })];
    reading(this, 'Reading', files.arnForObjects('*'), more.arnForObjects('*'));
  }
}

describe('a request lifts exactly the finding that it is for, once a person completed it', () => {
  const archive = (app: App): void => { new Archive(new Stack(app, 'Shop'), 'Archive', { environment: environmentIn(app) }); };

  test.each<[string, (app: App) => void, (finding: GovernanceRecord['findings'][number]) => boolean]>([
    ['of our own rule, in a component', unencrypted, ({ rule }) => rule === 'PR-RDS-STORAGE-ENCRYPTED'],
    ['of cdk-nag, in a component with two of a kind', archive, ({ rule, resource }) => rule === 'AwsSolutions-S1' && resource!.path.includes('More')],
    ['of cdk-nag with a detail that names a neighbour', archive, ({ rule, detail }) => rule === 'AwsSolutions-IAM5' && detail!.includes('More')],
    ['of cdk-nag outside of components', governed((stack) => { new Bucket(stack, 'Files'); new Bucket(stack, 'More'); }), ({ rule, resource }) => rule === 'AwsSolutions-S1' && resource!.path === 'Shop/Files/Resource'],
    ['in a nested stack', governed((stack) => { new Bucket(new NestedStack(stack, 'Nested'), 'Files'); new Bucket(stack, 'Files'); }), ({ rule, resource }) => rule === 'AwsSolutions-S1' && resource!.stack === 'Shop/Nested'],
    ['of what is unknown', governed((stack) => new CfnSecurityGroup(stack, 'Office', {
      groupDescription: 'the office',
      securityGroupIngress: [{ description: 'https', ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: new CfnParameter(stack, 'Range').valueAsString }],
    }), { policy: policy.GovernancePolicy.fromLayers([new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, rules: { 'PR-EC2-NO-OPEN-INGRESS': { unknown: policy.Severity.ERROR } } })]) }),
    ({ rule, state }) => rule === 'PR-EC2-NO-OPEN-INGRESS' && state === 'unknown'],
    ['that two packs have', governed((stack) => new Bucket(stack, 'Files'), { packs: [new AwsSolutionsChecks(), new NIST80053R5Checks()] }), ({ rule, sameAs }) => rule === 'AwsSolutions-S1' && sameAs.length > 0],
    ['about the app, on a stack', governed((stack) => new Bucket(stack, 'Files'), { policy: policy.GovernancePolicy.fromLayers([new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, allow: { regions: ['eu-west-1'] } })]) }),
      ({ rule }) => rule === 'PR-GOVERNANCE-REGION-NOT-ALLOWED'],
    ['whose property has a value', governed((stack) => new CfnResource(stack, 'Db', { type: 'AWS::RDS::DBInstance', properties: { StorageEncrypted: false, Engine: 'postgres' } })), ({ rule }) => rule === 'PR-RDS-STORAGE-ENCRYPTED'],
  ])('%s', (_, compose, isMeant) => {
    const { record } = judged(compose);
    const meant = record.findings.filter(isMeant);
    expect(meant).toHaveLength(1);
    const request = new RequestDesk(record).requestFor(meant[0])!;
    const after = judged(compose, request.toYaml()).record;
    expect(faults(after)).toEqual([]);
    expect(waived(after)).toEqual([meant[0].id]);
  });

  test('and the value, where somebody knows it', () => {
    const { record } = judged(unencrypted);
    const finding = record.findings.find(({ rule }) => rule === 'PR-RDS-STORAGE-ENCRYPTED')!;
    const request = new RequestDesk(record, () => false).requestFor(finding)!;
    expect(request.words).toMatchObject({
      id: `W-${finding.id.slice(0, 8)}`,
      rules: ['PR-RDS-STORAGE-ENCRYPTED'],
      scope: { component: 'shop-env/Orders' },
      covers: 'violation',
      match: { property: 'StorageEncrypted', value: false },
      owner: 'team-shop',
      fingerprints: [finding.fingerprint],
    });
    expect(waived(judged(unencrypted, request.toYaml()).record)).toEqual([finding.id]);
  });

  test('A15: and holds when the stack is renamed, also with a neighbour in the detail', () => {
    const compose = (name: string) => (app: App): void => { new Archive(new Stack(app, name), 'Archive', { environment: environmentIn(app) }); };
    const { record } = judged(compose('Shop'));
    const finding = record.findings.find(({ rule, detail }) => rule === 'AwsSolutions-IAM5' && detail!.includes('More'))!;
    const request = new RequestDesk(record).requestFor(finding)!;
    expect(request.words).toMatchObject({ rules: ['AwsSolutions-IAM5[Resource::<shop-env/Archive/More/Resource.Arn>/*]'], scope: { component: 'shop-env/Archive' } });
    expect(waived(judged(compose('Renamed'), request.toYaml()).record)).toEqual([finding.id]);
  });

  test('and not the same with another value', () => {
    const compose = (value: unknown) => governed((stack) => new CfnResource(stack, 'Db', { type: 'AWS::RDS::DBInstance', properties: { Engine: 'postgres', PubliclyAccessible: value } }));
    const { record } = judged(compose(true));
    const finding = record.findings.find(({ rule }) => rule === 'PR-RDS-NOT-PUBLIC')!;
    const request = new RequestDesk(record).requestFor(finding)!;
    expect(waived(judged(compose('true'), request.toYaml()).record)).toEqual([]);
    expect(waived(judged(compose(true), request.toYaml()).record)).toEqual([finding.id]);
  });

  test('and none is made for what has no place', () => {
    const [finding] = judged(unencrypted).record.findings;
    const homeless = { ...finding, resource: undefined };
    expect(new RequestDesk({ findings: [homeless], components: [], environments: [] }).requestFor(homeless)).toBeUndefined();
  });
});

describe('an untrusted proposal', () => {
  class Scratch extends GovernedComponent {
    constructor(scope: Construct, id: string, props: GovernedComponentProps, type = 'acme.Scratch') {
      super(scope, id, props, { type, version: '1.4.0' });
      this.proposeException({ rule: 'AwsSolutions-S1', resource: new Bucket(this, 'Resource', { enforceSSL: true }), reason: REASON });
    }
  }
  const layers = (exceptions: policy.ExceptionSettings) =>
    policy.GovernancePolicy.fromLayers([new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, exceptions })]);
  const scratch = (exceptions: policy.ExceptionSettings = {}, type?: string) => (app: App): void => {
    Governance.apply(app, { policy: layers(exceptions) });
    new Scratch(new Stack(app, 'Shop'), 'Scratch', { environment: environmentIn(app) }, type);
  };
  const said = ({ findings }: GovernanceRecord) => findings.filter(({ rule }) => rule === 'PR-GOVERNANCE-PROPOSAL-UNTRUSTED');
  const requested = ({ findings, requests }: GovernanceRecord): (string | undefined)[] => requests.flatMap((request) => request.findings)
    .map((id) => findings.find((finding) => finding.id === id)?.rule);

  test('is a request with its own reason, and a finding that says whom to trust or what to ask for', () => {
    const { record } = judged(scratch());
    expect(record.requests).toEqual([expect.objectContaining({
      origin: 'proposal', path: 'Shop/Scratch/Resource', rules: ['AwsSolutions-S1'], scope: { component: 'shop-env/Scratch' }, reason: REASON, owner: 'team-shop',
    })]);
    expect(requested(record)).toEqual(['AwsSolutions-S1']);
    expect(said(record)).toEqual([expect.objectContaining({
      severity: 'INFO',
      disposition: 'advisory',
      resource: expect.objectContaining({ path: 'Shop/Scratch/Resource/Resource' }),
      message: `Shop/Scratch of acme 1.4.0 proposes an exception from AwsSolutions-S1 on Shop/Scratch/Resource, which does not count ("${REASON}")`,
      fix: expect.stringMatching(new RegExp(`trust it with 'exceptions.trust: \\[acme@1.4.0\\]', or complete the entry ${record.requests[0].id},`)),
    })]);
  });

  test('is granted by its request, and neither is left afterwards', () => {
    const { findings, origin, path, ...words } = judged(scratch()).record.requests[0];
    const { record } = judged(scratch(), new waivers.WaiverRequest(words).toYaml());
    expect(waived(record)).toEqual(findings);
    expect([record.requests, said(record)]).toEqual([[], []]);
  });

  test('says nothing once the policy trusts the library at that version', () => {
    const { record } = judged(scratch({ trust: ['acme@1.4.0', 'cdk-paved-road@*'] }));
    expect([record.requests, said(record)]).toEqual([[], []]);
    expect(judged(scratch({ trust: ['acme@^2', 'cdk-paved-road@*'] })).record.requests).toHaveLength(1);
  });

  test('of somebody who speaks as this library is trusted by no policy', () => {
    expect(said(judged(scratch({}, 'cdk-paved-road.Scratch')).record)[0].fix).toMatch(/^complete the entry W-/);
  });

  test('for what is never excepted has nothing to ask for', () => {
    const { record } = judged(scratch({ never: ['AwsSolutions-S1'] }));
    expect(record.requests).toEqual([]);
    expect(said(record)).toMatchObject([{ fix: expect.not.stringContaining('complete') }]);
  });

  test('that lifts nothing is listed and no more', () => {
    const { record } = judged((app) => { Governance.apply(app, { packs: [new packs.PavedRoadChecks()] }); new Scratch(new Stack(app, 'Shop'), 'Scratch', { environment: environmentIn(app) }); });
    expect([record.requests, said(record)]).toEqual([[], []]);
    expect(record.waivers.filter((entry) => entry.state === 'untrusted')).toMatchObject([{ rule: 'AwsSolutions-S1' }]);
  });

  test('asks for nothing where nobody knows whether there is anything to except', () => {
    class Office extends GovernedComponent {
      constructor(scope: Construct, id: string, props: GovernedComponentProps) {
        super(scope, id, props, { type: 'acme.Office', version: '1.4.0' });
        const group = new CfnSecurityGroup(this, 'Resource', {
          groupDescription: 'the office',
          securityGroupIngress: [{ description: 'https', ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: new CfnParameter(this, 'Range').valueAsString }],
        });
        this.proposeException({ rule: 'PR-EC2-NO-OPEN-INGRESS', resource: group, reason: 'the network team deploys with the range of the office' });
      }
    }
    const { record } = judged((app) => { new Office(new Stack(app, 'Shop'), 'Office', { environment: environmentIn(app) }); });
    expect(record.findings.filter(({ rule }) => rule === 'PR-EC2-NO-OPEN-INGRESS')).toMatchObject([{ state: 'unknown' }]);
    expect([record.requests, said(record)]).toEqual([[], []]);
  });

  test('makes a record that is as its schema says', () => {
    const ajv = new Ajv({ allErrors: true });
    addFormats(ajv);
    const isValid = ajv.compile(JSON.parse(readFileSync('schemas/record.schema.json', 'utf8')));
    const { record } = judged((app) => {
      new Archive(new Stack(app, 'Shop'), 'Archive', { environment: environmentIn(app) });
      new Scratch(app.node.findChild('Shop') as Stack, 'Scratch', { environment: app.node.findChild('Env') as AppEnvironment });
      (app.node.findChild('Shop') as Stack).templateOptions.metadata = { cdk_nag: { rules_to_suppress: [{ id: 'AwsSolutions-IAM5', reason: 'all of it' }] } };
    });
    expect([isValid(record), isValid.errors, record.requests.map(({ origin }) => origin)]).toEqual([true, null, ['acknowledgement', 'proposal']]);
  });

  test('of this library itself is one where the policy trusts only others', () => {
    const { record } = judged((app) => { Governance.apply(app, { policy: layers({ trust: ['acme@^1'] }) }); databaseIn(app); });
    expect(said(record).map(({ fix }) => fix)).toContainEqual(expect.stringContaining('exceptions.trust: [cdk-paved-road@'));
  });
});

describe('acknowledgements', () => {
  const acknowledge = (at: Construct, id: string, reason = 'it is a test of what happens') => Validations.of(at).acknowledge({ id, reason });
  const messages = ({ findings }: GovernanceRecord) => findings.filter(({ rule }) => rule === 'PR-GOVERNANCE-ACKNOWLEDGEMENT').map(({ message, fix }) => [message, fix]);
  const requests = (record: GovernanceRecord) => record.requests
    .map(({ path, rules, scope, covers, findings }) => [path, rules, scope, covers, findings.length]);

  test('that are about something are one request for all of it, with every fingerprint', () => {
    const compose = governed((stack) => {
      new Bucket(stack, 'Files');
      new Bucket(stack, 'More');
      acknowledge(stack, 'AwsSolutions-S1');
    });
    const { record } = judged(compose);
    expect(requests(record)).toEqual([['Shop', ['AwsSolutions-S1'], { path: 'Shop' }, 'violation', 2]]);
    expect(record.requests[0].fingerprints).toHaveLength(2);
    expect(messages(record)).toEqual([[expect.not.stringContaining('nothing'), expect.stringContaining("'requests' of the record has the entry")]]);
    const { origin, path, findings, ...words } = record.requests[0];
    expect(waived(judged(compose, new waivers.WaiverRequest(words).toYaml()).record)).toEqual(findings);
  });

  test('that would cover what was granted otherwise are a request for each finding', () => {
    const compose = governed((stack) => {
      for (const id of ['One', 'Two', 'Three']) new Bucket(stack, id);
      acknowledge(stack, 'AwsSolutions-S1');
    });
    const { record } = judged(compose);
    const [first] = record.findings.filter(({ rule }) => rule === 'AwsSolutions-S1');
    const granted = judged(compose, new RequestDesk(record).requestFor(first)!.toYaml()).record;
    expect(requests(granted)).toEqual(['Three', 'Two'].map((id) => ['Shop', ['AwsSolutions-S1'], { path: `Shop/${id}/Resource` }, 'violation', 1]));
  });

  test('of a violation and of what is unknown are never one request', () => {
    const { record } = judged(governed((stack) => {
      for (const range of ['0.0.0.0/0', new CfnParameter(stack, 'Range').valueAsString]) {
        new CfnSecurityGroup(stack, `Group${stack.node.children.length}`, {
          groupDescription: 'the office', securityGroupIngress: [{ description: 'https', ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: range }],
        });
      }
      acknowledge(stack, 'PR-EC2-NO-OPEN-INGRESS');
    }));
    expect(record.requests.map(({ covers }) => covers).sort()).toEqual(['unknown', 'violation']);
  });

  test('on the App are a request for each stack, and the nearest one counts', () => {
    const { record } = judged((app) => {
      Governance.apply(app);
      for (const name of ['One', 'Two']) new Bucket(new Stack(app, name), 'Files');
      acknowledge(app, 'AwsSolutions-S1');
      acknowledge(app.node.findChild('Two').node.findChild('Files') as Construct, 'AwsSolutions-S1', 'nearer');
    });
    expect(record.requests.map(({ path, scope, reason }) => [path, scope, reason])).toEqual([
      ['', { path: 'One/Files/Resource' }, 'it is a test of what happens'], ['Two/Files', { path: 'Two/Files/Resource' }, 'nearer'],
    ]);
  });

  test('are requests where nothing blocks, with the fingerprint', () => {
    const { record } = judged(governed((stack) => acknowledge(new Bucket(stack, 'Files'), 'AwsSolutions-S1'), { mode: policy.GovernanceMode.OBSERVE }));
    expect(record.requests).toMatchObject([{ fingerprints: [expect.stringMatching(/^[0-9a-f]{16}$/)] }]);
  });

  test('with a bare id are about no finding with a detail, and with a detail about one alone', () => {
    const compose = (id: string) => governed((stack) => {
      reading(stack, 'Reading', '*', 'a b*');
      acknowledge(stack, id);
    });
    expect(requests(judged(compose('AwsSolutions-IAM5')).record)).toEqual([]);
    expect(requests(judged(compose('AwsSolutions-IAM5[Resource::*]')).record)).toEqual([['Shop', ['AwsSolutions-IAM5[Resource::*]'], { path: 'Shop/Reading' }, 'violation', 1]]);
    expect(requests(judged(compose('AwsSolutions-IAM5[Resource::a b*]')).record)).toEqual([['Shop', ['AwsSolutions-IAM5[Resource::a b*]'], { path: 'Shop/Reading' }, 'violation', 1]]);
  });

  test('that are about nothing, or name no rule, say so and ask for nothing', () => {
    const { record } = judged(governed((stack) => {
      const bucket = new Bucket(stack, 'Files', { enforceSSL: true });
      acknowledge(bucket, 'AwsSolutions-S10', 'mended meanwhile');
      acknowledge(bucket, 'AwsSolution-S1', 'mistyped');
      acknowledge(bucket, 'CloudFormation-Validate::W9007', 'not ours');
    }));
    expect(record.requests).toEqual([]);
    expect(messages(record)).toEqual([
      [expect.stringContaining('it is about nothing that was found'), 'take the acknowledgement out'],
      [expect.stringContaining('no pack has such a rule, did you mean AwsSolutions-S1?'), 'take the acknowledgement out'],
    ]);
  });

  test.each([[{ 'AwsSolutions-S1': 'by hand' }, ['AwsSolutions-S1']], [{ 'AwsSolutions-S1': 3 }, ['AwsSolutions-S1']], ['AwsSolutions-S1', []], [null, []], [[], []]])('written by hand as %j are listed as %j', (data, rules) => {
    const { record } = judged(governed((stack) => new Bucket(stack, 'Files').node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, data)));
    expect(record.acknowledgements.map(({ rule }) => rule)).toEqual(rules);
    expect(record.requests).toHaveLength(rules.length);
  });

  describe('of cdk-nag 2', () => {
    const left = (metadata: unknown) => governed((stack) => {
      const policyOfReader = reading(stack, 'Reading', '*', 'arn:aws:s3:::files/*');
      policyOfReader.addMetadata('cdk_nag', metadata);
    });

    test.each([
      ['a rule stands for all its findings', { id: 'AwsSolutions-IAM5', reason: 'a reader reads' }, 2],
      ['details stand for themselves', { id: 'AwsSolutions-IAM5', reason: 'a reader reads', applies_to: ['Resource::*'] }, 1],
      ['reasons are decoded', { id: 'AwsSolutions-IAM5', reason: Buffer.from('a reader reads').toString('base64'), is_reason_encoded: true }, 2],
    ])('on resources: %s', (_, suppression, findings) => {
      const { record } = judged(left({ rules_to_suppress: [suppression] }));
      expect(record.acknowledgements).toMatchObject([{ path: 'Shop/Reading', reason: 'a reader reads', form: 'cdk-nag 2', remarks: ['it stands in the template, as cdk-nag 2 writes it'] }]);
      expect(record.requests).toMatchObject([{ reason: 'a reader reads', findings: Array(findings).fill(expect.any(String)) }]);
      expect(record.findings.filter(({ rule }) => rule === 'AwsSolutions-IAM5').map(({ disposition }) => disposition)).toEqual(['blocking', 'blocking']);
    });

    test('on templates hold for the whole stack', () => {
      const { record } = judged(governed((stack) => {
        stack.templateOptions.metadata = { cdk_nag: { rules_to_suppress: [{ id: 'AwsSolutions-S1', reason: 'logs cost too much' }] } };
        new Bucket(stack, 'Files');
      }));
      expect(record.acknowledgements).toMatchObject([{ path: 'Shop', form: 'cdk-nag 2' }]);
      expect(record.requests).toMatchObject([{ path: 'Shop', rules: ['AwsSolutions-S1'] }]);
    });

    test('with a pattern are listed with it, and ask for nothing', () => {
      const { record } = judged(left({ rules_to_suppress: [{ id: 'AwsSolutions-IAM5', reason: 'a reader reads', applies_to: [{ regex: '/^Resource::/' }] }] }));
      expect(record.acknowledgements).toMatchObject([{ rule: 'AwsSolutions-IAM5[/^Resource::/]', remarks: expect.arrayContaining(['it names findings by a pattern, which is not looked for']) }]);
      expect(record.requests).toEqual([]);
    });

    test.each([null, 'text', [], { rules_to_suppress: 'text' }, { rules_to_suppress: [null, 3, {}, { id: 4 }, { id: '' }] }])('written as %j are none', (metadata) => {
      expect(judged(left(metadata)).record.acknowledgements).toEqual([]);
    });

    test('that cdk-nag 3 copies from code are not listed twice', () => {
      const { record } = judged((app) => {
        Governance.apply(app, { packs: [new AwsSolutionsChecks(app, { writeSuppressionsToCloudFormation: true })] });
        acknowledge(new Bucket(new Stack(app, 'Shop'), 'Files'), 'AwsSolutions-S1');
      });
      expect(record.acknowledgements).toHaveLength(1);
    });
  });
});
