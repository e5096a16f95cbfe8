import { App, CfnResource, Stack } from 'aws-cdk-lib';
import {
  AwsSolutionsChecks, HIPAASecurityChecks, IApplyRule, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks,
} from 'cdk-nag';

/** A rule as a pack of cdk-nag registers it. */
export interface NagRule {
  readonly id: string;
  readonly info: string;
}

const PACKS = [
  new AwsSolutionsChecks(), new HIPAASecurityChecks(), new NIST80053R4Checks(), new NIST80053R5Checks(), new PCIDSS321Checks(),
  new ServerlessChecks(),
];

/** The names of the packs of cdk-nag. */
export function packs(): string[] {
  return PACKS.map(({ name }) => name);
}

/** Every rule that a pack registers, read from the pack itself. */
export function nagRules(name: string): NagRule[] {
  const pack = PACKS.find((each) => each.name === name)!;
  const rules: NagRule[] = [];
  const open = Object.create(pack) as { applyRule(params: IApplyRule): void; checkResource(resource: CfnResource): void };
  open.applyRule = ({ ruleSuffixOverride, rule, info }) => rules.push({ id: `${name}-${ruleSuffixOverride || rule.name}`, info });
  open.checkResource(new CfnResource(new Stack(new App(), 'Stack'), 'Any', { type: 'Any::Resource::Type' }));
  return rules;
}
