import { Change, FindingChanges, FindingSide } from './comparison';
import { pairs } from './pairs';
import { Disposition, Finding } from '../../policy/decision/finding';
import { fullRuleId } from '../../private/rule-id';
import { stableJson } from '../../private/stable-json';
import { Whereabouts } from '../edition/whereabouts';
import { GovernanceRecord } from '../record/record';

type Judged = Pick<GovernanceRecord, 'findings'>;

/**
 * What changed about findings. One is the same where its id is, which names what it belongs to and not where it stands; else where a
 * baseline would take it for the same, and else where the rule and the place in the template are.
 */
export function findingChanges(before: Judged, after: Judged, [whereBefore, whereAfter]: readonly [Whereabouts, Whereabouts]): FindingChanges {
  const paired = pairs(before.findings, after.findings, [({ id }) => id, lastingNameOf, placeInTemplateOf]);
  const same = paired.both.map((pair) => ({ pair, change: { before: sideOf(pair.before, whereBefore), after: sideOf(pair.after, whereAfter) } }));
  const moved = same.filter(({ pair }) => hasMoved(pair));
  return {
    new: paired.added.map((finding) => sideOf(finding, whereAfter)),
    gone: paired.gone.map((finding) => sideOf(finding, whereBefore)),
    moved: moved.map(({ change }) => change),
    changed: same.filter((each) => !moved.includes(each) && hasChanged(each.pair)).map(({ change }) => change),
  };
}

/** The findings that block and did not, new ones and others. */
export function newlyBlocking({ new: fresh, moved, changed }: FindingChanges): FindingSide[] {
  const isBlocking = ({ disposition }: FindingSide) => disposition === Disposition.BLOCKING;
  const turned = [...moved, ...changed].filter(({ before, after }) => isBlocking(after) && !isBlocking(before));
  return [...fresh.filter(isBlocking), ...turned.map(({ after }) => after)];
}

/** The name that it has in a baseline, of those that a baseline may cover. */
function lastingNameOf({ identity, rule, detail, state }: Finding): string | undefined {
  return identity && stableJson([identity, rule, detail, state]);
}

function placeInTemplateOf({ resource, rule, detail }: Finding): string | undefined {
  return resource && stableJson([resource.template, resource.logicalId, rule, detail]);
}

/** A line that others were put in front of is no other place, and no reviewer wants to read of it. */
function hasMoved({ before, after }: Change<Finding>): boolean {
  const placeOf = ({ resource, source }: Finding) => stableJson([resource?.path, resource?.template, resource?.logicalId, source?.replace(/:\d+$/, '')]);
  return placeOf(before) !== placeOf(after);
}

function hasChanged({ before, after }: Change<Finding>): boolean {
  return before.disposition !== after.disposition || before.severity !== after.severity || before.state !== after.state;
}

function sideOf(finding: Finding, whereabouts: Whereabouts): FindingSide {
  const { id, rule, detail, severity, state, disposition, message, fix, resource, source } = finding;
  const { component, environment } = whereabouts.ofFinding(finding);
  return {
    id,
    rule: fullRuleId(rule, detail),
    severity,
    state,
    disposition,
    message,
    fix,
    component: (component ?? environment)?.path,
    path: resource?.path,
    template: resource?.template,
    logicalId: resource?.logicalId,
    source,
  };
}
