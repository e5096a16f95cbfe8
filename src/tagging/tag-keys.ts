/** The keys of the tags that the library applies. They are contracts: cost reports and policies rely on them. */
export enum TagKey {
  /** The application that the resource belongs to. */
  APPLICATION = 'application',

  /** The name of the environment that the resource belongs to. */
  ENVIRONMENT = 'environment',

  /** The tier of that environment. */
  TIER = 'tier',

  /** The team that answers for the resource. */
  OWNER = 'owner',

  /** Who pays for the resource. */
  COST_CENTER = 'cost-center',

  /** What the data that the resource keeps calls for. */
  DATA_CLASSIFICATION = 'data-classification',

  /** The name of the component that the resource belongs to. */
  COMPONENT = 'component',
}
