import { App, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, DataClassification, EnvironmentTier, FunctionService, ServiceDatabase } from 'cdk-paved-road';

/** The app of another team, which has no contract at hand: what is missing in the environment shows when it is deployed. */
export function composeBilling(app: App): Stack {
  const environment = AppEnvironment.fromContract(app, 'Retail', {
    name: 'retail-production', tier: EnvironmentTier.PRODUCTION, application: 'billing', owner: 'team-billing', costCenter: 'cc-2000',
  });
  const stack = new Stack(app, 'Billing');
  const invoices = new FunctionService(stack, 'Invoices', {
    environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}'), reservedConcurrency: 10,
  });
  // Without the contract nobody tells what the data calls for, and with it which key it has.
  const { INTERNAL: dataClassification } = DataClassification;
  invoices.connectTo(ServiceDatabase.fromContract(stack, 'Catalogue', { environment, name: 'Catalogue', dataClassification }));
  return stack;
}

if (require.main === module) {
  const app = new App();
  composeBilling(app);
  app.synth();
}
