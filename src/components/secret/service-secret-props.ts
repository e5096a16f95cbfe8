import { DataClassification } from '../../core/data-classification';
import { GovernedComponentProps } from '../../governance/governed-component';

/** Properties of a `ServiceSecret`. */
export interface ServiceSecretProps extends GovernedComponentProps {
  /**
   * What the value calls for: at least `INTERNAL`, since a public secret is none. Decides about the key, and which tiers may hold it: a
   * value that opens something of customers is more than internal, and belongs into no playground.
   */
  readonly dataClassification: DataClassification;

  /**
   * What it opens and where a new value comes from, for the person who has to replace it. No part of the value.
   *
   * @default - the names of the component and of its application
   */
  readonly description?: string;
}
