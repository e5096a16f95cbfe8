import { Duration } from 'aws-cdk-lib';
import { GraphWidget, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { raiseAlarm } from '../../../core/alarm';
import { AlarmSeverity } from '../../../core/alarm-severity';
import { GovernedComponent } from '../../../governance/governed-component';

/** The names of the alarms that a database has beside its own once it has a proxy. */
export const proxyAlarms = ['ProxyConnectionsHigh', 'ProxyWaitLong', 'ProxyLoginsFailed'];

/**
 * The alarms of a proxy, and who uses it on the dashboard.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.monitoring.html
 */
export function raiseProxyAlarms(database: GovernedComponent, proxyName: string): void {
  const { environment } = database;
  const metric = (metricName: string, statistic = 'Sum', period = Duration.minutes(1)) =>
    new Metric({ namespace: 'AWS/RDS', metricName, statistic, period, dimensionsMap: { ProxyName: proxyName } });
  environment.addWidgets(database, [new GraphWidget({
    title: 'Connections to the proxy', left: [metric('ClientConnections')], right: [metric('DatabaseConnections'), metric('DatabaseConnectionsCurrentlySessionPinned')],
  })]);
  raiseAlarm(database, 'ProxyConnectionsHigh', environment, {
    severity: AlarmSeverity.TICKET,
    metric: new MathExpression({
      label: 'share of the connections that the proxy may open, in %',
      expression: '100 * used / allowed',
      usingMetrics: { used: metric('DatabaseConnections'), allowed: metric('MaxDatabaseConnectionsAllowed') },
      period: Duration.minutes(1),
    }),
    threshold: 80,
    evaluationPeriods: 15,
    runbook: 'database',
    meaning: 'the proxy has used over 80 % of the connections that it may open for 15 minutes; look for pinned sessions and long transactions, then give the database more capacity',
  });
  raiseAlarm(database, 'ProxyWaitLong', environment, {
    severity: AlarmSeverity.TICKET,
    metric: metric('DatabaseConnectionsBorrowLatency', 'Average', Duration.minutes(5)),
    threshold: Duration.seconds(1).toMilliseconds() * 1000,
    evaluationPeriods: 3,
    runbook: 'database',
    meaning: 'clients of the proxy have waited over a second for a connection on average for 15 minutes; all are in use, so end transactions sooner or give the database more capacity',
  });
  raiseAlarm(database, 'ProxyLoginsFailed', environment, {
    severity: AlarmSeverity.TICKET,
    metric: metric('ClientConnectionsSetupFailedAuth', 'Sum', Duration.minutes(5)),
    threshold: 10,
    evaluationPeriods: 3,
    runbook: 'database',
    meaning: 'the proxy has refused ten log-ins or more in 5 minutes for 15 minutes; a client has no token, an old one or no TLS, or the proxy cannot read the secret',
  });
}
