import { App, Stack } from 'aws-cdk-lib';
import { AppEnvironment, DataClassification, EnvironmentTier, OperatorAccess, ServiceDatabase } from 'cdk-paved-road';

/** A way in for people to a database, and a shell. */
export function composeOperatorAccess(app: App): OperatorAccess {
  const environment = new AppEnvironment(app, 'IntegOperators', {
    application: 'integ-operators', owner: 'integ', costCenter: 'integ', tier: EnvironmentTier.PLAYGROUND,
  });
  const stack = new Stack(app, 'IntegOperatorsApp');
  const orders = new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  const operators = new OperatorAccess(stack, 'Operators', { environment, shell: true });
  operators.connectTo(orders);
  return operators;
}

if (require.main === module) {
  const app = new App();
  composeOperatorAccess(app);
  app.synth();
}
