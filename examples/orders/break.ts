import { Tags } from 'aws-cdk-lib';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { Orders } from './orders';

/** Three mistakes that somebody could make on a Friday afternoon. */
export function plantMistakes({ orders, stock, api }: Orders): void {
  (orders.node.defaultChild as CfnDBCluster).addPropertyOverride('StorageEncrypted', false);
  stock.connections.allowDefaultPortFromAnyIpv4();
  Tags.of(api.resource).remove('owner');
}
