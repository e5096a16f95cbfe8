import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnProject } from 'aws-cdk-lib/aws-codebuild';
import { Connections } from 'aws-cdk-lib/aws-ec2';
import { IPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import {
  AppEnvironment, DataClassification, EnvironmentTier, GovernedComponent, GovernedComponentProps, IConnectionTarget, IWorkload,
  IWorkloadCompute, NetworkNeeds, ServiceDatabase, WorkloadConnector, WorkloadPlace,
} from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { newApp, recordOf } from '../governance/apps';

/** A build of a company: what makes it a workload, and nothing else. */
class MigrationJob extends GovernedComponent implements IWorkload, IWorkloadCompute {
  public readonly grantPrincipal: IPrincipal;
  public readonly placed: WorkloadPlace[] = [];
  public readonly variables: CfnProject.EnvironmentVariableProperty[] = [];
  private readonly project: CfnProject;
  private readonly connector = new WorkloadConnector(this, this);

  constructor(scope: Construct, id: string, props: GovernedComponentProps) {
    super(scope, id, props, { type: 'company.MigrationJob', version: '1.0.0' });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('codebuild.amazonaws.com') });
    this.grantPrincipal = role;
    this.project = new CfnProject(this, 'Project', {
      serviceRole: role.roleArn,
      source: { type: 'NO_SOURCE', buildSpec: '{ "version": "0.2" }' },
      artifacts: { type: 'NO_ARTIFACTS' },
      environment: { type: 'ARM_CONTAINER', computeType: 'BUILD_GENERAL1_SMALL', image: 'aws/codebuild/amazonlinux2-aarch64-standard:3.0', environmentVariables: this.variables },
      encryptionKey: this.environment.provideKey(this, DataClassification.INTERNAL)?.keyArn,
    });
  }

  public get connections(): Connections { return this.connector.connections; }
  public connectTo(target: IConnectionTarget): void { this.connector.connectTo(target); }
  public joinNetwork(needs?: NetworkNeeds): void { this.connector.joinNetwork(needs); }
  public callServices(services: string[]): void { this.connector.callServices(services); }
  public addVariable(name: string, value: string): void { this.connector.addVariable(name, value); }

  public setVariable(name: string, value: string): void {
    this.variables.push({ name, value });
  }

  public placeInNetwork(place: WorkloadPlace): void {
    this.placed.push(place);
    const { vpc, subnets, securityGroup } = place;
    this.project.vpcConfig = { vpcId: vpc.vpcId, subnets: vpc.selectSubnets(subnets).subnetIds, securityGroupIds: [securityGroup.securityGroupId] };
  }
}

const compose = () => {
  const app = newApp();
  const environment = new AppEnvironment(app, 'Env', { application: 'shop', owner: 'team-shop', costCenter: 'cc-1', tier: EnvironmentTier.STAGING, alertEmail: 'shop@example.com' });
  const stack = new Stack(app, 'Shop');
  const orders = new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  const migration = new MigrationJob(stack, 'Migration', { environment });
  return { app, stack, orders, migration };
};

describe('a workload that somebody else wrote', () => {
  test('connects to a database in one line', () => {
    const { stack, orders, migration } = compose();
    migration.connectTo(orders);
    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::CodeBuild::Project', {
      VpcConfig: { SecurityGroupIds: [Match.anyValue()], Subnets: Match.anyValue() },
    });
    expect(migration.variables.map(({ name }) => name)).toEqual(expect.arrayContaining(['ORDERS_HOST', 'ORDERS_NAME', 'ORDERS_PORT', 'ORDERS_SECRET_ARN']));
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
    template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
    expect(JSON.stringify(template.findResources('AWS::IAM::Policy'))).toContain('secretsmanager:GetSecretValue');
  });

  test('stands in the record with its connection', () => {
    const { app, orders, migration } = compose();
    migration.connectTo(orders);
    GovernanceAssertions.of(app);

    expect(recordOf(app).connections).toEqual([expect.objectContaining({
      workload: 'Shop/Migration',
      target: 'Shop/Orders',
      network: 'Env/Core/Network',
      isPrivate: true,
      variables: expect.arrayContaining(['ORDERS_HOST', 'ORDERS_NAME', 'ORDERS_PORT', 'ORDERS_SECRET_ARN']),
    })]);
  });

  test('is put into the network once, and named services reach it there however often it asks', () => {
    const { migration, orders } = compose();
    migration.callServices(['sqs']);
    expect(migration.placed).toEqual([]);

    migration.connectTo(orders);
    migration.joinNetwork({ egress: true });
    migration.callServices(['sns']);
    expect(migration.placed).toHaveLength(1);
    expect(migration.connections.securityGroups).toHaveLength(1);
  });

  test('is told of a variable once, and of a second value for it by an error', () => {
    const { migration } = compose();
    migration.addVariable('LOG_LEVEL', 'info');
    migration.addVariable('LOG_LEVEL', 'info');

    expect(() => migration.addVariable('LOG_LEVEL', 'debug')).toThrow(/'LOG_LEVEL' must have one value.*ContradictingProps at Shop\/Migration/);
    expect(migration.variables).toEqual([{ name: 'LOG_LEVEL', value: 'info' }]);
  });
});
