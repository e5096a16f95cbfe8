import { Rule } from './rule';

/** Marks the packs of this library, also those that come from another copy of it. */
export const RULE_PACK = Symbol.for('cdk-paved-road.RulePack');

/** A pack whose rules judge templates. */
export interface JudgingPack {
  /** The name of the pack. */
  readonly name: string;
  /** The version of the pack. */
  readonly version: string;
  /** The rules of the pack. */
  readonly rules: Rule[];
}

/** Whether a pack judges templates, rather than constructs as those of cdk-nag do. */
export function judgesTemplates(pack: object): pack is JudgingPack {
  return RULE_PACK in pack;
}
