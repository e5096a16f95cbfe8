/** Whose voice a layer of policy is, from the widest to the narrowest. A narrower layer can only tighten what a wider one says. */
export enum PolicyLayerName {
  /** The whole company. The widest layer; it alone may lower the severity that a rule has by itself. */
  ORGANIZATION = 'organization',

  /** One part of the company, such as a business unit. */
  DOMAIN = 'domain',

  /** One or several environments. */
  ENVIRONMENT = 'environment',

  /** One or several applications. */
  APPLICATION = 'application',

  /** One or several components. */
  COMPONENT = 'component',
}

/**
 * How wide a layer is: 0 for the widest.
 *
 * @internal
 */
export function narrownessOf(name: PolicyLayerName): number {
  return Object.values(PolicyLayerName).indexOf(name);
}
