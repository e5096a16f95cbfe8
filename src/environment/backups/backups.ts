import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { BackupOffer, IAppEnvironment } from '../../core/app-environment';
import { DataClassification } from '../../core/data-classification';
import { proposeOnBehalf } from '../../governance/governed-scope';

/** What AWS asks the role of a backup to have; it knows what each service that it learns needs. */
const MANAGED_POLICY = 'service-role/AWSBackupServiceRolePolicyForBackup';

/**
 * A plan of daily backups into a vault of the environment, kept as long as the tier keeps those of databases.
 *
 * They lie beside the backups that RDS makes itself and outlive the database: whoever deletes it by mistake or on purpose
 * has not deleted them.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/whatisbackup.html
 */
export class Backups extends Construct {
  /** What components get to see. */
  public readonly offer: BackupOffer;

  constructor(scope: Construct, id: string, environment: IAppEnvironment) {
    super(scope, id);
    const vault = new BackupVault(this, 'Vault', {
      encryptionKey: environment.provideKey(this, DataClassification.INTERNAL),
      removalPolicy: environment.tier.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const plan = new BackupPlan(this, 'Plan', { backupVault: vault });
    plan.addRule(new BackupPlanRule({
      ruleName: 'daily',
      scheduleExpression: Schedule.cron({ hour: '3', minute: '0' }),
      startWindow: Duration.hours(1),
      completionWindow: Duration.hours(8),
      deleteAfter: environment.tier.backupRetention,
    }));
    this.offer = { backupPlanId: plan.backupPlanId, roleArn: this.defineRole().roleArn };
  }

  private defineRole(): Role {
    const role = new Role(this, 'Role', {
      description: 'lets AWS Backup read what the environment keeps',
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(MANAGED_POLICY)],
    });
    proposeOnBehalf({
      rule: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${MANAGED_POLICY}]`,
      resource: role,
      reason: 'AWS maintains the policy with the services that AWS Backup learns; a copy would fail at the first backup of a new one',
    });
    return role;
  }
}
