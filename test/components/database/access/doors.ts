import { Template } from 'aws-cdk-lib/assertions';
import { IConnectionTarget, ServiceDatabase, ServiceDatabaseProps } from '../../../../src';
import { GovernanceAssertions } from '../../../../src/testing';
import { recordOf } from '../../../governance/apps';
import { Shop } from '../../shop';

/** A statement as a template has it. */
export interface Statement { readonly Action: string | string[]; readonly Resource: unknown; readonly Condition?: unknown }

/** Every way into a database, by the name that people know it by. */
export const DOORS: Record<string, (database: ServiceDatabase) => IConnectionTarget> = {
  'the database': (database) => database,
  'its readers': ({ readOnly }) => readOnly,
  'its proxy': ({ proxy }) => proxy,
};

/** A shop whose function connected to some ways into its database. */
export function connected(doors: (keyof typeof DOORS)[], props: Partial<ServiceDatabaseProps> = {}, shop = new Shop()): Shop {
  const orders = shop.database(props);
  const api = shop.function();
  doors.forEach((door) => api.connectTo(DOORS[door](orders)));
  return shop;
}

/** The environment variables of the one function. */
export const variablesOf = (shop: Shop): Record<string, unknown> =>
  (shop.only('AWS::Lambda::Function').Properties.Environment as { Variables: Record<string, unknown> }).Variables;

/** What a role may do, by its managed policies. */
export const statementsOf = (template: Template, role: RegExp): Statement[] => Object.entries(template.findResources('AWS::IAM::ManagedPolicy'))
  .filter(([id]) => role.test(id)).flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);

/** The connections that the record of a shop lists. */
export function recordedConnections(shop: Shop) {
  GovernanceAssertions.of(shop.app);
  return recordOf(shop.app).connections;
}
