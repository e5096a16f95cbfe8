import { AwsSolutionsChecks } from 'cdk-nag';
import { NagPack } from 'cdk-nag/lib/nag-pack';
import { Charter } from './charter';
import { PavedRoadChecks } from '../packs/paved-road-checks';

/**
 * The packs that judge an app: those that were asked for or the default list, one of each name. The library's own pack
 * stays while the app has governed components.
 */
export function packsOf(charter: Charter, hasGovernedScopes: boolean): NagPack[] {
  const own = new PavedRoadChecks({ tagSchema: charter.tagSchema });
  const asked = charter.packs ?? [own, new AwsSolutionsChecks()];
  const isThere = asked.some(({ name }) => name === own.name);
  const all = hasGovernedScopes && !isThere ? [own, ...asked] : asked;
  return [...new Map(all.map((pack) => [pack.name, pack])).values()];
}
