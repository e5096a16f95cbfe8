import { DatabaseSize } from './database-size';

/** What a size is. Classes are Graviton, without the leading `db.`. */
export interface SizeRow {
  /** The most capacity units, ACU, of a serverless Aurora. */
  readonly mostUnits: number;
  /** The least capacity units where the tier does not let it pause. */
  readonly leastUnits: number;
  /** The class of each instance of a provisioned Aurora. */
  readonly aurora: string;
  /** The class of an RDS instance. */
  readonly rds: string;
  /** How many GiB the storage of RDS may grow to by itself. All begin with the least, since storage never shrinks. */
  readonly mostStorageGiB: number;
}

/** What the sizes are. Numbers that change get another version. */
export const SIZE_TABLE: { readonly version: number; readonly sizes: Readonly<Record<DatabaseSize, SizeRow>> } = {
  version: 1,
  sizes: {
    XS: { leastUnits: 0.5, mostUnits: 2, aurora: 't4g.medium', rds: 't4g.micro', mostStorageGiB: 40 },
    S: { leastUnits: 0.5, mostUnits: 4, aurora: 't4g.large', rds: 't4g.medium', mostStorageGiB: 100 },
    M: { leastUnits: 1, mostUnits: 8, aurora: 'r7g.large', rds: 'm7g.large', mostStorageGiB: 250 },
    L: { leastUnits: 2, mostUnits: 16, aurora: 'r7g.xlarge', rds: 'r7g.xlarge', mostStorageGiB: 1000 },
    XL: { leastUnits: 4, mostUnits: 32, aurora: 'r7g.2xlarge', rds: 'r7g.2xlarge', mostStorageGiB: 2000 },
  },
};
