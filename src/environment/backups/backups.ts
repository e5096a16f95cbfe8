import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanCopyActionProps, BackupPlanRule, BackupVault, CfnBackupSelection, LockConfiguration } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { BackupCopy, BackupOptions } from './backup-options';
import { BackupRole, BackupWork } from './backup-role';
import { RestoreTesting } from './restore-testing';
import { VaultLock } from './vault-lock';
import { BackupOffer, IAppEnvironment } from '../../core/app-environment';
import { DataClassification } from '../../core/data-classification';

/** The key of the tag that puts what is no component into the plan; its value is the name of the environment. */
const TAG = 'backup';

/**
 * A plan of daily backups into a vault of the environment, kept as long as the tier keeps those of databases.
 *
 * They lie beside the backups that RDS makes itself and outlive the database: whoever deletes it by mistake or on purpose
 * has not deleted them. Nobody deletes them through AWS Backup before their time without changing the policy of the vault first.
 *
 * Components are selected one by one. What is no component is in the plan by its tag `backup`.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/whatisbackup.html
 */
export class Backups extends Construct {
  /** What components get to see. */
  public readonly offer: BackupOffer;

  constructor(scope: Construct, id: string, private readonly environment: IAppEnvironment, options: BackupOptions = {}) {
    super(scope, id);
    const { tier } = environment;
    const vault = new BackupVault(this, 'Vault', {
      encryptionKey: environment.provideKey(this, DataClassification.INTERNAL),
      removalPolicy: tier.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      blockRecoveryPointDeletion: tier.keepsData,
      lockConfiguration: options.vaultLock && this.locked(options.vaultLock),
    });
    const plan = new BackupPlan(this, 'Plan', { backupVault: vault });
    plan.addRule(new BackupPlanRule({
      ruleName: 'daily',
      scheduleExpression: Schedule.cron({ hour: '3', minute: '0' }),
      startWindow: Duration.hours(1),
      completionWindow: Duration.hours(8),
      deleteAfter: tier.backupRetention,
      copyActions: options.copies?.map((copy, number) => this.copied(copy, number)),
    }));
    const { roleArn } = new BackupRole(this, 'Role', BackupWork.BACKUP, 'lets AWS Backup read what the environment keeps');
    this.offer = { backupPlanId: plan.backupPlanId, roleArn, copies: options.copies?.map(({ vaultArn }) => vaultArn) };
    this.selectTagged();
    if (options.restoreTesting) new RestoreTesting(this, 'RestoreTesting', { ...options.restoreTesting, environment, vault });
  }

  /** What is kept for less time than the tier says cannot come in, and what is in cannot go earlier. */
  private locked({ _grace }: VaultLock): LockConfiguration {
    return { minRetention: this.environment.tier.backupRetention, changeableFor: _grace };
  }

  private copied({ vaultArn, retention = this.environment.tier.backupRetention }: BackupCopy, number: number): BackupPlanCopyActionProps {
    return { destinationBackupVault: BackupVault.fromBackupVaultArn(this, `Copy${number + 1}`, vaultArn), deleteAfter: retention };
  }

  private selectTagged(): void {
    new CfnBackupSelection(this, 'Tagged', {
      backupPlanId: this.offer.backupPlanId,
      backupSelection: {
        selectionName: 'tagged',
        iamRoleArn: this.offer.roleArn,
        listOfTags: [{ conditionType: 'STRINGEQUALS', conditionKey: TAG, conditionValue: this.environment.identity.environmentName }],
      },
    });
  }
}
