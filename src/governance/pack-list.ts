import { AwsSolutionsChecks } from 'cdk-nag';
import { NagPack } from 'cdk-nag/lib/nag-pack';
import { PavedRoadChecks } from '../packs/paved-road-checks';
import { Charter } from './charter';

/**
 * The packs that judge an app: those that were asked for or the default list, one of each name. The library's own pack
 * stays while the app has governed components.
 */
export function packsOf(charter: Charter, hasGovernedScopes: boolean): NagPack[] {
  const asked = charter.packs ?? [new PavedRoadChecks(), new AwsSolutionsChecks()];
  const own = asked.some(({ name }) => name === PavedRoadChecks.NAME);
  const all = hasGovernedScopes && !own ? [new PavedRoadChecks(), ...asked] : asked;
  return [...new Map(all.map((pack) => [pack.name, pack])).values()];
}
