import { Lazy, Stack } from 'aws-cdk-lib';
import { CfnAnomalyMonitor, CfnAnomalySubscription } from 'aws-cdk-lib/aws-ce';
import { Construct } from 'constructs';
import { CostAnomalyOptions } from './cost-anomaly-options';
import { IAppEnvironment } from '../../core/app-environment';
import { environmentTagName } from '../../governance/governed-environment';
import { Publisher, ticketTopicFor } from '../alarms/publishers';

/**
 * Tells the ticket topic of an environment when it spends more than AWS expected of it, told apart by the tag with its name.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/manage-ad.html
 */
export class CostAnomalies extends Construct {
  constructor(scope: Construct, id: string, environment: IAppEnvironment, { threshold }: CostAnomalyOptions) {
    super(scope, id);
    const { identity: { environmentName } } = environment;
    const monitor = new CfnAnomalyMonitor(this, 'Resource', {
      monitorName: `spend of ${environmentName}`,
      monitorType: 'CUSTOM',
      monitorSpecification: Lazy.string({
        produce: () => JSON.stringify({ Tags: { Key: environmentTagName(this), Values: [environmentName], MatchOptions: ['EQUALS'] } }),
      }),
    });
    new CfnAnomalySubscription(this, 'Subscription', {
      subscriptionName: `unusual spend of ${environmentName}`,
      frequency: 'IMMEDIATE',
      monitorArnList: [monitor.attrMonitorArn],
      subscribers: [{ type: 'SNS', address: ticketTopicFor(this, environment, anomaliesOf(this)).topicArn }],
      thresholdExpression: JSON.stringify({
        Dimensions: { Key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE', MatchOptions: ['GREATER_THAN_OR_EQUAL'], Values: [String(threshold)] },
      }),
    });
  }
}

/**
 * AWS Cost Anomaly Detection, on behalf of the account of a construct.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/ad-SNS.html
 */
function anomaliesOf(scope: Construct): Publisher {
  const sourceArn = Stack.of(scope).formatArn({ service: 'ce', region: '', resource: 'anomalysubscription', resourceName: '*' });
  return { service: 'costalerts.amazonaws.com', sourceArn };
}
