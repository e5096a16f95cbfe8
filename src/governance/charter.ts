import { NagPack } from 'cdk-nag/lib/nag-pack';
import { Connection } from '../core/connection';
import { GovernanceMode } from '../policy/mode';
import { TagSchema } from '../tagging/tag-schema';

/** What was asked of the governance of one app while it was composed; read when it is judged. */
export class Charter {
  /** The packs that were asked for; the default list when nobody asked. */
  public packs?: readonly NagPack[];

  /** What governance does outside of governed components and environments. Inside it always enforces. */
  public outside = GovernanceMode.OBSERVE;

  /** Which tags resources have. */
  public tagSchema = TagSchema.defaults();

  /** Whether `Governance.apply` was called. */
  public applied = false;

  /** Who was connected to what. */
  public readonly connections: Connection[] = [];
}
