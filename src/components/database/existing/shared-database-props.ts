import { IAppEnvironment } from '../../../core/app-environment';
import { DataClassification } from '../../../core/data-classification';
import { DatabaseDialect } from '../engine/database-dialect';

/** How a database is used that somebody else offers. */
export interface SharedDatabaseProps {
  /** The environment that it is offered in: of a contract, or one with `offers`. */
  readonly environment: IAppEnvironment;

  /** What the database is called in the contract. */
  readonly name: string;

  /**
   * What it is called in variables and records, unique among the components of the environment.
   *
   * @default - its name in the contract
   */
  readonly componentName?: string;

  /**
   * What clients have to speak with it. Refused where the contract says otherwise.
   *
   * @default - whatever the contract says
   */
  readonly dialect?: DatabaseDialect;

  /**
   * What the data calls for that goes there. Refused where the contract keeps the database for less sensitive data.
   *
   * Required without the contract at hand, since the key goes by it; it must then be what the owner says.
   *
   * @default - the contract's
   */
  readonly dataClassification?: DataClassification;
}
