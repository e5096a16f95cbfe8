import { Picture } from './picture-graph';
import { GovernanceRecord } from '../record';
import { Whereabouts } from '../whereabouts';

/** A picture of each environment. */
export function pictureData({ environments }: GovernanceRecord, _: Whereabouts): Picture[] {
  return environments.map(({ path, identity }) => ({ path, name: identity.environment }));
}
