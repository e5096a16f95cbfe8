"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.govern = govern;
const cdk_nag_1 = require("cdk-nag");
const cdk_paved_road_1 = require("cdk-paved-road");
/**
 * Governs an app by five packs. It observes outside of components: the benchmark wants the record, not a refusal.
 *
 * @param register the file of a register of waivers
 */
function govern(app, register) {
    cdk_paved_road_1.Governance.apply(app, {
        mode: cdk_paved_road_1.policy.GovernanceMode.OBSERVE,
        packs: [new cdk_paved_road_1.packs.PavedRoadChecks(), new cdk_nag_1.AwsSolutionsChecks(), new cdk_nag_1.NIST80053R5Checks(), new cdk_nag_1.HIPAASecurityChecks(), new cdk_nag_1.PCIDSS321Checks()],
        waivers: register === undefined ? undefined : cdk_paved_road_1.waivers.WaiverRegister.fromFile(register),
    });
}
