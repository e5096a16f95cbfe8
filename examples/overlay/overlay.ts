import { App, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, DataClassification, EnvironmentTier, FunctionService, ServiceDatabase } from 'cdk-paved-road';

/** The two environments of the example. */
export interface Layers {
  readonly base: AppEnvironment;
  readonly review: AppEnvironment;
}

/** A development environment that stays, and one over it for the review of a change: its own database and function, the same network. */
export function composeReview(app: App, change: number): Layers {
  const base = new AppEnvironment(app, 'Development', {
    application: 'orders', owner: 'team-orders', costCenter: 'cc-4711', tier: EnvironmentTier.DEVELOPMENT,
  });
  composeOrders(new Stack(app, 'Orders'), base);

  const review = AppEnvironment.overlay(base, app, 'Review', { name: `orders-review-${change}` });
  composeOrders(new Stack(app, 'ReviewOrders', { stackName: review.nameOf('Orders') }), review);
  return { base, review };
}

/** The application, wherever it is put. */
function composeOrders(stack: Stack, environment: AppEnvironment): void {
  const orders = new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  const api = new FunctionService(stack, 'Api', {
    environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}'), reservedConcurrency: 5,
  });
  api.connectTo(orders);
}
