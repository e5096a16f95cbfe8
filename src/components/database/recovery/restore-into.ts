import { Annotations, Stage } from 'aws-cdk-lib';
import { CfnDBCluster, CfnDBInstance, DatabaseCluster, DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { GovernedComponent } from '../../../governance/governed-component';
import { DatabasePlan } from '../database-plan';

/** The id of the cluster or instance: what is restored is another resource, so that CloudFormation replaces nothing. */
export function resourceId({ restored }: DatabasePlan): string {
  return restored ? `Restored${restored.mark}` : 'Resource';
}

/** An instance is encrypted as its source was, with the same key; CloudFormation refuses to be told. */
const INHERITED = { storageEncrypted: undefined, kmsKeyId: undefined };

/**
 * Tells a cluster or an instance where its data comes from, and leaves out what it has from there: the master user, the database inside of it,
 * and on RDS the encryption. The password is made anew, since RDS manages it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html
 */
export function restoreInto(resource: DatabaseCluster | DatabaseInstance, { restored }: DatabasePlan): void {
  if (!restored) return;
  const { cluster, instance, original } = restored.restore._origin;
  const definition = resource.node.defaultChild;
  if (definition instanceof CfnDBCluster) Object.assign(definition, { masterUsername: undefined, databaseName: undefined }, cluster);
  if (definition instanceof CfnDBInstance) Object.assign(definition, { masterUsername: undefined, dbName: undefined, ...INHERITED }, instance);
  if (original && Stage.of(original.resource) === Stage.of(resource)) resource.node.addDependency(original.resource);
}

/** Says what became of the database that the component was before: somebody has to look after it, or to know that it goes. */
export function announce(database: GovernedComponent, { restored, identifier, tier, engine }: DatabasePlan): void {
  if (!restored || restored.restore._origin.original) return;
  const { restore, formerIdentifier } = restored;
  const fate = tier.keepsData
    ? 'stays in the account with its backups, protected, paid for and watched by nobody: delete it when nobody needs it any more'
    : tier.finalSnapshot ? 'goes, and leaves a final snapshot' : 'goes';
  const message = `${database.node.path} is '${identifier}' now, restored from ${restore}. A ${engine.isCluster ? 'cluster' : 'instance'} that it was before, such as '${formerIdentifier}', ${fate}. `
    + "Keep 'restore' as it is: without it the component is another, empty database again.";
  Annotations.of(database).addInfoV2('cdk-paved-road:DatabaseRestored', message);
}
