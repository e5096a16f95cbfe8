import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { SESSION_ACTIONS } from '../../core/managed-instance';
import { ServiceRole } from '../../core/service-role';
import { GovernedComponent } from '../../governance/governed-component';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';

/** What the host may do: answer Session Manager, and nothing else. */
export function defineHostRole(component: GovernedComponent): ServiceRole {
  const role = new ServiceRole(component, 'Role', 'ec2.amazonaws.com', `what the host of ${component.node.path} may do`);
  allowEverywhere(role, 'Sessions', SESSION_ACTIONS,
    'the channels of Session Manager have no names before they are opened, and a host registers before anybody knows its id');
  return role;
}

/** Lets the agent on the host write what happens in shells, and encrypt what goes to and fro. */
export function allowRecording(role: ServiceRole, logGroup: ILogGroup, key: IKey | undefined): void {
  role.addToPrincipalPolicy(new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn],
  }));
  allowEverywhere(role, 'LogGroups', ['logs:DescribeLogGroups'],
    'the agent lists log groups to see that the one it writes to is encrypted, and a list has no name');
  if (key) role.addToPrincipalPolicy(useInSessions(key, 'kms:Decrypt'));
}

/**
 * The use of a key in sessions alone: Session Manager names the session whenever it encrypts or decrypts.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html
 */
export function useInSessions(key: IKey, action: string): PolicyStatement {
  return new PolicyStatement({
    actions: [action], resources: [key.keyArn], conditions: { Null: { 'kms:EncryptionContext:aws:ssm:SessionId': 'false' } },
  });
}

function allowEverywhere(role: ServiceRole, id: string, actions: string[], reason: string): void {
  const policy = role.allowApart(id, new PolicyStatement({ actions, resources: ['*'] }));
  proposeOnBehalf({ rule: 'AwsSolutions-IAM5[Resource::*]', resource: policy, reason });
}
