import { BaselineEntry } from './baseline-entry';
import { baseRuleId } from '../../private/rule-id';

/** One finding, in the names of a baseline. */
export type Sighting = Omit<BaselineEntry, 'count'>;

/** Where something was found: names that survive renames of what lies between. */
export interface SightingPlace {
  /** What the construct belongs to: environment and component, or the path of the stack. */
  readonly within: string;
  /** The construct there. */
  readonly construct: string;

  /**
   * What sets the finding apart there.
   *
   * @default - nothing does
   */
  readonly detail?: string;
}

/** What was found there, by which rules. */
export interface SightingFacts {
  /** The ids of the rules, with a detail in brackets or without. */
  readonly rules: readonly string[];
  /** What they stand for. */
  readonly controls: readonly string[];
  /** What was found. */
  readonly state: string;

  /**
   * The CloudFormation type; empty as well where it is no resource.
   *
   * @default - it is no resource
   */
  readonly type?: string;
}

/** A finding in the names of a baseline, written so that equal findings are equal. */
export function sightingOf({ within, construct, detail }: SightingPlace, { rules, controls, state, type }: SightingFacts): Sighting {
  return {
    within,
    construct,
    ...type && { type },
    rules: inOrder(rules.map(baseRuleId)),
    ...detail !== undefined && { detail },
    state,
    ...controls.length > 0 && { controls: inOrder(controls) },
  };
}

function inOrder(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
