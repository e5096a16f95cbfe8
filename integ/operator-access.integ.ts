import { App, Stack } from 'aws-cdk-lib';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { AppEnvironment, DataClassification, EnvironmentTier, OperatorAccess, ServiceDatabase } from 'cdk-paved-road';
import { deploymentTest, expectAt } from './deployment-test';

/** A way in for people to a database, and a shell. */
export function composeOperatorAccess(app: App): void {
  const environment = new AppEnvironment(app, 'IntegOperators', {
    application: 'integ-operators', owner: 'integ', costCenter: 'integ', tier: EnvironmentTier.PLAYGROUND,
  });
  const stack = new Stack(app, 'IntegOperatorsApp');
  const orders = new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  const operators = new OperatorAccess(stack, 'Operators', { environment, shell: true });
  operators.connectTo(orders);

  const test = deploymentTest(app, 'OperatorAccessTest');
  const groups = { AutoScalingGroupNames: [operators.resource.autoScalingGroupName] };
  expectAt(test, { service: 'AutoScaling', operation: 'DescribeAutoScalingGroups', parameters: groups }, {
    'AutoScalingGroups.0.MaxSize': 1,
    'AutoScalingGroups.0.Instances.0.LifecycleState': 'InService',
  });
  operators.node.findAll().filter((construct) => CfnDocument.isCfnDocument(construct)).forEach(({ ref: Name }) => {
    expectAt(test, { service: 'SSM', operation: 'DescribeDocument', parameters: { Name } }, {
      'Document.Status': 'Active',
      'Document.DocumentType': 'Session',
    });
  });
}

if (require.main === module) {
  const app = new App();
  composeOperatorAccess(app);
  app.synth();
}
