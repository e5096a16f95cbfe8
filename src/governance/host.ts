import { App, Stage, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { acknowledgementsNow } from './appeals/acknowledgements';
import { GovernancePlugin } from './governance-plugin';
import { Charter } from './regime/charter';
import { policyOf } from './regime/policy-source';
import { Regime } from './regime/regime';
import { ErrorCode, PavedRoadError } from '../core/errors';
import { instantOf } from '../core/instant';
import { removeRecord } from '../evidence/files/record-file';
import { Finding } from '../policy/decision/finding';
import { VERSION } from '../private/version';

const HOST = Symbol.for('cdk-paved-road.governance');

/** What governs one app: the one plugin on its root, and what was asked of it. */
export class GovernanceHost {
  /** The host of an app, if it has one already. Refuses one that another major version of this library made. */
  public static find(scope: IConstruct): GovernanceHost | undefined {
    const host = (scope.node.root as { [HOST]?: GovernanceHost })[HOST];
    if (host && major(host.version) !== major(VERSION)) {
      const message = `two copies of cdk-paved-road meet in one app, got ${host.version} beside ${VERSION}; depend on one major version`;
      throw PavedRoadError.of(scope, ErrorCode.INCOMPATIBLE_COPIES, message);
    }
    return host;
  }

  /** The host of an app; made and registered where there is none. */
  public static ensure(scope: IConstruct): GovernanceHost {
    return GovernanceHost.find(scope) ?? new GovernanceHost(scope);
  }

  /** The version of the copy of this library that made the host. */
  public readonly version = VERSION;

  /** What was asked of it. */
  public readonly charter = new Charter();

  /** Judges the app when the CDK asks. */
  public readonly plugin: GovernancePlugin;

  private readonly root: App;

  private constructor(scope: IConstruct) {
    const root = scope.node.root;
    if (!App.isApp(root)) {
      const message = `governance needs an 'App' at the root of the construct tree, got ${root.constructor.name}; the CDK validates nothing without one`;
      throw PavedRoadError.of(scope, ErrorCode.NO_APP, message);
    }
    if (wasSynthesized(root)) {
      const message = 'governance must be there before the app is synthesized, got an app that was synthesized already; create components and apply governance first';
      throw PavedRoadError.of(scope, ErrorCode.REGISTERED_AFTER_SYNTHESIS, message);
    }
    this.root = root;
    this.plugin = new GovernancePlugin(this.charter, root);
    Object.defineProperty(root, HOST, { value: this });
    Validations.of(root).addPlugins(this.plugin);
    root.node.addValidation({ validate: () => this.beforeRendering() });
  }

  /** What holds in the app now. */
  public regime(): Regime {
    return new Regime(this.charter, policyOf(this.charter, this.root), instantOf(this.root));
  }

  /** The findings of the app; synthesizes it first where that was not done, and does not fail over them. */
  public judgeQuietly(): readonly Finding[] {
    if (!wasSynthesized(this.root)) this.plugin.quietly(() => this.root.synth());
    if (!this.plugin.latest) throw PavedRoadError.of(this.root, ErrorCode.NOT_JUDGED, `the app could not be judged: ${this.plugin.crash ?? 'it has no stack, and the CDK asks about stacks alone'}`);
    return this.plugin.latest.record.findings;
  }

  /** No earlier record outlives what is rendered now, and who acknowledges later does it behind everybody's back. */
  private beforeRendering(): string[] {
    removeRecord(this.root.outdir);
    this.charter.acknowledged = acknowledgementsNow(this.root);
    return [];
  }
}

/** A stage keeps the assembly of its synthesis; a plugin that comes later is never asked. */
function wasSynthesized(root: Stage): boolean {
  return (root as unknown as { assembly?: unknown }).assembly !== undefined;
}

function major(version: string): string {
  return version.split('.')[0];
}
