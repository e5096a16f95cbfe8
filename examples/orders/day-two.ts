import { App, Stack } from 'aws-cdk-lib';
import { DataClassification, EnvironmentTier, ServiceDatabase } from 'cdk-paved-road';
import { composeOrders, Orders } from './orders';

/** Day two: the application needs one more database, and adds it by itself. */
export function composeDayTwo(app: App, tier: EnvironmentTier): Orders {
  const composed = composeOrders(app, tier);
  const { orders, api } = composed;
  const returns = new ServiceDatabase(Stack.of(orders), 'Returns', { environment: orders.environment, dataClassification: DataClassification.INTERNAL });
  api.connectTo(returns);
  return composed;
}
