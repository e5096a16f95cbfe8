import { DataClassification } from '../core/data-classification';
import { Problem } from '../core/errors';
import { Responsibility } from '../core/responsibility';

/** What a component says about itself to its base class. */
export interface ComponentDescription {
  /** The type as the record lists it, with the library it comes from: `acme-components.Queue`. */
  readonly type: string;

  /** The version of that library, a semantic version. */
  readonly version: string;

  /**
   * What the data that the component keeps calls for.
   *
   * @default - the component keeps no data
   */
  readonly dataClassification?: DataClassification;

  /**
   * The ids of rules that the component promises to keep. The record says for each whether it holds.
   *
   * @default - no promises
   */
  readonly promises?: string[];

  /**
   * Who does what about availability, backups, patching and so on, a row for each topic. The record lists it once for
   * components that say the same, with the topics that are missing.
   *
   * Refuses an empty cell with `MissingValue`, a topic that comes twice or is none with `InvalidValue`, and a token with `UnresolvedToken`.
   *
   * @default - the record says of every topic that it is missing
   */
  readonly responsibilities?: Responsibility[];

  /**
   * The names of the alarms that the component comes with, each of which may be left out with a reason: `withoutAlarms` says which are.
   *
   * @default - no alarms that anybody could leave out
   */
  readonly alarms?: string[];

  /**
   * What is wrong with the component's own props. The base class reports it together with what it finds itself.
   *
   * @default - nothing is wrong
   */
  readonly problems?: Problem[];
}
