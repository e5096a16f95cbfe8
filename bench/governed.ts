import { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { Governance, packs, policy, waivers } from 'cdk-paved-road';

/**
 * Governs an app by five packs. It observes outside of components: the benchmark wants the record, not a refusal.
 *
 * @param register the file of a register of waivers
 */
export function govern(app: App, register?: string): void {
  Governance.apply(app, {
    mode: policy.GovernanceMode.OBSERVE,
    packs: [new packs.PavedRoadChecks(), new AwsSolutionsChecks(), new NIST80053R5Checks(), new HIPAASecurityChecks(), new PCIDSS321Checks()],
    waivers: register === undefined ? undefined : waivers.WaiverRegister.fromFile(register),
  });
}
