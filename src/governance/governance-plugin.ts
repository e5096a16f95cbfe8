import { App, IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { SignOffs } from './envelopes/sign-offs';
import { answer, crashed } from './judgement/answer';
import { judge, Judgement } from './judgement/judge';
import { announceJudging } from './judgement/progress';
import { publish } from './judgement/publication';
import { Charter } from './regime/charter';
import { policyOf } from './regime/policy-source';
import { Regime } from './regime/regime';
import { hasGovernedScopes } from './scope/governed-scope';
import { instantOf } from '../core/instant';
import { GovernanceRecord } from '../evidence/record/record';
import { totals } from '../evidence/terminal/totals';
import { GovernanceMode } from '../policy/decision/mode';
import { VERSION } from '../private/version';

/**
 * What the CDK asks after rendering.
 *
 * The CDK asks once for each account and region of an app. The whole app is judged at the first question; the later
 * ones of the same synthesis are answered from that judgement.
 */
export class GovernancePlugin implements IPolicyValidationPlugin {
  public readonly name = 'PavedRoad';
  public readonly version = VERSION;

  /** The latest judgement of the app. */
  public latest?: Judgement;

  /** What the latest attempt to judge the app died of. */
  public crash?: string;

  private readonly answered = new Set<string>();
  private muted = false;

  constructor(private readonly charter: Charter, private readonly app: App) {}

  /** Never throws: the CDK command line ends with exit code 0 when a plugin does. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    try {
      const stacks = context.stackTemplates.map(({ stackConstructPath }) => stackConstructPath);
      const isNewSynthesis = stacks.some((stack) => this.answered.has(stack)) || this.answered.size === 0;
      if (isNewSynthesis) this.judgeApp();
      stacks.forEach((stack) => this.answered.add(stack));
      const { record, files } = this.latest!;
      const signOffs = new SignOffs(record);
      return answer(this.muted ? [] : record.findings, stacks, files, (finding) => signOffs.entryFor(finding));
    } catch (error) {
      this.crash = error instanceof Error ? error.stack ?? error.message : String(error);
      return this.muted ? { success: true, violations: [] } : crashed(this.crash, this.enforcesAnywhere());
    }
  }

  /** Synthesizes without telling the CDK about findings, for those who want to look at them themselves. */
  public quietly(synthesize: () => void): void {
    this.muted = true;
    try {
      synthesize();
    } finally {
      this.muted = false;
    }
  }

  private judgeApp(): void {
    this.answered.clear();
    this.latest = this.crash = undefined;
    if (!this.muted) announceJudging(this.app, process.stderr);
    const judgement = judge(this.charter, this.app);
    const { record, files } = publish(judgement, this.charter, this.app);
    if (this.speaks(record)) console.error(totals(record, files));
    this.latest = { ...judgement, record };
  }

  /** Asked when judging failed: where nobody can say what the policy asks for, it may well be to enforce. */
  private enforcesAnywhere(): boolean {
    if (hasGovernedScopes(this.app)) return true;
    try {
      return new Regime(this.charter, policyOf(this.charter, this.app), instantOf(this.app)).modeAt({}) === GovernanceMode.ENFORCE;
    } catch {
      return this.charter.mode === undefined ? this.charter.applied : this.charter.mode === GovernanceMode.ENFORCE;
    }
  }

  /** Unit tests get the findings from the CDK or from `GovernanceAssertions`; there the totals would be noise. */
  private speaks(record: GovernanceRecord): boolean {
    if (this.muted || process.env.NODE_ENV === 'test' || process.env.PYTEST_VERSION !== undefined) return false;
    return record.gate === 'blocked' || record.policy.mode.elsewhere !== GovernanceMode.OBSERVE || record.components.length > 0;
  }
}
