import { Comparison, Side } from './comparison';
import { exceptionChanges } from './exception-changes';
import { findingChanges, newlyBlocking } from './finding-changes';
import { componentChanges, coverageChanges, overrideChanges, resourceChanges } from './inventory-changes';
import { packChanges, ruleChanges } from './rule-changes';
import { Whereabouts } from '../edition/whereabouts';
import { GovernanceRecord } from '../record/record';

/** What changed from one record to another. */
export function compare(before: GovernanceRecord, after: GovernanceRecord): Comparison {
  const changes = {
    components: componentChanges(before, after),
    resources: resourceChanges(before, after),
    findings: findingChanges(before, after, [new Whereabouts(before), new Whereabouts(after)]),
    exceptions: exceptionChanges(before, after),
    overrides: overrideChanges(before, after),
    coverage: coverageChanges(before, after),
    packs: packChanges(before, after),
    rules: ruleChanges(before, after),
  };
  return { schemaVersion: 1, before: sideOf(before), after: sideOf(after), worse: worseIn(changes), ...changes };
}

function sideOf({ instant, gate, library, cdk }: GovernanceRecord): Side {
  return { instant, gate, library, cdk };
}

/** What a reviewer has to agree to, in the order of what it may cost. */
function worseIn({ resources, findings, exceptions, overrides, coverage, packs }: Omit<Comparison, 'schemaVersion' | 'before' | 'after' | 'worse'>): string[] {
  const lost = [...resources.replaced, ...resources.removed].filter(({ keepsData }) => keepsData).length;
  const fewer = coverage.filter((change) => change.before !== undefined && change.after !== undefined && change.after < change.before).length;
  const unjudged = packs.filter(({ removedRules }) => removedRules.length > 0).length;
  return [
    sentenceFor(lost, 'resource that keeps data is replaced or removed', 'resources that keep data are replaced or removed'),
    sentenceFor(newlyBlocking(findings).length, 'finding blocks that did not', 'findings block that did not'),
    sentenceFor(exceptions.new.length, 'exception is new', 'exceptions are new'),
    sentenceFor(exceptions.widened.length, 'exception goes further than it did', 'exceptions go further than they did'),
    sentenceFor(overrides.new.length + overrides.changed.length, 'override is new or another', 'overrides are new or others'),
    sentenceFor(fewer, 'application has less on the paved road', 'applications have less on the paved road'),
    sentenceFor(unjudged, 'pack has fewer rules, or is gone', 'packs have fewer rules, or are gone'),
  ].flatMap((sentence) => sentence ?? []);
}

function sentenceFor(count: number, one: string, many: string): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
}
