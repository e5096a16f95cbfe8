import { EnvironmentTier } from '../../core/tier/environment-tier';
import { Amount } from '../../policy/decision/layers/amount';
import { EnvelopeSetting } from '../../policy/decision/layers/layer-settings';
import { RenderedResource } from '../../policy/template/rendered';
import { ResourceView } from '../../policy/template/resource-view';

/** A parameter of a component: where its values stand, and its range in each tier. */
export interface Parameter {
  /** What it is called in its component, such as `storage`. */
  readonly name: string;
  /** What it is, in words; where a component states it for itself, nobody asks. */
  readonly description?: string;
  /** What its numbers count, such as `days`; sizes say it themselves. */
  readonly counted?: string;
  /** What the component says by itself, by the name of the tier; a tier without a range has that of the tier it is based on. */
  readonly ranges: Readonly<Record<string, EnvelopeSetting>>;
  /** Where its values stand. */
  readonly sources: readonly ParameterSource[];
}

/** A place where values of a parameter stand. */
export interface ParameterSource {
  /** The uses of the parameter by the resources of one component. */
  usesBy(resources: readonly RenderedResource[]): ParameterUse[];
}

/** One use of a parameter. */
export interface ParameterUse {
  /** The resource that has the value. */
  readonly resource: RenderedResource;
  /** What the resource says, seen as it is in one branch of its conditions; nothing where it does not use the parameter there. */
  read(view: ResourceView): UsedValue | undefined;
}

/** What a resource says about a parameter. */
export interface UsedValue {
  /** How much; nothing where nobody knows. */
  readonly amount?: Amount;
  /** Why nobody knows. */
  readonly reason?: string;
}

/** The same range in each tier that everybody has, and so in those that are based on them. */
export function inEveryTier(range: EnvelopeSetting): Record<string, EnvelopeSetting> {
  const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
  return Object.fromEntries([PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION].map(({ name }) => [name.toUpperCase(), range]));
}
