import { Stack, Token } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { GovernedComponent } from '../../governance/governed-component';

/**
 * Lets RDS write the operating system's metrics, with what the managed policy allows, in this account and region alone.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
 */
export function monitoringRole(database: GovernedComponent): Role {
  const group = Stack.of(database).formatArn({ service: 'logs', resource: 'log-group:RDSOSMetrics' });
  const role = new Role(database, 'MonitoringRole', {
    description: `lets RDS write operating system metrics of ${database.node.path}`,
    assumedBy: new ServicePrincipal('monitoring.rds.amazonaws.com'),
    inlinePolicies: {
      metrics: new PolicyDocument({
        statements: [
          new PolicyStatement({ actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'], resources: [group] }),
          new PolicyStatement({
            actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams', 'logs:GetLogEvents'],
            resources: [`${group}:log-stream:*`],
          }),
        ],
      }),
    },
  });
  database.proposeException({
    rule: `AwsSolutions-IAM5[Resource::${asNagWrites(database)}:log-group:RDSOSMetrics:log-stream:*]`,
    resource: role,
    reason: 'RDS names the log streams of operating system metrics itself, after the role was made; the group is named',
  });
  return role;
}

/** The beginning of a log group's ARN, with placeholders for what is not known before the deployment. */
function asNagWrites(database: GovernedComponent): string {
  const { account, region } = Stack.of(database);
  const known = (value: string, placeholder: string) => Token.isUnresolved(value) ? `<${placeholder}>` : value;
  return `arn:<AWS::Partition>:logs:${known(region, 'AWS::Region')}:${known(account, 'AWS::AccountId')}`;
}
