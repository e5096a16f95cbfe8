import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnRestoreTestingPlan, CfnRestoreTestingSelection, IBackupVault } from 'aws-cdk-lib/aws-backup';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { SubnetGroup } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { RestoreTestingOptions } from './backup-options';
import { BackupRole, BackupWork } from './backup-role';
import { RestoreFailures } from './restore-failures';
import { IAppEnvironment } from '../../core/app-environment';
import { sha256 } from '../../private/stable-json';

/** Properties of a `RestoreTesting`. */
export interface RestoreTestingProps extends RestoreTestingOptions {
  /** The environment whose backups are restored. */
  readonly environment: IAppEnvironment;

  /** Where they lie. */
  readonly vault: IBackupVault;
}

/** The longest name of a plan. */
const LONGEST = 50;

const ON_SUNDAYS = Schedule.cron({ minute: '0', hour: '5', weekDay: 'SUN' });

/** What AWS Backup would otherwise restore into the default VPC, which most accounts do not have. */
const IN_A_NETWORK = ['Aurora', 'RDS'];

/**
 * Restores the latest backup of everything in a vault at certain times, deletes what was restored, and tells about what could not be.
 *
 * A database is restored into the data subnets with a security group that admits nobody. That it can be restored says little about what
 * is in it: AWS Backup tells EventBridge when it is there, for a check of one's own.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 */
export class RestoreTesting extends Construct {
  constructor(scope: Construct, id: string, props: RestoreTestingProps) {
    super(scope, id);
    const { environment: { identity, tier }, vault, schedule = ON_SUNDAYS, resourceTypes = IN_A_NETWORK } = props;
    const plan = new CfnRestoreTestingPlan(this, 'Resource', {
      restoreTestingPlanName: planName(identity.environmentName),
      scheduleExpression: schedule.expressionString,
      startWindowHours: 1,
      recoveryPointSelection: {
        algorithm: 'LATEST_WITHIN_WINDOW',
        includeVaults: [vault.backupVaultArn],
        recoveryPointTypes: ['SNAPSHOT'],
        selectionWindowDays: tier.backupRetention.toDays(),
      },
    });
    new RestoreFailures(this, 'Failures', props.environment, plan.attrRestoreTestingPlanArn);
    const { roleArn } = new BackupRole(this, 'Role', BackupWork.RESTORE, 'lets AWS Backup restore what it tests');
    const network = resourceTypes.some((type) => IN_A_NETWORK.includes(type)) ? this.defineNetwork(props.environment) : undefined;
    for (const type of resourceTypes) {
      new CfnRestoreTestingSelection(this, type, {
        restoreTestingPlanName: plan.ref,
        restoreTestingSelectionName: type,
        protectedResourceType: type,
        protectedResourceArns: ['*'],
        iamRoleArn: roleArn,
        restoreMetadataOverrides: IN_A_NETWORK.includes(type) ? network : undefined,
      });
    }
  }

  private defineNetwork(environment: IAppEnvironment): Record<string, string> {
    const { vpc, dataSubnets } = environment.provideNetwork(this);
    const description = 'databases that are restored to see whether they can be';
    const subnets = new SubnetGroup(this, 'Subnets', { description, vpc, vpcSubnets: dataSubnets, removalPolicy: RemovalPolicy.DESTROY });
    const { securityGroupId } = new SecurityGroup(this, 'SecurityGroup', { description, vpc, allowAllOutbound: false });
    return { dbSubnetGroupName: subnets.subnetGroupName, vpcSecurityGroupIds: Stack.of(this).toJsonString([securityGroupId]) };
  }
}

/** Plans have a name of letters, digits and underscores. */
function planName(environmentName: string): string {
  const name = environmentName.replace(/-/g, '_');
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 9)}_${sha256(environmentName).slice(0, 8)}`;
}
