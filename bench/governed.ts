import { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { evidence, Governance, packs, policy, waivers } from 'cdk-paved-road';

/** What a governed app has besides its packs. */
export interface Governing {
  /** The file of a register of waivers. */
  readonly register?: string;
  /** Whether evidence is written in all formats, and not the record alone. */
  readonly writesAll: boolean;
}

/** Governs an app by five packs. It observes outside of components: the benchmark wants the record, not a refusal. */
export function govern(app: App, { register, writesAll }: Governing): void {
  Governance.apply(app, {
    mode: policy.GovernanceMode.OBSERVE,
    packs: [new packs.PavedRoadChecks(), new AwsSolutionsChecks(), new NIST80053R5Checks(), new HIPAASecurityChecks(), new PCIDSS321Checks()],
    waivers: register === undefined ? undefined : waivers.WaiverRegister.fromFile(register),
    evidence: { formats: writesAll ? Object.values(evidence.EvidenceFormat) : [] },
  });
}
