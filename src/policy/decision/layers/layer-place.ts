import { LayerScope } from './layer-settings';
import { upperCase } from './statement';

/**
 * A place that policy is asked about. What is left out does not exist there: a resource outside of every component has
 * no component, and a layer for some components does not hold for it.
 *
 * @internal
 */
export interface PolicyPlace {
  /** The name of the application. */
  readonly application?: string;
  /** The name of the environment. */
  readonly environment?: string;
  /** The name of the tier, in upper or lower case. */
  readonly tier?: string;
  /** The name of the component. */
  readonly component?: string;
}

/** Whether a layer with that scope holds at a place. */
export function holdsAt({ environments, tiers, applications, components }: LayerScope, place: PolicyPlace): boolean {
  return isAmong(place.environment, environments)
    && isAmong(place.tier?.toUpperCase(), tiers?.map(upperCase))
    && isAmong(place.application, applications)
    && (isAmong(place.component, components) || isAmong(qualified(place), components));
}

/** Whether one scope has every place that another one has. */
export function covers(wide: LayerScope, narrow: LayerScope): boolean {
  const isWithin = (few: readonly string[] | undefined, many: readonly string[] | undefined) =>
    many === undefined || (few !== undefined && few.every((name) => many.includes(name)));
  const inAnyEnvironment = narrow.components?.map((name) => wide.components?.includes(name) ? name : name.slice(name.lastIndexOf('/') + 1));
  return isWithin(narrow.environments, wide.environments)
    && isWithin(narrow.tiers?.map(upperCase), wide.tiers?.map(upperCase))
    && isWithin(narrow.applications, wide.applications)
    && isWithin(inAnyEnvironment, wide.components);
}

/** A scope in words, such as `tiers PRODUCTION; applications shop, stock`; empty for everywhere. */
export function scopeInWords(scope: LayerScope): string {
  const lists = { ...scope, tiers: scope.tiers?.map(upperCase) };
  return (['environments', 'tiers', 'applications', 'components'] as const)
    .flatMap((kind) => lists[kind] ? [`${kind} ${[...lists[kind]].sort().join(', ')}`] : []).join('; ');
}

function qualified({ environment, component }: PolicyPlace): string | undefined {
  return environment === undefined || component === undefined ? undefined : `${environment}/${component}`;
}

function isAmong(name: string | undefined, names: readonly string[] | undefined): boolean {
  return names === undefined || (name !== undefined && names.includes(name));
}
