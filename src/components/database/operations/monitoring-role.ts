import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { ServiceRole } from '../../../core/service-role';
import { GovernedComponent } from '../../../governance/governed-component';
import { proposeOnBehalf } from '../../../governance/scope/governed-scope';
import { arnInFindings } from '../../../governance/statements/arn-in-findings';

/**
 * Lets RDS write the operating system's metrics, with what the managed policy allows, in this account and region alone.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
 */
export function monitoringRole(database: GovernedComponent): Role {
  const group = Stack.of(database).formatArn({ service: 'logs', resource: 'log-group:RDSOSMetrics' });
  const role = new ServiceRole(database, 'MonitoringRole', 'monitoring.rds.amazonaws.com', `lets RDS write operating system metrics of ${database.node.path}`);
  role.addToPrincipalPolicy(new PolicyStatement({ actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'], resources: [group] }));
  role.addToPrincipalPolicy(new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams', 'logs:GetLogEvents'],
    resources: [`${group}:log-stream:*`],
  }));
  proposeOnBehalf({
    rule: `AwsSolutions-IAM5[Resource::${arnInFindings(database, 'logs', 'log-group:RDSOSMetrics:log-stream:*')}]`,
    resource: role,
    reason: 'RDS names the log streams of operating system metrics itself, after the role was made; the group is named',
  });
  return role;
}
