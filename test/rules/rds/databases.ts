import { resource } from '../judging';

/** A database instance of its own. */
export const instance = resource('AWS::RDS::DBInstance');

/** A database cluster. */
export const cluster = resource('AWS::RDS::DBCluster');

/** An instance of a cluster. */
export const member = (properties: Record<string, unknown>) => instance({ DBClusterIdentifier: { Ref: 'Cluster' }, ...properties });
