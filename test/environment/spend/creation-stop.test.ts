import { App, AppProps, CliCredentialsStackSynthesizer, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { AlarmSeverity, EnvironmentTier } from '../../../src/core';
import { AppEnvironment, AppEnvironmentProps } from '../../../src/environment';
import { Governance } from '../../../src/governance';
import { TagSchema } from '../../../src/tagging';
import { CONCRETE, properties, Rendered, resources, Shop, VALID } from '../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const ACTION = 'AWS::Budgets::BudgetsAction';

function spending(props: Partial<AppEnvironmentProps> = {}, appProps: AppProps = {}): Shop {
  const shop = new Shop({ tier: PLAYGROUND, name: 'try-it', ...props }, appProps);
  shop.environment.provideAlarmTopic(shop.stack, AlarmSeverity.INFO);
  return shop;
}

const rolesOf = ({ template }: Shop): unknown[] => properties(template, ACTION).Definition.IamActionDefinition.Roles;
const denialIn = ({ template }: Shop): Rendered => properties(template, 'AWS::IAM::ManagedPolicy', 'BudgetStopPolicy').PolicyDocument.Statement[0];

describe('Cost ceiling with a stop', () => {
  test.each([[PLAYGROUND, true], [DEVELOPMENT, false], [STAGING, false], [PRODUCTION, false]])('in %s a spent budget stops creation: %s', (tier, stops) => {
    spending({ tier, monthlyBudget: 50 }).template.resourceCountIs(ACTION, stops ? 1 : 0);
  });

  test('is there wherever a custom tier asks for it', () => {
    const tier = EnvironmentTier.custom('sandbox', { basedOn: DEVELOPMENT, budgetStopsCreation: true });
    spending({ tier }).template.resourceCountIs(ACTION, 1);
  });

  test('attaches the denial by itself at 100 percent of what was really spent, and tells', () => {
    const { template } = spending();
    expect(properties(template, ACTION)).toMatchObject({
      ActionType: 'APPLY_IAM_POLICY',
      ApprovalModel: 'AUTOMATIC',
      NotificationType: 'ACTUAL',
      ActionThreshold: { Type: 'PERCENTAGE', Value: 100 },
      BudgetName: { Ref: expect.stringMatching(/^Budget/) },
      Definition: { IamActionDefinition: { PolicyArn: { Ref: expect.stringMatching(/^BudgetStopPolicy/) } } },
      Subscribers: [{ Type: 'SNS', Address: { Ref: expect.stringMatching(/^Alarms/) } }],
    });
  });

  test('denies creation for this environment alone, and no change or deletion', () => {
    const denial = denialIn(spending());
    expect(denial).toMatchObject({ Effect: 'Deny', Resource: '*', Condition: { StringEquals: { 'aws:RequestTag/environment': 'try-it' } } });
    expect(denial.Action).toEqual(expect.arrayContaining(['ec2:RunInstances', 'rds:CreateDBCluster', 'lambda:CreateFunction', 'ec2:CreateNatGateway']));
    denial.Action.forEach((action: string) => expect(action).toMatch(/^[a-z0-9]+:(Create|Run)[A-Za-z]+$/));
  });

  test('is attached to nobody by the template itself', () => {
    const { Roles, Users, Groups } = properties(spending().template, 'AWS::IAM::ManagedPolicy', 'BudgetStopPolicy');
    expect([Roles, Users, Groups]).toEqual([undefined, undefined, undefined]);
  });

  test('goes by the tag as the organization calls it', () => {
    const shop = new Shop({ tier: PLAYGROUND });
    Governance.apply(shop.app, { tagSchema: TagSchema.defaults({ prefix: 'acme:' }) });
    shop.environment.provideAlarmTopic(shop.stack, AlarmSeverity.INFO);
    expect(Object.keys(denialIn(shop).Condition.StringEquals)).toEqual(['aws:RequestTag/acme:environment']);
  });

  test("stops the role of the CDK's bootstrap", () => {
    expect(rolesOf(spending({ env: CONCRETE }))).toEqual(['cdk-hnb659fds-cfn-exec-role-111111111111-eu-west-1']);
    expect(rolesOf(spending())).toEqual([{ 'Fn::Sub': 'cdk-hnb659fds-cfn-exec-role-${AWS::AccountId}-${AWS::Region}' }]);
  });

  test('stops the role of a bootstrap of one\'s own', () => {
    const byQualifier = new DefaultStackSynthesizer({ qualifier: 'acme' });
    expect(rolesOf(spending({ env: CONCRETE }, { defaultStackSynthesizer: byQualifier }))).toEqual(['cdk-acme-cfn-exec-role-111111111111-eu-west-1']);
    const byArn = new DefaultStackSynthesizer({ cloudFormationExecutionRole: 'arn:aws:iam::111111111111:role/deployer' });
    expect(rolesOf(spending({ env: CONCRETE }, { defaultStackSynthesizer: byArn }))).toEqual(['deployer']);
  });

  test('stops the roles that are named instead', () => {
    expect(rolesOf(spending({ creatingRoles: ['platform-deploy', 'team-shop'] }))).toEqual(['platform-deploy', 'team-shop']);
  });

  test('stops the role of the stack around an environment inside of one', () => {
    const app = new App({ analyticsReporting: false });
    const stack = new Stack(app, 'All', { env: CONCRETE });
    new AppEnvironment(stack, 'Env', { ...VALID, tier: PLAYGROUND }).provideAlarmTopic(stack, AlarmSeverity.INFO);
    const { Definition } = properties(Template.fromStack(stack), ACTION);
    expect(Definition.IamActionDefinition.Roles).toEqual(['cdk-hnb659fds-cfn-exec-role-111111111111-eu-west-1']);
  });

  test('says that it stops nothing where nobody knows the role', () => {
    const shop = spending({}, { defaultStackSynthesizer: new CliCredentialsStackSynthesizer() });
    shop.template.resourceCountIs(ACTION, 0);
    shop.template.resourceCountIs('AWS::Budgets::Budget', 1);
    Annotations.fromStack(shop.core!).hasWarning('*', Match.stringLikeRegexp("a spent budget stops nothing here.*'creatingRoles'"));
  });

  test('lets AWS Budgets attach this policy to these roles, on behalf of this account, and nothing else', () => {
    const { template } = spending({ env: CONCRETE });
    const [role] = Object.values(resources(template, 'AWS::IAM::Role')).filter(({ Properties }) => JSON.stringify(Properties).includes('budgets.amazonaws.com'));
    const [trust] = role.Properties.AssumeRolePolicyDocument.Statement;
    expect(trust.Condition.StringEquals).toEqual({ 'aws:SourceAccount': '111111111111' });
    expect(JSON.stringify(trust.Condition.ArnLike)).toContain(':budgets::111111111111:budget/*');
    const { PolicyDocument: { Statement } } = properties(template, 'AWS::IAM::ManagedPolicy', 'BudgetStopRole');
    expect(Statement).toEqual([{
      Effect: 'Allow',
      Action: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
      Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111111111111:role/cdk-hnb659fds-cfn-exec-role-111111111111-eu-west-1']] },
      Condition: { ArnEquals: { 'iam:PolicyARN': { Ref: expect.stringMatching(/^BudgetStopPolicy/) } } },
    }]);
  });

  test.each<[string[], string]>([
    [[], "'creatingRoles' must name at least one role"],
    [['arn:aws:iam::111111111111:role/deployer'], "'creatingRoles' must be names of roles"],
    [[''], 'got ""'],
  ])('refuses %p as the roles that create', (creatingRoles, message) => {
    expect(() => new Shop({ creatingRoles })).toThrow(expect.objectContaining({ problems: [{ code: 'InvalidValue', message: expect.stringContaining(message) }] }));
  });
});
