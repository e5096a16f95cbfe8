import { IPolicyValidationPlugin } from 'aws-cdk-lib';
import { NagPack } from 'cdk-nag/lib/nag-pack';
import { Connection } from '../../core/connection/connection';
import { EvidenceOptions } from '../../evidence';
import { ImportEntry } from '../../evidence/record/record';
import { ControlMapping } from '../../packs/controls/control-mapping';
import { GovernancePolicy } from '../../policy/decision/layers';
import { GovernanceMode } from '../../policy/decision/mode';
import { TagSchema } from '../../tagging/tag-schema';
import { Baseline, WaiverRegister } from '../../waivers';

/** What was asked of the governance of one app while it was composed; read when it is judged. */
export class Charter {
  /** The packs that were asked for; the default list when nobody asked. */
  public packs?: readonly NagPack[];

  /** Plugins besides the packs whose reports are merged. */
  public plugins: readonly IPolicyValidationPlugin[] = [];

  /** What was asked for outside of governed components and environments; nothing when nobody asked. */
  public mode?: GovernanceMode;

  /** The policy that was given in code. */
  public policy?: GovernancePolicy;

  /** The register that was given in code. */
  public waivers?: WaiverRegister;

  /** The baseline that was given in code. */
  public baseline?: Baseline;

  /** Which evidence is written, and where. */
  public evidence: EvidenceOptions = {};

  /** What rules stand for in frameworks, besides what is known of our own. */
  public controls: readonly ControlMapping[] = [];

  /** Which tags resources have. */
  public tagSchema = TagSchema.defaults();

  /** Whether `Governance.apply` was called. */
  public applied = false;

  /** Acknowledgements that were there before anything was rendered; unknown where the CDK validates no constructs. */
  public acknowledged?: ReadonlySet<object>;

  /** Who was connected to what. */
  public readonly connections: Connection[] = [];

  /** What is used and was made elsewhere. */
  public readonly imports: ImportEntry[] = [];
}
