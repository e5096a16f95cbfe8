import { DatabaseEngine } from '../engine/database-engine';

/** The way of a database from one major version of its engine to another. */
export interface DatabaseUpgrade {
  /** The engine as it runs now. Its parameters stay until the upgrade is taken out of the code. */
  readonly from: DatabaseEngine;

  /** The same engine in a later major version. */
  readonly to: DatabaseEngine;
}
