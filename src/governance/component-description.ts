import { DataClassification } from '../core/data-classification';
import { Problem } from '../core/errors';

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
   * What is wrong with the component's own props. The base class reports it together with what it finds itself.
   *
   * @default - nothing is wrong
   */
  readonly problems?: Problem[];
}
