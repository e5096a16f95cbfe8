import { IPolicyValidationPlugin } from 'aws-cdk-lib';
import { NagPack } from 'cdk-nag/lib/nag-pack';
import { Construct, IConstruct } from 'constructs';
import { GovernanceHost } from './host';
import { ErrorCode, PavedRoadError, Problem } from '../core/errors';
import { EvidenceOptions } from '../evidence';
import { evidenceProblems } from '../evidence/options/evidence-problems';
import { ControlMapping } from '../packs/controls/control-mapping';
import { GovernancePolicy } from '../policy/decision/layers';
import { GovernanceMode } from '../policy/decision/mode';
import { TagSchema } from '../tagging/tag-schema';
import { Baseline, WaiverRegister } from '../waivers';

/** How an app is governed. */
export interface GovernanceProps {
  /**
   * The packs whose rules judge the templates, from cdk-nag or written for it; ours are among them. `PavedRoadChecks` stays while the
   * app has governed components. Each has a name of its own: layers of policy, the record and waivers know packs by their names.
   *
   * @default - `PavedRoadChecks` and cdk-nag's `AwsSolutionsChecks`
   */
  readonly packs?: NagPack[];

  /**
   * What governance does about resources outside of governed components and environments. Inside it always enforces:
   * this can only add to it. A layer of policy that says more counts instead.
   *
   * @default - what the layers of policy say; where they say nothing, it enforces
   */
  readonly mode?: GovernanceMode;

  /**
   * The layers of policy that are given in code. Those of the app's own file count as well: the file that the context value
   * `paved-road:policy` names, else `governance.yaml` in the working directory. Together they are as strict as both.
   *
   * @default - the layers of the app's own file, if it has one
   */
  readonly policy?: GovernancePolicy;

  /**
   * The register of waivers that is given in code. The entries of the app's own files count as well: those of the files and folders
   * that the context value `paved-road:waivers` names, else of `waivers.yaml` and of the folder `waivers` in the working directory.
   *
   * @default - the entries of the app's own files, if it has any
   */
  readonly waivers?: WaiverRegister;

  /**
   * What was found before governance was enforced, in the place of the app's own file.
   *
   * @default - the file that the context value `paved-road:baseline` names, else `baseline.yaml` in the working directory, if it is there
   */
  readonly baseline?: Baseline;

  /**
   * Validation plugins that are no packs of cdk-nag. What they report is merged: a violation of severity `warning` or `info` is
   * that, and any other word is an ERROR.
   *
   * @default - no other plugins
   */
  readonly plugins?: IPolicyValidationPlugin[];

  /**
   * What rules stand for in frameworks, in addition to what is known of this library's own rules and of cdk-nag's packs.
   *
   * @default - no other controls
   */
  readonly controls?: ControlMapping[];

  /**
   * Which evidence is written at each synthesis besides the record, and where. The context value `paved-road:evidence` names other formats
   * without a change of code, so that a pipeline may ask for more than a developer needs: a list, `all` or `none`.
   *
   * @default - `report.html` and `summary.md` beside the record
   */
  readonly evidence?: EvidenceOptions;

  /**
   * Which tags resources have, what their keys are called and which values may stand there. Components and environments
   * are tagged by it, and `PavedRoadChecks` judges by it.
   *
   * @default TagSchema.defaults()
   */
  readonly tagSchema?: TagSchema;
}

/**
 * The governance of one app: one plugin on the App root that hosts all packs, judges the rendered templates and writes
 * `governance/record.json` into the cloud assembly.
 *
 * Using one governed component or environment brings it along: it enforces inside them and observes everything else.
 * `Governance.apply(app)` enforces everywhere.
 */
export class Governance {
  /**
   * Governs the whole app.
   *
   * Refuses a second call on the same app (`GovernanceAppliedTwice`), an app that was synthesized already
   * (`RegisteredAfterSynthesis`), a tree without an App (`NoApp`), an empty list of packs, two packs of one name, and evidence that cannot
   * be written so (`InvalidValue`).
   *
   * @param app the app
   * @param props how it is governed
   */
  public static apply(app: Construct, props: GovernanceProps = {}): Governance {
    if (GovernanceHost.find(app)?.charter.applied) {
      const message = "'Governance.apply' must be called once for an app, got a second call; give all packs and the mode in one";
      throw PavedRoadError.of(app, ErrorCode.GOVERNANCE_APPLIED_TWICE, message);
    }
    PavedRoadError.throwIfAny(app, [...packProblems(props.packs), ...evidenceProblems(props.evidence)]);
    const host = GovernanceHost.ensure(app);
    host.charter.applied = true;
    host.charter.packs = props.packs;
    host.charter.tagSchema = props.tagSchema ?? host.charter.tagSchema;
    host.charter.mode = props.mode;
    host.charter.policy = props.policy;
    host.charter.waivers = props.waivers;
    host.charter.baseline = props.baseline;
    host.charter.evidence = props.evidence ?? {};
    host.charter.plugins = props.plugins ?? [];
    host.charter.controls = props.controls ?? [];
    return new Governance(host);
  }

  /**
   * The governance of the app that a construct belongs to; observing where nobody applied it.
   *
   * @param scope any construct of the app
   */
  public static ensure(scope: IConstruct): Governance {
    return new Governance(GovernanceHost.ensure(scope));
  }

  /**
   * The governance of the app that a construct belongs to. Refuses an app that has none with `NotGoverned`.
   *
   * @param scope any construct of the app
   */
  public static of(scope: IConstruct): Governance {
    const host = GovernanceHost.find(scope);
    if (host) return new Governance(host);
    throw PavedRoadError.of(scope, ErrorCode.NOT_GOVERNED, "the app must be governed, got one without a governed component; call 'Governance.apply(app)'");
  }

  private constructor(private readonly host: GovernanceHost) {}

  /**
   * What governance does about resources outside of governed components and environments, as code and layers of policy have
   * it now. Refuses a policy file that cannot be read with `InvalidPolicy`.
   */
  public get mode(): GovernanceMode {
    return this.host.regime().modeAt({});
  }

  /** The layers of policy of the app, those of its file included. Refuses a file that cannot be read with `InvalidPolicy`. */
  public get policy(): GovernancePolicy {
    return this.host.regime().policy;
  }

  /**
   * What the test helper and the components of this library ask for more.
   *
   * @internal
   */
  public get _host(): GovernanceHost {
    return this.host;
  }
}

function packProblems(packs: readonly NagPack[] | undefined): Problem[] {
  if (!packs) return [];
  const names = packs.map(({ name }) => name);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  const messages = packs.length === 0
    ? ["'packs' must have at least one pack, got an empty list; leave it out for the default list"]
    : [...twice].map((name) => `'packs' must have each name once, got two packs called ${name}; give one of them another name`);
  return messages.map((message) => ({ code: ErrorCode.INVALID_VALUE, message }));
}
