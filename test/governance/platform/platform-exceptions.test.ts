import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { App, CfnResource, CustomResource, CustomResourceProvider, CustomResourceProviderBase, NestedStack, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import { CfnFunction, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogRetention, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { Construct } from 'constructs';
import { appOf, HELPER_APPS, helperApp, RECOGNISED } from './helper-apps';
import { Governance, packs, policy } from '../../../src';
import { GovernanceRecord } from '../../../src/evidence/record/record';
import { HELPERS } from '../../../src/governance/platform/catalogue';
import { CDK_RUNTIME } from '../../../src/governance/platform/grounds';
import { LEFT_TO_USERS, NOT_LISTED } from '../../../src/governance/platform/left-to-users';
import { PlatformExceptions } from '../../../src/governance/platform/platform-exceptions';
import { Disposition, Finding } from '../../../src/policy/decision/finding';
import { Severity } from '../../../src/policy/rule/severity';
import { RenderedApp } from '../../../src/policy/template/rendered-app';
import { fullRuleId } from '../../../src/private/rule-id';
import { recordOf } from '../apps';

const CDK = dirname(require.resolve('aws-cdk-lib/package.json'));
const HANDLERS = 'custom-resource-handlers/dist';
const ALL_PACKS = () => [
  new packs.PavedRoadChecks(), new AwsSolutionsChecks(), new HIPAASecurityChecks(), new NIST80053R4Checks(), new NIST80053R5Checks(),
  new PCIDSS321Checks(), new ServerlessChecks(),
];

/** What is found in an app, without failing its synthesis. */
function judged(app: App, layer: Partial<policy.PolicyLayerProps> = {}): GovernanceRecord {
  Governance.apply(app, {
    mode: policy.GovernanceMode.OBSERVE,
    packs: ALL_PACKS(),
    policy: policy.GovernancePolicy.fromLayers([new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, ...layer })]),
  });
  app.synth();
  return recordOf(app);
}

const namesOf = ({ rule, detail, sameAs }: Finding) => [fullRuleId(rule, detail), ...sameAs];
const excepted = ({ findings }: GovernanceRecord) => findings.filter(({ waiver }) => waiver?.origin === 'platform');
const pathsOf = (findings: readonly Finding[]) => [...new Set(findings.map(({ resource }) => resource!.path))];

const records = new Map(Object.keys(HELPER_APPS).map((name) => [name, judged(helperApp(name))]));
const everything = [...records.values()].flatMap(({ findings }) => findings);

/** A parameter in the stack of the function at the edge, and the role of a framework that was put into a network. */
const OF_OTHERS = [/^edge-lambda-stack-\w+\/Edge\/Parameter\//, /KubectlProvider\/Provider\/framework-onEvent\/ServiceRole\/Resource$/];

describe('the catalogue', () => {
  test.each(Object.keys(HELPER_APPS))('recognises what the CDK made, and nothing else: %s', (name) => {
    expect([...new Set(excepted(records.get(name)!).map(({ waiver }) => waiver!.helper))].sort()).toEqual(RECOGNISED[name] ?? []);
  });

  const excepting = HELPERS.flatMap(({ name, grounds }) => Object.entries(grounds)
    .flatMap(([path, list]) => list.flatMap(({ rules }) => rules.map((rule) => [rule, name, path]))));
  test.each(excepting)('excepts what is found: %s, of what %s, on %s', (rule, name, path) => {
    const found = everything.filter(({ waiver, resource }) => waiver?.helper === name && resource!.path === `${waiver.component}/${path}`);
    expect(found.flatMap(namesOf)).toContain(rule);
  });

  test.each(HELPERS.flatMap(({ name, grants = [] }) => grants.map(({ reason }) => [name, reason])))('grants what is found: %s, since it %s', (name, reason) => {
    expect(everything.filter(({ waiver }) => waiver?.helper === name && waiver.reason === reason)).not.toEqual([]);
  });

  test('leaves to users what they can repair, and nothing else that would block', () => {
    const places = new Map(everything.flatMap(({ waiver }) => waiver?.helper === undefined ? [] : [[waiver.component!, waiver.helper]]));
    const open = everything.filter(({ severity, disposition }) => severity === Severity.ERROR && disposition !== Disposition.WAIVED);
    const left = open.flatMap((finding) => {
      const [place] = [...places.keys()].filter((path) => finding.resource?.path.startsWith(`${path}/`)).sort((a, b) => b.length - a.length);
      return place === undefined ? [] : [[places.get(place), finding.resource!.path, namesOf(finding)] as const];
    });
    const isListed = ([helper, path, names]: typeof left[number]) => OF_OTHERS.some((shape) => shape.test(path))
      || LEFT_TO_USERS.some(({ helpers, rules }) => helpers.includes(helper!) && names.some((name) => rules.includes(name)));
    expect(left.filter((finding) => !isListed(finding))).toEqual([]);
  });

  // The runtime of the function at the edge in these apps is the newest one.
  const leaving = LEFT_TO_USERS.filter(({ rules }) => rules !== CDK_RUNTIME.rules);
  test.each(leaving)('lists what is left to users only where it is found: of what $helpers, $rules', ({ helpers, rules }) => {
    const components = everything.flatMap(({ waiver }) => helpers.includes(waiver?.helper ?? '') ? [waiver!.component] : []);
    const open = everything.filter(({ resource, waiver }) => waiver === undefined && components.some((path) => resource?.path.startsWith(`${path}/`)));
    expect(open.flatMap(namesOf).filter((name) => rules.includes(name))).not.toEqual([]);
  });

  test('speaks of all code that the CDK runs in apps', () => {
    const folders = readdirSync(join(CDK, HANDLERS)).flatMap((service) => readdirSync(join(CDK, HANDLERS, service), { withFileTypes: true })
      .filter((entry) => entry.isDirectory()).map(({ name }) => `${service}/${name}`)).filter((name) => name !== 'core/nodejs-entrypoint-handler');
    const known = [...HELPERS.flatMap(({ code = '' }) => code.replace(`${HANDLERS}/`, '').replace('/index.py', '')), ...NOT_LISTED.flatMap(({ code }) => code)];
    expect(folders.filter((folder) => !known.includes(folder))).toEqual([]);
  });
});

const own = (text = 'exports.handler = () => {}') => {
  const folder = mkdtempSync(join(tmpdir(), 'own-code'));
  writeFileSync(join(folder, 'index.js'), text);
  return folder;
};
const genuine = (code: string, more: Readonly<Record<string, string>> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'copy'));
  cpSync(join(CDK, code), folder, { recursive: true });
  for (const [name, text] of Object.entries(more)) writeFileSync(join(folder, name), text);
  return folder;
};
const lambdaIn = (scope: Construct, id: string, code: Code) => new LambdaFunction(scope, id, { code, handler: 'index.handler', runtime: Runtime.NODEJS_24_X });
const providerIn = (scope: Construct, id: string, codeDirectory: string) => new (class extends CustomResourceProviderBase {
  constructor() {
    super(scope, id, { codeDirectory, runtimeName: 'nodejs24.x' });
  }
})();
const callIn = (scope: Construct) => new AwsCustomResource(scope, 'Call', {
  onCreate: { service: 'S3', action: 'listBuckets', physicalResourceId: PhysicalResourceId.of('x') }, policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: ['arn:aws:s3:::x'] }),
});
const emptiedIn = (scope: Construct) => new Bucket(scope, 'Files', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
const retainedIn = (scope: Construct) => new LogRetention(scope, 'Retention', { logGroupName: '/x', retention: RetentionDays.ONE_WEEK });

const CALLS = 'AWS679f53fac002430cb0da5b7982bd2287';
const CALLS_CODE = `${HANDLERS}/custom-resources/aws-custom-resource-handler`;
const EMPTIES = 'Custom::S3AutoDeleteObjectsCustomResourceProvider';
const EMPTIES_CODE = `${HANDLERS}/aws-s3/auto-delete-objects-handler`;
const RETENTION = 'LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a';

describe('what only looks like a helper', () => {
  test.each<[string, (stack: Stack) => unknown]>([
    ['a function of the same name with other code', (stack) => lambdaIn(stack, CALLS, Code.fromInline('x'))],
    ['a function of the same name with a folder of other code', (stack) => lambdaIn(stack, CALLS, Code.fromAsset(own()))],
    ['other code under the hash of the CDK', (stack) => {
      const hash = /[0-9a-f]{64}/.exec(JSON.stringify(appOf(callIn).synth().getStackByName('Shop').template.Resources))![0];
      lambdaIn(stack, CALLS, Code.fromAsset(own(), { assetHash: hash }));
    }],
    ['the code of the CDK with a file besides', (stack) => lambdaIn(stack, CALLS, Code.fromAsset(genuine(CALLS_CODE, { 'more.js': '' })))],
    ['the code of the CDK with a changed file', (stack) => lambdaIn(stack, CALLS, Code.fromAsset(genuine(CALLS_CODE, { 'index.js': 'exports.handler = () => {}' })))],
    ['the code of another helper', (stack) => lambdaIn(stack, CALLS, Code.fromAsset(genuine(EMPTIES_CODE)))],
    ['the code of the CDK under another name', (stack) => lambdaIn(stack, 'Calls', Code.fromAsset(genuine(CALLS_CODE)))],
    ['the code and the name, not directly below a stack', (stack) => lambdaIn(new Construct(stack, 'Inner'), CALLS, Code.fromAsset(genuine(CALLS_CODE)))],
    ['a construct of another class', (stack) => lambdaIn(new Construct(stack, CALLS), 'Function', Code.fromAsset(genuine(CALLS_CODE)))],
    ['a generic resource', (stack) => new CfnResource(stack, CALLS, { type: 'AWS::Lambda::Function', properties: { Code: { ZipFile: 'x' } } })],
    ['a provider of the same name with other code', (stack) => providerIn(stack, EMPTIES, own())],
    ['a provider of another class', (stack) => CustomResourceProvider.getOrCreate(stack, 'Custom::S3AutoDeleteObjects', { codeDirectory: own(), runtime: 'nodejs22.x' as never })],
    ['a provider of another class with the code and the name', (stack) =>
      CustomResourceProvider.getOrCreate(stack, 'Custom::S3AutoDeleteObjects', { codeDirectory: join(CDK, EMPTIES_CODE), runtime: 'nodejs22.x' as never })],
    ['a helper whose code an override replaces', (stack) => {
      emptiedIn(stack);
      (stack.node.findChild(EMPTIES).node.findChild('Handler') as CfnResource).addPropertyOverride('Code', { ZipFile: 'x' });
    }],
    ['a helper whose code an override takes from another bucket', (stack) => {
      callIn(stack);
      (stack.node.findChild(CALLS).node.defaultChild as CfnFunction).addPropertyOverride('Code.S3Bucket', 'mine');
    }],
    ['a helper whose code an override takes from elsewhere', (stack) => {
      callIn(stack);
      (stack.node.findChild(CALLS).node.defaultChild as CfnFunction).addPropertyOverride('Code.S3Key', `${'0'.repeat(64)}.zip`);
    }],
    ['nothing but a custom resource of that type', (stack) => new CustomResource(stack, EMPTIES, { serviceToken: 'arn', resourceType: 'Custom::S3AutoDeleteObjects' })],
  ])('has nothing excepted: %s', (_, compose) => {
    expect(excepted(judged(appOf(compose)))).toEqual([]);
  });

  test('and is of the CDK in all that is compared: a copy of its code below its name', () => {
    expect(pathsOf(excepted(judged(appOf((stack) => lambdaIn(stack, CALLS, Code.fromAsset(genuine(CALLS_CODE)))))))).toContain(`Shop/${CALLS}/Resource`);
  });
});

describe('a helper', () => {
  test.each<[string, (stack: Stack, app: App) => unknown, string]>([
    ['in a nested stack', (stack) => emptiedIn(new NestedStack(stack, 'Inner')), `Shop/Inner/${EMPTIES}`],
    ['in a stage', (_, app) => emptiedIn(new Stack(new Stage(app, 'Prod'), 'Shop')), `Prod/Shop/${EMPTIES}`],
    ['in a stack without account and region', (_, app) => callIn(new Stack(app, 'Anywhere')), `Anywhere/${CALLS}`],
  ])('is recognised %s', (_, compose, path) => {
    expect(pathsOf(excepted(judged(appOf(compose)))).filter((each) => each.startsWith(`${path}/`))).toHaveLength(2);
  });

  test('is unknown in a version of the CDK that nobody looked at', () => {
    const app = appOf(emptiedIn);
    app.synth();
    const rendered = RenderedApp.read(app);
    const aboutHandler = (cdk?: string) => [...new PlatformExceptions(app, rendered, cdk).about(rendered.resources.find(({ view }) => view.place.path.endsWith('/Handler'))!).keys()];
    expect(aboutHandler('2.262.0')).toEqual([]);
    expect(aboutHandler('3.0.0')).toEqual([]);
    expect(aboutHandler()).toContain('PR-LAMBDA-TRACED');
  });

  const IAM5 = 'AwsSolutions-IAM5';
  const openPermissions = (add: (retention: Construct) => void) => judged(appOf((stack) => {
    retainedIn(stack);
    add(stack.node.findChild(RETENTION) as Construct);
  })).findings.filter(({ rule, disposition }) => rule === IAM5 && disposition !== Disposition.WAIVED).map(({ detail }) => detail);
  const allow = (retention: Construct, Action: string | string[], Resource: string, key = 'Action') => {
    const resource = retention.node.findChild('ServiceRole').node.findChild('DefaultPolicy').node.defaultChild as CfnResource;
    resource.addPropertyOverride('PolicyDocument.Statement.1', { Effect: 'Allow', [key]: Action, Resource });
  };
  test.each<[string, (retention: Construct) => void, (string | undefined)[]]>([
    ['nothing', () => {}, []],
    ['an action of the CDK on one log group', (retention) => allow(retention, 'logs:PutRetentionPolicy', 'arn:aws:logs:eu-west-1:111111111111:log-group:/y'), []],
    ['another action without a star', (retention) => allow(retention, 's3:GetObject', 'arn:aws:s3:::files/a'), []],
    ['another action on everything', (retention) => allow(retention, 's3:GetObject', '*'), ['Resource::*']],
    ['another action beside one of the CDK', (retention) => allow(retention, ['logs:PutRetentionPolicy', 's3:GetObject'], '*'), ['Resource::*']],
    ['an action with a star', (retention) => allow(retention, 'logs:*', '*'), ['Action::logs:*', 'Resource::*']],
    ['all actions but one, which cdk-nag says nothing precise about', (retention) => allow(retention, 'iam:PassRole', '*', 'NotAction'), [undefined]],
    ['deletion of every log group', (retention) => allow(retention, 'logs:DeleteLogGroup', 'arn:<AWS::Partition>:logs:eu-west-1:111111111111:log-group:*:*'), ['Resource::arn:<AWS::Partition>:logs:eu-west-1:111111111111:log-group:*:*']],
  ])('may do what the CDK lets it, and what is added is found: %s', (_, add, open) => {
    expect(openPermissions(add)).toEqual(open);
  });
});

/** What stays open of what rules find in permissions, when a statement is added to those of a helper. */
const openAfter = (app: string, path: string, position: string, statement: object) => judged(appOf((stack, root) => {
  HELPER_APPS[app](stack, root);
  const resource = root.node.findAll().find(({ node }) => node.path === path) as CfnResource;
  resource.addPropertyOverride(position, { Effect: 'Allow', ...statement });
})).findings.filter(({ rule, resource, waiver }) => /IAM5|StarPermissions/.test(rule) && resource?.path === path && waiver === undefined).map((finding) => namesOf(finding)[0]);

test.each<[string, string, string, string, object, string[]]>([
  ['another bucket is written to', 'bucket deployment', 'Shop/Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C/ServiceRole/DefaultPolicy/Resource', 'PolicyDocument.Statement.2',
    { Action: 's3:PutObject', Resource: { 'Fn::Sub': '${Other.Arn}/*' } }, ['AwsSolutions-IAM5[Resource::<Other.Arn>/*]']],
  ['another function is invoked', 'provider framework', 'Shop/Framework/framework-onEvent/ServiceRole/DefaultPolicy/Resource', 'PolicyDocument.Statement.2',
    { Action: 'lambda:InvokeFunction', Resource: { 'Fn::Sub': '${Other.Arn}:*' } }, ['AwsSolutions-IAM5[Resource::<Other.Arn>:*]']],
  ['everything is read beside something of the CDK', 'canary clean-up', 'Shop/Custom::SyntheticsAutoDeleteUnderlyingResourcesCustomResourceProvider/Role', 'Policies.0.PolicyDocument.Statement.2',
    { Action: 's3:GetObject', Resource: '*' }, ['AwsSolutions-IAM5[Resource::*]', 'Serverless-LambdaStarPermissions']],
  ['everything is read', 'delete existing record', 'Shop/Custom::DeleteExistingRecordSetCustomResourceProvider/Role', 'Policies.0.PolicyDocument.Statement.3',
    { Action: 's3:GetObject', Resource: '*' }, ['AwsSolutions-IAM5[Resource::*]', 'Serverless-LambdaStarPermissions']],
])('what a helper does not work for is found: %s', (_, app, path, position, statement, open) => {
  expect(openAfter(app, path, position, statement)).toEqual(open);
});

test('a grant with a condition holds with that condition alone', () => {
  const open = (change: (role: CfnResource) => void) => judged(appOf((stack, app) => {
    HELPER_APPS['ECR auto-delete'](stack, app);
    change(stack.node.findChild('Custom::ECRAutoDeleteImagesCustomResourceProvider').node.findChild('Role') as CfnResource);
  })).findings.filter(({ rule, waiver }) => rule === 'AwsSolutions-IAM5' && waiver === undefined);
  expect(open(() => {})).toEqual([]);
  expect(open((role) => role.addPropertyDeletionOverride('Policies.0.PolicyDocument.Statement.0.Condition'))).toHaveLength(1);
  expect(open((role) => role.addPropertyOverride('Policies.0.PolicyDocument.Statement.0.Condition', { Bool: { 'aws:SecureTransport': true } }))).toHaveLength(1);
});

describe('an exception of the platform', () => {
  const schema = JSON.parse(readFileSync('schemas/record.schema.json', 'utf8')) as object;
  const isAsTheSchemaSays = addFormats(new Ajv({ allowUnionTypes: true })).compile(schema);
  const entry = { origin: 'platform', component: `Shop/${EMPTIES}`, helper: 'empties buckets', cdk: '^2.263.0' };

  test('stands in the record with helper, range, reason and resource, where it is in use', () => {
    const record = judged(appOf(emptiedIn));
    expect(record.waivers).toContainEqual({ ...entry, rule: 'PR-LAMBDA-TRACED', resource: `Shop/${EMPTIES}/Handler`, reason: expect.stringContaining('deployments'), state: 'active' });
    expect(record.waivers).toHaveLength(excepted(record).length);
    expect(isAsTheSchemaSays(JSON.parse(JSON.stringify(record)))).toBe(true);
    expect(record.findings.find(({ rule, waiver }) => rule === 'PR-LAMBDA-TRACED' && waiver)!.waiver).toMatchObject({ ...entry, id: expect.stringMatching(/^platform exception: empties buckets: /) });
  });

  test('lets an app through that has a helper and nothing else that blocks', () => {
    const app = appOf(retainedIn);
    Governance.apply(app, { packs: [new AwsSolutionsChecks(), new NIST80053R5Checks()] });
    expect(() => app.synth()).not.toThrow();
    expect(recordOf(app).counts.byDisposition[Disposition.WAIVED]).toBeGreaterThan(0);
  });

  test('counts nowhere when any layer says so', () => {
    expect(excepted(judged(appOf(emptiedIn), { exceptions: { platform: false } }))).toEqual([]);
    expect(excepted(judged(appOf(emptiedIn), { exceptions: { platform: true } }))).not.toEqual([]);
  });

  test('never lifts what is never excepted', () => {
    const record = judged(appOf(emptiedIn), { exceptions: { never: ['NIST.800.53.R5-LambdaInsideVPC'] } });
    const rules = excepted(record).flatMap(namesOf);
    expect(rules).not.toContain('HIPAA.Security-LambdaInsideVPC');
    expect(rules).toContain('HIPAA.Security-LambdaDLQ');
  });
});
