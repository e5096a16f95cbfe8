import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';

/** What AWS Backup does in the name of a role. */
export enum BackupWork {
  /** Reads what is kept. */
  BACKUP = 'Backup',
  /** Makes it anew from a backup. */
  RESTORE = 'Restores',
}

/** A role of AWS Backup, with the policy that AWS maintains for it: it knows what each service that it learns needs. */
export class BackupRole extends Role {
  constructor(scope: Construct, id: string, work: BackupWork, description: string) {
    const policy = `service-role/AWSBackupServiceRolePolicyFor${work}`;
    super(scope, id, {
      description,
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(policy)],
    });
    proposeOnBehalf({
      rule: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`,
      resource: this,
      reason: 'AWS maintains the policy with the services that AWS Backup learns; a copy would fail at the first backup of a new one',
    });
  }
}
